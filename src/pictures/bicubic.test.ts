import { expect, test } from "vitest";
import { bicubic } from "./bicubic.ts";

const grey = (levels: readonly number[]) =>
  Uint8ClampedArray.from(levels.flatMap((level) => [level, level, level, 255]));
const reds = (rgba: Uint8ClampedArray) => Array.from(rgba).filter((_, i) => i % 4 === 0);

test("what is even stays even, and what is opaque opaque, to the last pixel", () => {
  expect(new Set(bicubic(grey(Array(12).fill(77)), { width: 4, height: 3 }, { width: 20, height: 15 }))).toEqual(
    new Set([77, 255]),
  );
});

test("the middle of a pixel is its own value, at odd scales", () => {
  const levels = [10, 200, 40, 90, 255, 0, 128, 30, 60];
  const large = reds(bicubic(grey(levels), { width: 3, height: 3 }, { width: 9, height: 9 }));
  const middles = levels.map((_, i) => large[(3 * Math.floor(i / 3) + 1) * 9 + 3 * (i % 3) + 1]);
  expect(middles).toEqual(levels);
});

test("a slope stays a slope between its ends: no steps, as squares have", () => {
  const large = reds(
    bicubic(grey([0, 40, 80, 120, 160, 200]), { width: 6, height: 1 }, { width: 24, height: 4 }),
  ).slice(0, 24);
  const inner = large.slice(6, 18);
  expect(inner.slice(1).map((level, i) => level - inner[i]!)).toEqual(Array(11).fill(10));
});

test("an edge keeps its place and does not leave the range", () => {
  const large = reds(bicubic(grey([0, 0, 255, 255]), { width: 4, height: 1 }, { width: 16, height: 4 })).slice(0, 16);
  expect(large.slice(0, 8).every((level) => level < 128)).toBe(true);
  expect(large.slice(8).every((level) => level > 127)).toBe(true);
});

test("at one to one nothing changes", () => {
  const picture = grey([1, 2, 3, 4]);
  expect(bicubic(picture, { width: 2, height: 2 }, { width: 2, height: 2 })).toEqual(picture);
});

test("what is clear lends no colour to what is beside it", () => {
  const edge = Uint8ClampedArray.of(200, 100, 50, 255, 0, 255, 0, 0);
  const large = bicubic(edge, { width: 2, height: 1 }, { width: 8, height: 4 });
  const seen = Array.from({ length: 32 }, (_, p) => [...large.slice(p * 4, p * 4 + 4)]).filter(([, , , a]) => a! > 8);
  for (const [r, g, b] of seen) expect([r! - 200, g! - 100, b! - 50].every((off) => Math.abs(off) <= 1)).toBe(true);
  expect(new Set(seen.map(([, , , a]) => a)).size).toBeGreaterThan(2);
});
