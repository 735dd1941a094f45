import fc from "fast-check";
import { expect, test } from "vitest";
import { networkOf } from "./adapter.ts";
import type { Prediction } from "./spec.ts";

const T = 100;
const network = (prediction: Prediction) =>
  networkOf({ T, schedule: { kind: "cosine" }, prediction, variance: "fixed" });
const predictions = ["epsilon", "sample", "v_prediction", "mean"] as const;

test("a perfect network of any prediction gives x₀ and ε back", () => {
  const value = fc.double({ min: -3, max: 3, noNaN: true });
  fc.assert(
    fc.property(
      fc.constantFrom(...predictions),
      fc.integer({ min: 0, max: 90 }),
      value,
      value,
      (kind, t, x0, epsilon) => {
        const { schedule, alphaBar, ask } = network(kind);
        const level = alphaBar(t);
        const x = Math.sqrt(level) * x0 + Math.sqrt(1 - level) * epsilon;
        const m = {
          epsilon,
          sample: x0,
          v_prediction: Math.sqrt(level) * epsilon - Math.sqrt(1 - level) * x0,
          mean: schedule.posteriorMeanCoef1[t]! * x0 + schedule.posteriorMeanCoef2[t]! * x,
        }[kind];
        const step = ask(t, level);
        expect(step.timestep).toBe(t);
        expect(step.fromX * x + step.fromM * m).toBeCloseTo(x0, 8);
        expect(step.noiseFromX * x + step.noiseFromM * m).toBeCloseTo(epsilon, 6);
      },
    ),
  );
});

test("nothing is divided by 0 at either end of ᾱ", () => {
  for (const kind of predictions)
    for (const level of [0, 1])
      for (const number of Object.values(network(kind).ask(0, level))) expect(Number.isFinite(number)).toBe(true);
});

test("at ᾱ = 1 x is the picture", () => {
  const { fromX, fromM, noiseFromM } = network("epsilon").ask(0, 1);
  expect([fromX, fromM + 0, noiseFromM]).toEqual([1, 0, 1]);
});
