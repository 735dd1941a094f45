import { expect, test } from "vitest";
import { differenceHeat, meanOverChannels, signedHeat, sizeHeat } from "./heat.ts";

test("channels are averaged", () => {
  expect([...meanOverChannels(Float32Array.of(0, 1, 2, 3, 4, 8), 2)]).toEqual([2, 4]);
});

test("the ends of the ramp are the least and the greatest, or plus and minus", () => {
  const { low, high, pixels } = sizeHeat(Float32Array.of(0.25, 0.5, 0.75), 3);
  expect([low, high]).toEqual([0.25, 0.75]);
  expect([...pixels.slice(0, 4)]).toEqual([14, 16, 40, 255]);
  expect([...pixels.slice(8, 12)]).toEqual([252, 246, 214, 255]);
  const signs = signedHeat(Float32Array.of(-9, 0, 9), 3, 2);
  expect([...signs.pixels.slice(4, 8)]).toEqual([238, 238, 236, 255]);
  expect([...signs.pixels.slice(0, 3)]).toEqual([24, 60, 148]);
});

test("a flat map has a colour too", () => {
  expect(sizeHeat(new Float32Array(4).fill(1), 4).pixels[3]).toBe(255);
});

test("equal pictures are dark, whatever their alpha", () => {
  const grey = Uint8ClampedArray.of(9, 9, 9, 255, 9, 9, 9, 255);
  const other = Uint8ClampedArray.of(9, 9, 9, 0, 99, 99, 99, 255);
  const { pixels } = differenceHeat(grey, other, 64);
  expect([...pixels]).toEqual([14, 16, 40, 255, 252, 246, 214, 255]);
});
