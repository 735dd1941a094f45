import { expect, test } from "vitest";
import type { InputPicture } from "../share/scene.ts";
import { generateLanes, interpolateLanes, lambdas, runSpec } from "./jobs.ts";
import { FIRST_SCENES } from "./scenes.ts";

const shape = { width: 32, height: 32, channels: 3 };
const flat = (value: number): InputPicture => ({
  width: 32,
  height: 32,
  channels: 3,
  pixels: new Uint8Array(32 * 32 * 3).fill(value),
});

test("picture i draws the noise of image i, whatever the count", () => {
  const four = generateLanes({ ...FIRST_SCENES.generate, count: 4 });
  const many = generateLanes({ ...FIRST_SCENES.generate, count: 64 });
  expect(many.slice(0, 4)).toEqual(four);
  expect(many.map(({ image }) => image)).toEqual(Array.from({ length: 64 }, (_, i) => i));
});

test("λ runs over 0, 1/8 … 1", () => {
  expect(lambdas(8)).toEqual([0, 0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875, 1]);
});

test("the strip mixes the same two ends at every λ and begins at t", () => {
  const lanes = interpolateLanes(FIRST_SCENES.interpolate, 500, [flat(0), flat(255)]);
  expect(lanes.length).toBe(9);
  for (const lane of lanes) {
    expect(lane.fromT).toBe(500);
    expect(lane.start.from).toBe("mix");
    if (lane.start.from !== "mix") continue;
    expect(lane.start.a[0]).toBe(-1);
    expect(lane.start.b[0]).toBe(1);
    expect(lane.start.sharedNoise).toBe(false);
  }
  expect(lanes.map(({ image }) => image)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
});

test("a shared way back is image 0's noise for every λ", () => {
  const lanes = interpolateLanes({ ...FIRST_SCENES.interpolate, sharedReturn: true }, 250, [flat(0), flat(9)]);
  expect(new Set(lanes.map(({ image }) => image))).toEqual(new Set([0]));
});

test("a recording stays under 80 MiB, whatever is asked", () => {
  for (const count of [1, 4, 16, 64]) {
    const spec = runSpec(generateLanes({ ...FIRST_SCENES.generate, count }), shape, false);
    const bytes = spec.record * count * 32 * 32 * 4 * 2 + spec.snapshots * count * 32 * 32 * 3 * 4;
    expect(bytes).toBeLessThanOrEqual(80 * 2 ** 20);
  }
  expect(runSpec(generateLanes({ ...FIRST_SCENES.generate, count: 1 }), shape, false).record).toBe(1001);
});
