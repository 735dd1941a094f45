import { expect, test } from "vitest";
import { toRgba } from "../diffusion/levels.ts";
import { fits, toTensor } from "./tensor.ts";

const grey = { width: 2, height: 1, channels: 1, pixels: new Uint8Array([0, 255]) } as const;

test("a grey picture is one plane, and comes back with equal colours", () => {
  const x = toTensor(grey);
  expect([...x]).toEqual([-1, 1]);
  expect([...toRgba(x, grey)]).toEqual([0, 0, 0, 255, 255, 255, 255, 255]);
});

test("a picture fits a model of its size and no other", () => {
  expect(fits(grey, { width: 2, height: 1, channels: 1 })).toBe(true);
  expect(fits(grey, { width: 28, height: 28, channels: 1 })).toBe(false);
});
