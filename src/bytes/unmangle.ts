/**
 * An address as it was before chat programs, mail and HTML had it: characters that were added are
 * taken away, characters that were written another way are read. What an address of ours consists
 * of (letters, digits, `#?&=:;,@._-`) is left as it is.
 */

type Step = (text: string) => string;

/** More than anybody's programs do to one text, one after the other. */
const MOST_ROUNDS = 20;

/** Guesses are steps that would harm an address nobody did this to: who tries them has a check. */
export function unmangled(text: string, guesses: readonly Step[] = []): string {
  return settled([(now) => settled(READING, now), ...guesses, joined, dashes], text);
}

/** The steps one after the other, again and again until they change nothing more. */
function settled(steps: readonly Step[], text: string): string {
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const before = text;
    for (const step of steps) text = step(text);
    if (text === before) break;
  }
  return text;
}

/** Mail's quoted-printable (RFC 2045, 6.7): a line ends in "=" where it goes on, and "=" itself is "=3D". */
export const quotedPrintable: Step = (text) => text.replace(/=[ \t]*[\r\n]+/g, "").replace(/=3D/gi, "=");
/** A hyphen at a line's end says that the word goes on. */
export const hyphenated: Step = (text) => text.replace(/-[ \t]*(?=[\r\n])/g, "");
/** A dash was one hyphen, not two. */
export const shortDashes: Step = (text) => text.replace(/\u2014/g, "-");

/** Line ends with the marks of a quotation before the next line: mail breaks long lines. */
const joined: Step = (text) => text.replace(/[ \t]*[\r\n\u0085\u2028\u2029]+[>|\s]*/g, "");
/** Soft hyphens, zero-width spaces, marks of direction and of byte order; backslashes before `_` and `/`. */
const invisible: Step = (text) => text.replace(/\p{Cf}|\\(?!u[\da-f]{4})/giu, "");
/** Full-width and other compatible forms. */
const compatible: Step = (text) => text.normalize("NFKC");
const hyphens: Step = (text) => text.replace(/[\u2010-\u2013\u2212]/g, "-");
/** What looks better to a word processor. */
const dashes: Step = (text) => text.replace(/\u2014/g, "--");

/** Characters whole in UTF-8: of one whose bytes are not all there the next line, or round, may have the rest. */
const ENCODED =
  /%[0-7][\da-f]|%[cd][\da-f]%[89ab][\da-f]|%e[\da-f](?:%[89ab][\da-f]){2}|%f[0-4](?:%[89ab][\da-f]){3}/gi;

const percent: Step = (text) =>
  text.replace(ENCODED, (code) => {
    try {
      return decodeURIComponent(code);
    } catch {
      return code;
    }
  });

/** JSON's and JavaScript's way to write what HTML would take for its own. */
const escapes: Step = (text) => text.replace(/\\u([\da-f]{4})/gi, (_, code: string) => letter(code, 16));

/** HTML's names of the characters in an address, and of those around it. */
const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  apos: "'",
  colon: ":",
  comma: ",",
  commat: "@",
  equals: "=",
  gt: ">",
  hyphen: "-",
  lbrack: "[",
  lowbar: "_",
  lpar: "(",
  lt: "<",
  nbsp: " ",
  newline: "\n",
  num: "#",
  percnt: "%",
  period: ".",
  quest: "?",
  quot: '"',
  rbrack: "]",
  rpar: ")",
  semi: ";",
  shy: "",
  sol: "/",
  tab: "\t",
  zwnj: "",
};

const entities: Step = (text) =>
  text
    .replace(/&#x([\da-f]{1,6});/gi, (_, code: string) => letter(code, 16))
    .replace(/&#(\d{1,7});/g, (_, code: string) => letter(code, 10))
    .replace(/&([a-z]{2,7});/gi, (whole, name: string) => ENTITIES[name.toLowerCase()] ?? whole);

const letter = (digits: string, base: number) => {
  const code = Number.parseInt(digits, base);
  return code <= 0x10ffff ? String.fromCodePoint(code) : "";
};

const READING: readonly Step[] = [invisible, compatible, hyphens, escapes, entities, percent];
