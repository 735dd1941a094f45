import fc from "fast-check";
import { expect, test } from "vitest";
import { fromLevel, toLevel, toRgba } from "./levels.ts";
import { hardLevels } from "./testing/hard-levels.ts";

/** 128 + ⌊127.5·v⌋ in whole numbers of any size, from the bits of v. */
function exactLevel(v: number): number {
  if (Number.isNaN(v) || v <= -1) return 0;
  if (v >= 1) return 255;
  const bits = new Uint32Array(Float32Array.of(v).buffer)[0]!;
  const exponent = (bits >> 23) & 0xff;
  const significand = BigInt((bits & 0x7fffff) | (exponent > 0 ? 0x800000 : 0));
  const shift = BigInt(151 - Math.max(exponent, 1));
  // >> of a negative BigInt is the floor of the quotient.
  return Number(128n + ((255n * (v < 0 ? -significand : significand)) >> shift));
}

test("the level is exact, also beside the border of two levels, and rises with the value", () => {
  const hard = hardLevels();
  for (const v of hard) expect(toLevel(v), `${v}`).toBe(exactLevel(v));
  const levels = hard
    .filter((v) => !Number.isNaN(v))
    .sort()
    .map(toLevel);
  expect(levels).toEqual(levels.toSorted());
  fc.assert(fc.property(fc.float(), (v) => toLevel(v) === exactLevel(v)));
});

test("it is what a canvas makes of (v + 1)·127.5, which the fingerprints of version 1 were taken of", () => {
  const canvas = new Uint8ClampedArray(1);
  const agrees = (v: number) => {
    canvas[0] = (v + 1) * 127.5;
    // Just under 0 the sum loses v, and the canvas counts it as 0: no picture has met such a value.
    return canvas[0] === toLevel(v) || (v < 0 && v > -(2 ** -50));
  };
  fc.assert(fc.property(fc.float({ min: Math.fround(-1.1), max: Math.fround(1.1) }), agrees));
  for (const v of hardLevels()) expect(agrees(v), `${v}`).toBe(true);
});

test("every level comes back", () => {
  for (let level = 0; level < 256; level++) expect(toLevel(Math.fround(fromLevel(level)))).toBe(level);
});

test("several pictures, of three colours or of grey, become opaque pixels", () => {
  const two = Float32Array.of(-1, 1, 0, 0, 1, -1, 1, 1, -1, -1, 0, 0);
  expect([...toRgba(two, { channels: 3, height: 1, width: 2 })]).toEqual(
    [
      [0, 128, 255, 255],
      [255, 128, 0, 255],
      [255, 0, 128, 255],
      [255, 0, 128, 255],
    ].flat(),
  );
  expect([...toRgba(Float32Array.of(-2, 2), { channels: 1, height: 2, width: 1 })]).toEqual([
    0, 0, 0, 255, 255, 255, 255, 255,
  ]);
});

test("a fourth channel is opacity, and colours under none keep their levels", () => {
  const two = Float32Array.of(1, -1, -1, 0, 0, 1, -1, 0);
  expect([...toRgba(two, { channels: 4, height: 1, width: 2 })]).toEqual([255, 0, 128, 0, 0, 128, 255, 128]);
});
