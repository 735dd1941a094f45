import { expect, test } from "vitest";
import { errorCurves, errorOf, guides, sample } from "./few-steps.ts";
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

test("what the figure begins with shows what the text promises: DDIM's error falls with S, 2M's with its square", () => {
  const order = (spacing: "quadratic" | "trailing", which: string) => {
    const { points } = errorCurves(spacing).find(({ name }) => name === which)!;
    const [from, to] = [6, 25].map((wanted) => points.find(([steps]) => steps === wanted)!);
    return Math.log(from![1] / to![1]) / Math.log(to![0] / from![0]);
  };
  expect(order("quadratic", "ddim")).toBeCloseTo(1, 0);
  expect(order("quadratic", "dpmpp2m")).toBeGreaterThan(1.8);
  // Even times leave the stretch near the picture too coarse for that.
  expect(order("trailing", "dpmpp2m")).toBeLessThan(1.4);
  const [one, two] = guides(errorCurves("quadratic"));
  expect([one, two].map((guide) => guide!.points[0]![1] / guide!.points[1]![1])).toEqual(
    [25 / 6, (25 / 6) ** 2].map((fall) => expect.closeTo(fall)),
  );
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
