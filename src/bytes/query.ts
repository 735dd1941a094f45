/** The settings in an address, whatever chat programs, mail and HTML did to it. */
import { quotedPrintable, unmangled } from "./unmangle.ts";

/** What stands on the next line is no part of it. */
const apart = (text: string) => text.replace(/[\r\n]+/g, " ");
/** Nothing stands around it. */
const alone = (text: string) => text.replace(/[\s>|]+/g, "");

const GUESSES = [[], [quotedPrintable], [apart], [apart, quotedPrintable], [alone]];

/**
 * The names and values in a text that holds an address, the likeliest reading first: whether a line
 * that ends goes on, only the values can tell. Ours begin and end with a letter or a digit (or begin
 * with a minus) and have few other signs, so whatever else stands around or behind one was put there.
 * @param worded names whose values are anybody's words, in any language
 * @param written the text before anything was undone in it
 */
export function queriesIn(text: string, worded: readonly string[] = [], written = text): URLSearchParams[] {
  const readings = GUESSES.map((guesses) => unmangled(text, guesses).replace(LOST, "&times="));
  const words = worded.flatMap((name) => wordsOf(name, written));
  return [...new Set(readings)].map((reading) => {
    const pairs = pairsIn(reading);
    for (const [name, value] of words) if (pairs.has(name)) pairs.set(name, value);
    return pairs;
  });
}

/** What HTML makes of "&times=": a setting of the first links had this name. */
const LOST = /\u00d7(?==)/g;

function pairsIn(text: string): URLSearchParams {
  const pairs = text.split(/[?&#\s"<>]+/).map((part) => /^([A-Za-z]\w*)=[^A-Za-z\d-]*([\w:;,@./-]*)/.exec(part));
  return new URLSearchParams(
    pairs.flatMap((pair) => (pair ? [[pair[1]!, pair[2]!.replace(/[^A-Za-z\d]+$/, "")]] : [])),
  );
}

/** An address that stands in another's is escaped again. */
const MOST_ESCAPES = 3;

/** A value of words as somebody wrote it: spaces in it are escaped, and its letters are of any language. */
function wordsOf(name: string, text: string): [name: string, value: string][] {
  for (let now = text, round = 0; round < MOST_ESCAPES; round++) {
    const found = new RegExp(`[?&;]${name}=([^&#\\s"<>]*)`).exec(now)?.[1];
    if (found !== undefined) return [[name, withoutEnd(plain(found.replaceAll("+", " ")).replace(/\p{Cf}/gu, ""))]];
    now = plain(now);
  }
  return [];
}

/** Without the marks that a sentence puts behind it; a bracket that it opened itself is its own. */
const withoutEnd = (words: string) => words.replace(words.includes("(") ? /[^\p{L}\p{N})]+$/u : /[^\p{L}\p{N}]+$/u, "");

function plain(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
