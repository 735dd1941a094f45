import fc from "fast-check";
import { expect, test } from "vitest";
import { LENSES } from "../run/moment.ts";
import { momentText, spotIn } from "./moment-text.ts";

const number = (most: number) => fc.integer({ min: 0, max: most });
const spot = fc.record({
  position: fc.option(number(4000)),
  picture: fc.option(number(255)),
  branch: number(8),
  lens: fc.constantFrom(...LENSES),
});

test("every moment comes back", () => {
  fc.assert(
    fc.property(spot, (one) => {
      expect(spotIn(momentText(one))).toEqual(one);
    }),
  );
});

test("what is usual is not said", () => {
  expect(momentText({ position: null, picture: null, branch: 0, lens: "x0" })).toBe("");
  expect(momentText({ position: 0, picture: null, branch: 0, lens: "x0" })).toBe("0");
  expect(momentText({ position: 459, picture: 2, branch: 1, lens: "epsilon" })).toBe("459:picture3:branch1:epsilon");
});

test("what says nothing is refused with what was expected", () => {
  for (const bad of ["soon", "-1", "1.5", "picture0", "picture", "branch", "1e3", "1234567", "459:x1"]) {
    expect(() => spotIn(bad), bad).toThrow(
      /^invalid moment: ".*", expected a position, picture1, branch1 or one of x0, x/,
    );
  }
  fc.assert(
    fc.property(fc.string(), (text) => {
      try {
        spotIn(text);
      } catch (error) {
        expect(error).toBeInstanceOf(RangeError);
      }
    }),
  );
});
