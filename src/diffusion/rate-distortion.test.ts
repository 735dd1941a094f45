import { expect, test } from "vitest";
import { rateDistortion, rateDistortionBand } from "./rate-distortion.ts";

const TERMS = [
  { t: 1, bits: 2, x0Mse: 0.0001 },
  { t: 3, bits: 0.25, x0Mse: 0.04 },
  { t: 2, bits: 0.5, x0Mse: 0.01 },
];

test("the rate adds up from T down; L₀ is in no point", () => {
  const curve = rateDistortion(0.125, TERMS);
  expect(curve.map(({ t, reverseStep, rate }) => [t, reverseStep, rate])).toEqual([
    [3, 1, 0.125],
    [2, 2, 0.375],
    [1, 3, 0.875],
  ]);
  const distortion = [25.5, 12.75, 1.275];
  curve.forEach((point, i) => {
    expect(point.distortion).toBeCloseTo(distortion[i]!, 10);
  });
});

test("a sampled term stands for several steps", () => {
  expect(rateDistortion(0, TERMS, 10).at(-1)!.rate).toBeCloseTo(7.5, 12);
});

test("several pictures give a mean and a band", () => {
  const one = rateDistortion(0, TERMS);
  const other = rateDistortion(
    1,
    TERMS.map((term) => ({ ...term, x0Mse: 4 * term.x0Mse })),
  );
  const [first] = rateDistortionBand([one, other]);
  expect(first).toMatchObject({ t: 3, reverseStep: 1, rate: 0.5 });
  expect(first!.rateDeviation).toBeCloseTo(Math.SQRT1_2, 12);
  expect(first!.distortion).toBeCloseTo(38.25, 10);
  expect(rateDistortionBand([one])[0]).toMatchObject({ rateDeviation: 0, distortionDeviation: 0 });
  expect(rateDistortionBand([])).toEqual([]);
});

test("times that a picture does not have yet are left out of the band", () => {
  const all = rateDistortion(0, TERMS);
  const begun = rateDistortion(0, TERMS.slice(1));
  expect(rateDistortionBand([all, begun]).map(({ t }) => t)).toEqual([3, 2]);
});
