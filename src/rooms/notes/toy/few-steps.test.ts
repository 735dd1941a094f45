import { expect, test } from "vitest";
import { errorCurves, errorOf, sample } from "./few-steps.ts";
import { bestNoise, MIXTURE, noised } from "./mixture.ts";
import { endsOf, pathsOf, planOf } from "./run.ts";

test("many steps of any sampler end in the mixture", () => {
  for (const name of ["ddpm", "ddim", "dpmpp2m"] as const)
    expect(errorOf(sample(name, 500, "trailing"))).toBeLessThan(0.06);
});

test("with 12 steps the solver is nearest, then DDIM, then the ancestral chain", () => {
  const started = performance.now();
  const at12 = Object.fromEntries(
    errorCurves("trailing").map(({ name, points }) => [name, points.find(([steps]) => steps === 12)![1]]),
  );
  console.info(
    `errors at 12 steps ${JSON.stringify(at12)}, all curves in ${Math.round(performance.now() - started)} ms`,
  );
  expect(at12.dpmpp2m!).toBeLessThan(at12.ddim!);
  expect(at12.ddim!).toBeLessThan(at12.ddpm!);
});

test("η = 0 has one ending for a start, η = 1 has many", () => {
  const plan = (eta: number) =>
    planOf({ kind: "ddim", steps: 50, spacing: "uniform", eta, sigmaHat: false, clip: false, epsilon: "recompute" });
  const starts = new Float64Array(60).fill(0.4);
  const spread = (ends: Float64Array) => Math.max(...ends) - Math.min(...ends);
  expect(spread(endsOf(plan(0), starts, bestNoise(MIXTURE), 1))).toBe(0);
  expect(spread(endsOf(plan(1), starts, bestNoise(MIXTURE), 1))).toBeGreaterThan(1);
});

test("paths begin at the start and have a stop for each step", () => {
  const plan = planOf({ kind: "ddpm", steps: "20", sigma: "fixed_small", clip: false });
  const stops = pathsOf(plan, Float64Array.of(0.1, -1), bestNoise(MIXTURE), 1);
  expect(stops.length).toBe(21);
  expect([stops[0]!.t, stops.at(-1)!.t]).toEqual([1000, 0]);
  expect(stops[0]!.x[1]).toBe(-1);
  expect(noised(MIXTURE, 1)[0]!.mean).toBe(MIXTURE[0]!.mean);
});
