import { expect, test } from "vitest";
import { toRgba } from "../diffusion/levels.ts";
import type { LaneSpec } from "../worker/protocol.ts";
import { checkShapes, fits, toTensor } from "./tensor.ts";

const grey = { width: 2, height: 1, channels: 1, pixels: new Uint8Array([0, 255]) } as const;

test("a grey picture is one plane, and comes back with equal colours", () => {
  const x = toTensor(grey);
  expect([...x]).toEqual([-1, 1]);
  expect([...toRgba(x, grey)]).toEqual([0, 0, 0, 255, 255, 255, 255, 255]);
});

test("a picture of another model's size is refused with both sizes", () => {
  const model = { width: 28, height: 28, channels: 1 };
  expect(fits(grey, model)).toBe(false);
  const start = { from: "picture", x0: new Float32Array(3072), t: 5, end: 0 } as const;
  const lane = { start } as unknown as LaneSpec;
  expect(() => checkShapes([lane], model)).toThrow(/3072 values; this model takes 28 × 28 × 1 = 784/);
  expect(() => checkShapes([lane], { width: 32, height: 32, channels: 3 })).not.toThrow();
});
