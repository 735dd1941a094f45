import { expect, test } from "vitest";
import { PRESETS } from "../../diffusion/samplers/presets.ts";
import { dot } from "../testing/run.ts";
import { codeOf, fewStepsOf, missedBy } from "./round-trip.ts";
import { FIRST } from "./scene.ts";

test("a code's mean and deviation", () => {
  expect(codeOf(Float32Array.of(1, 3, 1, 3))).toEqual({ mean: 2, deviation: 1 });
});

test("what came back is held against the picture in levels, whatever is clipped in it", () => {
  const picture = { ...dot(0), width: 2, pixels: Uint8Array.of(255, 100) };
  expect(missedBy(picture, Float32Array.of(7, (100 - 127.5) / 127.5))).toBe(0);
  expect(missedBy(picture, Float32Array.of(1, (110 - 127.5) / 127.5))).toBe(5);
});

test("few steps are said where pictures are encoded, by the steps that encode them", () => {
  const encoded = { ...FIRST, way: "encode", sampler: PRESETS.ddim10 } as const;
  expect(fewStepsOf(encoded, 1000)).toBe(10);
  expect(fewStepsOf({ ...encoded, sampler: PRESETS.ddim50 }, 1000)).toBeNull();
  expect(fewStepsOf({ ...encoded, encoder: { steps: 100, spacing: "uniform", form: "own" } }, 1000)).toBeNull();
  expect(fewStepsOf(encoded, 10), "there are no more").toBeNull();
  expect(fewStepsOf({ ...encoded, way: "ddpm" }, 1000)).toBeNull();
});
