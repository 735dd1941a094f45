/** Samplers against the truth: with the closed-form denoiser, what they make is known exactly. */
import { describe, expect, test } from "vitest";
import { gaussianDenoiser, mixtureDenoiser, type WeightedNormal } from "./analytic.ts";
import { normals } from "./noise.ts";
import type { Plan } from "./plan.ts";
import { planFor } from "./samplers/index.ts";
import { betasOf, scheduleOf } from "./schedule.ts";
import type { ProcessSpec, SamplerSpec } from "./spec.ts";
import { normalCdf } from "./testing/normal.ts";
import { runIn64 } from "./testing/run.ts";

const PROCESS: ProcessSpec = {
  T: 1000,
  schedule: { kind: "linear", beta_start: 0.0001, beta_end: 0.02 },
  prediction: "epsilon",
  variance: "fixed",
};
const SEED = [4, 0] as const;

const MIXTURE: WeightedNormal[] = [
  { weight: 0.3, mean: [-0.6], covariance: [0.01] },
  { weight: 0.7, mean: [0.5], covariance: [0.04] },
];

const draw = (count: number, image: number, index: number) =>
  Float64Array.from(normals(new Float32Array(count), { seed: SEED, image, branch: 0 }, "step", index));

/** Runs a plan on many points of `size` values at once, [points · size], with noise of its own for each. */
function sample(plan: Plan, points: number, size: number, denoiser: ReturnType<typeof gaussianDenoiser>): Float64Array {
  return runIn64(
    plan,
    draw(points * size, 1, 0),
    (x, { alphaBar }) => {
      const m = new Float64Array(x.length);
      for (let at = 0; at < x.length; at += size) m.set(denoiser(x.subarray(at, at + size), alphaBar), at);
      return m;
    },
    ({ noiseIndex }) => draw(points * size, 2, noiseIndex),
  );
}

/** Whether an estimate is within four standard errors of the truth, and says both if not. */
function expectWithin(estimate: number, truth: number, standardError: number, slack = 0) {
  const distance = Math.max(0, Math.abs(estimate - truth) - slack) / standardError;
  expect(distance, `${estimate} for ${truth} ± ${standardError}`).toBeLessThan(4);
}

const ancestral = (sigma: "fixed_small" | "fixed_large"): SamplerSpec => ({
  kind: "ddpm",
  steps: "1000",
  sigma,
  clip: false,
});

describe.each(["fixed_small", "fixed_large"] as const)("ancestral sampling, %s", (sigma) => {
  const plan = planFor(PROCESS, ancestral(sigma));

  test("gives a normal's mean and covariance", () => {
    const points = 400;
    const mean = [0.3, -0.2];
    const covariance = [
      [0.3, 0.12],
      [0.12, 0.2],
    ];
    const x = sample(plan, points, 2, gaussianDenoiser({ mean, covariance }));
    const column = (k: number) => Array.from({ length: points }, (_, i) => x[2 * i + k]!);
    const average = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    // A thousand steps are not infinitely many: σ² is off the true reverse variance by O(1/T) each.
    const slack = 0.01;
    for (const k of [0, 1]) expectWithin(average(column(k)), mean[k]!, Math.sqrt(covariance[k]![k]! / points), slack);
    for (const [i, j] of [
      [0, 0],
      [0, 1],
      [1, 1],
    ] as const) {
      const [left, right] = [column(i), column(j)];
      const [leftMean, rightMean] = [average(left), average(right)];
      const estimate = average(left.map((value, k) => (value - leftMean) * (right[k]! - rightMean)));
      const error = Math.sqrt((covariance[i]![i]! * covariance[j]![j]! + covariance[i]![j]! ** 2) / points);
      expectWithin(estimate, covariance[i]![j]!, error, slack);
    }
  });

  test("gives a mixture's weights, means and variances", () => {
    const points = 1000;
    const x = sample(plan, points, 1, mixtureDenoiser(MIXTURE));
    // The components are five standard deviations apart at 0.
    for (const [part, { weight, mean, covariance }] of [
      [x.filter((value) => value < -0.15), MIXTURE[0]!],
      [x.filter((value) => value >= -0.15), MIXTURE[1]!],
    ] as const) {
      const variance = covariance[0] as number;
      const n = part.length;
      expectWithin(n / points, weight, Math.sqrt((weight * (1 - weight)) / points), 0.01);
      const average = part.reduce((sum, value) => sum + value, 0) / n;
      expectWithin(average, mean[0]!, Math.sqrt(variance / n), 0.005);
      const spread = part.reduce((sum, value) => sum + (value - average) ** 2, 0) / (n - 1);
      expectWithin(spread, variance, variance * Math.sqrt(2 / n), 0.03 * variance);
    }
  });
});

/**
 * Where a deterministic solver should be: the flow keeps a point's quantile. Trailing steps of
 * doubling numbers all pass t = T/8; the error is taken there, before the last steps, which jump over
 * the rest of λ's infinite range.
 */
describe("deterministic solvers converge to the exact flow", () => {
  const T = 1024;
  const process: ProcessSpec = { ...PROCESS, T };
  const { alphasCumprod } = scheduleOf(betasOf(process.schedule, T));
  const start = [-1.3, -0.4, 0.2, 0.9, 1.7];

  const errors = (sampler: (S: number) => SamplerSpec, mixture: readonly WeightedNormal[]) => {
    const cdf = (x: number, alphaBar: number) =>
      mixture.reduce((sum, { weight, mean, covariance }) => {
        const deviation = Math.sqrt(alphaBar * (covariance[0] as number) + 1 - alphaBar);
        return sum + weight * normalCdf((x - Math.sqrt(alphaBar) * mean[0]!) / deviation);
      }, 0);
    const denoiser = mixtureDenoiser(mixture);
    return [32, 64, 128, 256].map((S) => {
      const steps = planFor(process, sampler(S)).steps.filter(({ tNext }) => tNext >= T / 8);
      expect(steps.at(-1)!.tNext).toBe(T / 8);
      const x = runIn64({ steps }, start, (values, { alphaBar }) =>
        Float64Array.from(values, (value) => denoiser([value], alphaBar)[0]!),
      );
      return Math.hypot(
        ...start.map((from, i) => cdf(x[i]!, alphasCumprod[T / 8 - 1]!) - cdf(from, alphasCumprod[T - 1]!)),
      );
    });
  };

  const ddim = (S: number): SamplerSpec => ({
    kind: "ddim",
    steps: S,
    spacing: "trailing",
    eta: 0,
    sigmaHat: false,
    clip: false,
    epsilon: "keep",
  });
  const dpmpp2m = (S: number): SamplerSpec => ({ kind: "dpmpp2m", steps: S, spacing: "trailing", clip: false });
  const normal: WeightedNormal[] = [{ weight: 1, mean: [0.3], covariance: [0.09] }];

  test.each([
    ["DDIM at η = 0, a normal", ddim, normal, 1],
    ["DDIM at η = 0, a mixture", ddim, MIXTURE, 1],
    ["DPM-Solver++ 2M, a normal", dpmpp2m, normal, 2],
    ["DPM-Solver++ 2M, a mixture", dpmpp2m, MIXTURE, 2],
  ] as const)("%s", (_, sampler, mixture, order) => {
    const found = errors(sampler, mixture);
    // Halving the step divides the error by 2^order.
    const orders = found.slice(1).map((error, i) => Math.log2(found[i]! / error));
    console.log(`errors ${found.map((error) => error.toExponential(2))}, orders ${orders.map((o) => o.toFixed(2))}`);
    for (const measured of orders) expect(Math.abs(measured - order)).toBeLessThan(0.25);
  });
});
