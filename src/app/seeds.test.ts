import fc from "fast-check";
import { expect, test } from "vitest";
import { parseSeed, rollSeed } from "./seeds.ts";

test("every 64-bit number is a seed, as short as it can be written", () => {
  const seed = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n });
  fc.assert(fc.property(seed, (n) => parseSeed(` ${n} `) === String(n)));
  expect(parseSeed("007")).toBe("7");
});

test("nothing else is", () => {
  for (const text of ["", "-1", "1.5", "1e3", "seven", String(2n ** 64n), "9".repeat(21)]) {
    expect(parseSeed(text), text).toBeNull();
  }
});

test("a rolled seed is one, of five digits at the most", () => {
  for (let i = 0; i < 20; i++) expect(parseSeed(rollSeed())).toMatch(/^\d{1,5}$/);
});
