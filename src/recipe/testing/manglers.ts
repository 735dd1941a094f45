/** What chat programs, mail and HTML do to an address: each an arbitrary that gives the address afterwards. */
import fc from "fast-check";

type Mangler = (address: string) => fc.Arbitrary<string>;

/** The address with something put in at a few places. */
const inserted =
  (...texts: readonly string[]): Mangler =>
  (address) =>
    fc
      .array(fc.tuple(fc.nat(address.length), fc.constantFrom(...texts)), { minLength: 1, maxLength: 4 })
      .map((places) =>
        [...places]
          .sort(([a], [b]) => b - a)
          .reduce((text, [at, added]) => text.slice(0, at) + added + text.slice(at), address),
      );

/** Some of the characters, or all that are alike, written another way. */
const written =
  (how: (character: string) => string): Mangler =>
  (address) =>
    fc.oneof(
      fc.constant([...address].map(how).join("")),
      fc.constantFrom(...address).map((one) => address.replaceAll(one, how(one))),
      fc
        .array(fc.nat(Math.max(0, address.length - 1)), { minLength: 1, maxLength: 8 })
        .map((places) => [...address].map((each, i) => (places.includes(i) ? how(each) : each)).join("")),
    );

const around: Mangler = (address) =>
  fc
    .constantFrom(
      ...([
        ["", "."],
        ["", ","],
        ["", "!?"],
        ["", "…"],
        ["<", ">"],
        ["(", ")"],
        ["(", ")."],
        ['"', '"'],
        ["“", "”"],
        ["「", "」"],
        ["[look](", ")"],
        ["_", "_"],
        ["**", "**"],
        ["`", "`"],
        ["Look: ", " – what do you think?"],
        ["Look:\n", "\n"],
        ['<a href="', '">here</a>'],
      ] as const),
    )
    .map(([before, after]) => before + address + after);

const tracked: Mangler = (address) =>
  fc
    .constantFrom(
      "utm_source=chat&utm_medium=social",
      "fbclid=IwAR0x_y-Z",
      "gclid=EAIaIQ&si=1",
      "ref=times",
      "mc_cid=0a1b",
    )
    .chain((parameters) => {
      const [whole, path, query = "", fragment = ""] = /^(https?:[^\s?#&]+)(\?[^#]*)?(#r=[\w-]+)?$/.exec(address) ?? [];
      const added = [`${address}?${parameters}`, `${address}&${parameters}`];
      if (whole) added.push(`${path}${query ? `${query}&` : "?"}${parameters}${fragment}`);
      if (query) added.push(`${path}?${parameters}&${query.slice(1)}${fragment}`);
      return fc.constantFrom(...added);
    });

const percent = (character: string) => encodeURIComponent(character).replace(/^[-_.!~*'()\w]$/, hexed);
const hexed = (character: string) => `%${character.charCodeAt(0).toString(16)}`;
const numbered = (character: string) => `&#${character.codePointAt(0)};`;
const NAMES: Readonly<Record<string, string>> = { "&": "amp", "=": "equals", "#": "num", _: "lowbar", "?": "quest" };
const named = (character: string) => (character in NAMES ? `&${NAMES[character]};` : character);
const wide = (character: string) =>
  /[!-~]/.test(character) ? String.fromCharCode(character.charCodeAt(0) + 0xfee0) : character;

/** Mail: "=" has another spelling, and lines are no longer than 76. */
const quotedPrintable: Mangler = (address) =>
  fc.constant((address.replaceAll("=", "=3D").match(/[\s\S]{1,75}/g) ?? []).join("=\r\n"));

export const MANGLERS: Readonly<Record<string, Mangler>> = {
  around,
  tracked,
  "percent-encoding": written(percent),
  "percent-encoding of what has a meaning": (address) =>
    fc.constantFrom(encodeURIComponent(address), encodeURI(address)),
  entities: written(numbered),
  "named entities": written(named),
  "&amp;": (address) => fc.constant(address.replaceAll("&", "&amp;")),
  "line breaks": inserted("\n", "\r\n", "\n> ", "\r\n    ", "\u2028"),
  "soft hyphens": inserted("\u00ad", "\u200b", "\ufeff", "\u2060"),
  "full-width": written(wide),
  "quoted-printable": quotedPrintable,
};

/** An address after one to `most` of them, one after the other; `told` says which. A mail is one mail. */
export const mangled = (
  address: string,
  most: number,
  names: readonly string[] = Object.keys(MANGLERS),
): fc.Arbitrary<{ readonly told: string; readonly text: string }> =>
  fc
    .array(fc.constantFrom(...names), { minLength: 1, maxLength: most })
    .map((names) => names.filter((name, i) => name !== "quoted-printable" || names.indexOf(name) === i))
    .chain((names) =>
      names
        .reduce<fc.Arbitrary<string>>((so, name) => so.chain(MANGLERS[name]!), fc.constant(address))
        .map((text) => ({
          told: names.join(", "),
          text,
        })),
    );
