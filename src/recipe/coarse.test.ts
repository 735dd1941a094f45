import { expect, test } from "vitest";
import { coarseDifference, coarseOf, SAME_LEVELS } from "./coarse.ts";
import type { ResultPictures } from "./result.ts";

function pictures(count: number, level: (picture: number, x: number, y: number) => number, side = 8): ResultPictures {
  const rgba = new Uint8Array(count * side * side * 4);
  for (let i = 0; i < rgba.length; i++) {
    const pixel = Math.floor(i / 4);
    const [picture, p] = [Math.floor(pixel / side ** 2), pixel % side ** 2];
    rgba[i] = i % 4 === 3 ? 255 : level(picture, p % side, Math.floor(p / side));
  }
  return { width: side, height: side, channels: 3, count, rgba };
}
const ramp = (picture: number, x: number, y: number) => 10 * picture + 9 * x + 4 * y;

test("means of quarters tell what engines round otherwise from another picture", () => {
  const sent = coarseOf(pictures(1, ramp));
  const rounded = pictures(1, (i, x, y) => ramp(i, x, y) + ((x + y) % 2));
  expect(coarseDifference(sent, rounded)).toBeLessThanOrEqual(1);
  expect(
    coarseDifference(
      sent,
      pictures(1, (i, x, y) => ramp(i, 7 - x, y)),
    ),
  ).toBeGreaterThan(SAME_LEVELS);
});

test("of many pictures the first, the last and two between are looked at, in 64 characters", () => {
  const sent = coarseOf(pictures(64, ramp));
  expect(sent).toHaveLength(64);
  const other = (which: number) => pictures(64, (i, x, y) => ramp(i, x, y) + (i === which ? 40 : 0));
  expect([0, 21, 42, 63].map((which) => coarseDifference(sent, other(which))! > 30)).toEqual([true, true, true, true]);
  expect(coarseDifference(sent, pictures(2, ramp)), "of another number").toBeNull();
});

test("a picture of one pixel has one", () => {
  const dot = pictures(1, () => 77, 1);
  expect(coarseDifference(coarseOf(dot), dot)).toBe(0);
});
