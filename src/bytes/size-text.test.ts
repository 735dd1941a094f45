import fc from "fast-check";
import { expect, test } from "vitest";
import { SIDES, sizeIn, sizeText } from "./size-text.ts";

test("every size that is taken is read back as it is written", () => {
  const side = fc.integer({ min: SIDES.least, max: SIDES.most });
  fc.assert(
    fc.property(side, side, (width, height) => {
      expect(sizeIn(sizeText({ width, height }))).toEqual({ width, height });
    }),
  );
});

test("a size is one number or two, however they are parted, and nothing else", () => {
  expect(sizeIn("32")).toEqual({ width: 32, height: 32 });
  for (const text of ["24x40", "24 X 40", " 24 × 40 ", "24*40"])
    expect(sizeIn(text)).toEqual({ width: 24, height: 40 });
  for (const text of ["", "7", "513", "24 ×", "24 × 4", "24 × 40 × 3", "2.5", "-24", "a"])
    expect(sizeIn(text)).toBeNull();
});
