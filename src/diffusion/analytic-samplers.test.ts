/** Samplers against the truth: with the closed-form denoiser, what they make is known exactly. */
import { describe, expect, test } from "vitest";
import { gaussianDenoiser, mixtureDenoiser, type WeightedNormal } from "./analytic.ts";
import { normals } from "./noise.ts";
import type { Plan, Step } from "./plan.ts";
import { planFor } from "./samplers/plans/index.ts";
import { betasOf, LEAST_ALPHA_BAR, scheduleOf } from "./schedule.ts";
import type { Prediction, ProcessSpec, SamplerSpec, Spacing } from "./spec.ts";
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

const PREDICTIONS: readonly Prediction[] = ["epsilon", "v_prediction", "sample", "mean"];
const COSINE: ProcessSpec = { ...PROCESS, schedule: { kind: "cosine" } };

/** The best network of a process, whatever it predicts: the level is the one that it is told. */
function networkFor({ T, schedule, prediction }: ProcessSpec, denoiser: ReturnType<typeof gaussianDenoiser>) {
  const { alphasCumprod, posteriorMeanCoef1, posteriorMeanCoef2 } = scheduleOf(betasOf(schedule, T));
  return (x: Float64Array, { timestep }: Pick<Step, "timestep">) => {
    const alphaBar = alphasCumprod[timestep]!;
    const [signal, noise] = [Math.sqrt(alphaBar), Math.sqrt(1 - alphaBar)];
    return Float64Array.from(x, (value) => {
      const epsilon = denoiser([value], alphaBar)[0]!;
      const picture = (value - noise * epsilon) / signal;
      if (prediction === "epsilon") return epsilon;
      if (prediction === "sample") return picture;
      if (prediction === "v_prediction") return signal * epsilon - noise * picture;
      return posteriorMeanCoef1[timestep]! * picture + posteriorMeanCoef2[timestep]! * value;
    });
  };
}

describe("encoding and decoding in as many steps", () => {
  type Form = "own" | "improved" | "diffusers";
  const roundTrip = (
    process: ProcessSpec,
    form: Form,
    steps: number,
    spacing: Spacing = "uniform",
    picture: readonly number[] = [1],
    components: readonly WeightedNormal[] = [{ weight: 1, mean: [0], covariance: [1] }],
  ) => {
    const network = networkFor(process, mixtureDenoiser(components));
    const xT = runIn64(planFor(process, { kind: "encode", steps, spacing, form }), picture, network);
    const back: SamplerSpec = {
      kind: "ddim",
      steps,
      spacing,
      eta: 0,
      sigmaHat: false,
      clip: false,
      epsilon: "recompute",
    };
    return runIn64(planFor(process, back), xT, network);
  };
  const counts = [50, 20, 10];

  test("a unit mode comes back by diffusers' form: from an ε network nearly whole, from a v network much smaller", () => {
    const back = (prediction: Prediction) =>
      counts.map((S) => roundTrip({ ...COSINE, prediction }, "diffusers", S)[0]!);
    back("epsilon").forEach((size, i) => void expect(size).toBeCloseTo([0.998, 0.993, 0.98][i]!, 3));
    back("v_prediction").forEach((size, i) => void expect(size).toBeCloseTo([0.953, 0.89, 0.801][i]!, 3));
  });

  test.each(PREDICTIONS)(
    "by the own form it comes back from a network that predicts %s as well as from ε's",
    (prediction) => {
      const found = counts.map((S) => roundTrip({ ...COSINE, prediction }, "own", S)[0]!);
      console.info(`own, ${prediction}, S = ${counts}: ${found.map((size) => size.toFixed(4))}`);
      counts.forEach((S, i) => {
        const ofEpsilon = roundTrip(COSINE, "diffusers", S)[0]!;
        expect(Math.abs(1 - found[i]!)).toBeLessThanOrEqual(Math.abs(1 - ofEpsilon) + 1e-9);
      });
    },
  );

  test.each(PREDICTIONS)("by the own form %s's x_T is ε's, for any data and spacing", (prediction) => {
    const picture = [-0.9, -0.5, 0.1, 0.5, 0.8];
    for (const schedule of [PROCESS.schedule, COSINE.schedule])
      for (const spacing of ["uniform", "quadratic", "leading"] as const) {
        const process = { ...PROCESS, schedule };
        const ofEpsilon = roundTrip(process, "own", 20, spacing, picture, MIXTURE);
        roundTrip({ ...process, prediction }, "own", 20, spacing, picture, MIXTURE).forEach((value, i) => {
          expect(value).toBeCloseTo(ofEpsilon[i]!, 6);
        });
      }
  });

  test("for an ε network the own form is diffusers', bit for bit", () => {
    for (const process of [PROCESS, COSINE]) {
      const [own, diffusers] = (["own", "diffusers"] as const).map((form) =>
        planFor(process, { kind: "encode", steps: 50, spacing: "trailing", form }),
      );
      expect(own).toEqual(diffusers);
    }
  });
});

