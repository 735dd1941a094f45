import { expect, test } from "vitest";
import { PRESETS } from "../../diffusion/samplers/presets.ts";
import type { ProcessSpec } from "../../diffusion/spec.ts";
import { compareLanes, differenceOf, positionAtTime, sharesStart, slowestTime, timesOf, together } from "./lanes.ts";
import { FIRST } from "./scene.ts";

const process: ProcessSpec = {
  T: 1000,
  schedule: { kind: "linear", beta_start: 1e-4, beta_end: 0.02 },
  prediction: "epsilon",
  variance: "learned_range",
};

test("picture i of every column draws the noise of image i", () => {
  const lanes = compareLanes({ ...FIRST, count: 3 }, []);
  expect(lanes.map(({ image }) => image)).toEqual([0, 1, 2, 0, 1, 2]);
  expect(lanes[3]?.sampler).toEqual(PRESETS.ddim50);
});

test("columns keep in step by t: long steps wait for the clock", () => {
  const ten = timesOf(process, PRESETS.ddim10);
  expect([ten[0], ten[1], ten.at(-2), ten.at(-1)]).toEqual([901, 801, 1, 0]);
  expect([1000, 901, 850, 801, 800, 1, 0].map((t) => positionAtTime(ten, t))).toEqual([0, 0, 0, 1, 1, 9, 10]);
  const thousand = timesOf(process, PRESETS.ddpm1000);
  expect(positionAtTime(thousand, 850)).toBe(150);
  expect(
    slowestTime([
      { times: thousand, reached: 30 },
      { times: ten, reached: 10 },
    ]),
  ).toBe(970);
});

test("the same seed is the same start", () => {
  expect(sharesStart(FIRST)).toBe(true);
  const [first, second] = FIRST.columns;
  expect(sharesStart({ ...FIRST, columns: [first!, { ...second!, seed: "1" }] })).toBe(false);
});

test("a difference counts colours, not alpha", () => {
  const a = Uint8ClampedArray.of(10, 20, 30, 255, 0, 0, 0, 255);
  const b = Uint8ClampedArray.of(10, 24, 20, 0, 0, 0, 5, 255);
  const found = differenceOf(a, b);
  expect(found).toEqual({ mean: 19 / 6, largest: 10, beyond: 2 / 6 });
  expect(together([found, { mean: 0, largest: 0, beyond: 0 }])).toEqual({ mean: 19 / 12, largest: 10, beyond: 1 / 6 });
  expect(together([])).toEqual({ mean: 0, largest: 0, beyond: 0 });
});
