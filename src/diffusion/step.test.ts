import { expect, test } from "vitest";
import { flagsOf, ROW_WORDS, writeStep } from "./pack.ts";
import type { Step } from "./plan.ts";
import { lookCpu } from "./step.ts";
import { stepIn32, stepIn64 } from "./testing/run.ts";

const step: Step = {
  timestep: 500,
  t: 501,
  tNext: 500,
  alphaBar: 0.5,
  fromX: 2,
  fromM: -1,
  noiseFromX: 0.5,
  noiseFromM: 1,
  clip: true,
  cx: 0.25,
  c0: 0.5,
  ce: 4,
  cp: 8,
  spread: { kind: "fixed", sigma: 3 },
  noiseIndex: 500,
};

test("x' = cx·x + c0·x̂₀ + ce·ε̂ + cp·x̂₀₋₁ + σ·z", () => {
  const { x, x0, finite } = stepIn64(step, [1, 0.5], [0.5, 0.5], [1, -1], [0.125, 0]);
  // The first x̂₀ is 1.5, clipped; ε̂ is 1 and 0.75.
  expect([...x0]).toEqual([1, 0.5]);
  expect([...x]).toEqual([0.25 + 0.5 + 4 + 1 + 3, 0.125 + 0.25 + 3 + 0 - 3]);
  expect(finite).toBe(true);
  expect([...stepIn64({ ...step, clip: false }, [1], [0.5], [0]).x0]).toEqual([1.5]);
});

test("a learned σ is read from v, in the middle of its logs at 0", () => {
  const learned: Step = { ...step, cx: 0, c0: 0, ce: 0, cp: 0, spread: { kind: "learned", logMax: 2, logMin: -4 } };
  const { x } = stepIn64(learned, [0, 0, 0], [0, 0, 0, -1, 0, 1], [1, 1, 1]);
  expect([...x]).toEqual([Math.exp(-2), Math.exp(-0.5), Math.exp(1)]);
  // (1, −1): v is log σ² itself.
  const direct: Step = { ...learned, spread: { kind: "learned", logMax: 1, logMin: -1 } };
  expect(stepIn64(direct, [0], [0, Math.log(9)], [1]).x[0]).toBeCloseTo(3, 14);
});

test("what is not finite is said", () => {
  for (const bad of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
    expect(stepIn32(step, [0, 0, bad], [0, 0, 0], [0, 0, 0]).finite).toBe(false);
    expect(stepIn32(step, [0, 0, 0], [bad, 0, 0], [0, 0, 0]).finite).toBe(false);
  }
  expect(stepIn32({ ...step, ce: 0 }, [3e38], [0], [0]).finite).toBe(true);
  expect(stepIn32({ ...step, ce: 0, cx: 2 }, [3e38], [0], [0]).finite).toBe(false);
});

test("looking shows what the step makes of x, and leaves x alone", () => {
  const row = new Float32Array(ROW_WORDS);
  const learned: Step = { ...step, spread: { kind: "learned", logMax: 2, logMin: -4 } };
  const x = Float32Array.of(1, 0.5);
  writeStep(row, 0, learned);
  const look = lookCpu(row, 0, flagsOf(learned), x, Float32Array.of(0.5, 0.5, -1, 1));
  expect([...look.x0]).toEqual([1, 0.5]);
  expect([...look.epsilon]).toEqual([1, 0.75]);
  expect([...look.sigma!]).toEqual([Math.fround(Math.exp(-2)), Math.fround(Math.exp(1))]);
  expect([...x]).toEqual([1, 0.5]);
  writeStep(row, 0, step);
  expect(lookCpu(row, 0, flagsOf(step), x, Float32Array.of(0, 0)).sigma).toBeNull();
});