/** A network that is a little off: what its error becomes is what a plan makes of it. */
describe("without clipping, under the cosine schedule, a small error of ε̂ stays small", () => {
  const deterministic = { eta: 0, sigmaHat: false, clip: false, epsilon: "recompute" } as const;
  const samplers: readonly SamplerSpec[] = [
    { kind: "ddpm", steps: "1000", sigma: "fixed_small", clip: false },
    { kind: "ddpm", steps: "50", sigma: "fixed_large", clip: false },
    { kind: "ddim", steps: 1000, spacing: "uniform", ...deterministic },
    { kind: "ddim", steps: 50, spacing: "trailing", ...deterministic },
    { kind: "ddim", steps: 50, spacing: "linspace", ...deterministic, epsilon: "keep", eta: 0.5 },
    { kind: "dpmpp2m", steps: 50, spacing: "trailing", clip: false },
    { kind: "dpmpp2m", steps: 20, spacing: "linspace", clip: false },
  ];
  const exact = networkFor(COSINE, gaussianDenoiser({ mean: [0], covariance: [1] }));

  test.each(samplers)("$kind, $steps steps", (sampler) => {
    const plan = planFor(COSINE, sampler);
    const xT = draw(200, 3, 0);
    const noise = draw(200, 4, 0).map((value) => 0.02 * value);
    const ends = (error: Float64Array | null) =>
      runIn64(
        plan,
        xT,
        (x, step) => exact(x, step).map((value, i) => value + (error ? error[i]! : 0)),
        ({ noiseIndex }) => draw(200, 2, noiseIndex),
      );
    const truth = ends(null);
    const moved = ends(noise).map((value, i) => value - truth[i]!);
    const rms = Math.sqrt(moved.reduce((sum, value) => sum + value * value, 0) / moved.length);
    console.info(`${JSON.stringify(sampler)}: an error of 0.02 moves x₀ by ${rms.toFixed(3)}`);
    expect(rms).toBeLessThan(0.5);
    for (const step of plan.steps) expect(step.alphaBar).toBeGreaterThan(0.999 * LEAST_ALPHA_BAR);
  });

  test("what a picture was encoded to is decoded from the same level", () => {
    for (const spacing of ["trailing", "linspace"] as const) {
      const up = planFor(COSINE, { kind: "encode", steps: 50, spacing, form: "own" }).steps.at(-1)!;
      const down = planFor(COSINE, { kind: "ddim", steps: 50, spacing, ...deterministic }).steps[0]!;
      // Where x' = √ᾱ′·x̂₀ + √(1 − ᾱ′)·ε̂.
      expect(up.c0 ** 2).toBeCloseTo(down.alphaBar, 12);
    }
  });

  test("clipped plans, and schedules that leave more of a picture, are as they were", () => {
    const clipped: SamplerSpec = { kind: "ddim", steps: 50, spacing: "trailing", ...deterministic, clip: true };
    expect(planFor(COSINE, clipped).steps[0]!.alphaBar).toBeLessThan(1e-8);
    const { alphasCumprod } = scheduleOf(betasOf(PROCESS.schedule, 1000));
    expect(planFor(PROCESS, { ...clipped, clip: false }).steps[0]!.alphaBar).toBe(alphasCumprod[999]);
  });
});
