import fc from "fast-check";
import { expect, test } from "vitest";
import { format, parse, type Values } from "./message.ts";

const say = (text: string, values: Values = {}, language: "en" | "ko" = "en") => format(parse(text), values, language);

test.each<[string, Values, string]>([
  ["", {}, ""],
  ["Run", {}, "Run"],
  ["step {n} of {count}", { n: 3, count: 1000 }, "step 3 of 1000"],
  ["{n} characters, seed {seed}", { n: 13_965, seed: "13965" }, "13,965 characters, seed 13965"],
  ["{n} apart", { n: 0.00012 }, "0.00012 apart"],
  ["it’s “{name}”", { name: "a{b}#" }, "it’s “a{b}#”"],
  ["№ # stays outside a plural", {}, "№ # stays outside a plural"],
  ["{n, plural, =0 {none} one {one} other {# runs}}", { n: 0 }, "none"],
  ["{n, plural, =0 {none} one {one} other {# runs}}", { n: 1 }, "one"],
  ["{n, plural, =0 {none} one {one} other {# runs}}", { n: 12_345 }, "12,345 runs"],
  ["{s, select, link {Copy it} other {Get it}} again", { s: "link" }, "Copy it again"],
  ["{s, select, link {Copy it} other {Get it}} again", { s: "file" }, "Get it again"],
  [
    "{n, plural, one {a {kind}} other {# {kind}s of {m, plural, one {#} other {# in all}}}}",
    { n: 2, m: 9, kind: "run" },
    "2 runs of 9 in all",
  ],
])("%j with %j says %j", (text, values, said) => {
  expect(say(text, values)).toBe(said);
});

test("Korean has one plural", () => {
  expect(say("{n, plural, one {하나} other {#장}}", { n: 1 }, "ko")).toBe("1장");
});

test.each([
  ["{", "{name}, or a plural or select, expected at 0 of “{”"],
  ["a } b", "{name}, or a plural or select, expected at 2 of “a } b”"],
  ["{two words}", "{name}, or a plural or select, expected at 0 of “{two words}”"],
  ["{n, plural, one {a}}", "other {…} expected at 19 of “{n, plural, one {a}}”"],
  ["{n, plural, other {a}", "} expected at 21 of “{n, plural, other {a}”"],
  ["{n, plural, other {a", "} expected at 20 of “{n, plural, other {a”"],
  ["{n, number}", "{name}, or a plural or select, expected at 0 of “{n, number}”"],
])("%j cannot be read, and it is said where", (text, why) => {
  expect(() => parse(text)).toThrow(new SyntaxError(`invalid message: ${why}`));
});

test("a value that is missing is named", () => {
  expect(() => say("{n} of {count}", { n: 1 })).toThrow('invalid values: {count} is not among {"n":1}');
});

test("text without braces is said as it stands, and values are never read as messages", () => {
  const plain = fc.string().map((text) => text.replace(/[{}]/g, ""));
  fc.assert(
    fc.property(plain, fc.string(), plain, (before, value, after) => {
      expect(say(`${before}{value}${after}`, { value })).toBe(before + value + after);
    }),
  );
});
