/**
 * Timesteps and steps against diffusers, which keeps its tables in float32: near the picture 1 − ᾱ
 * is then wrong in the fourth digit. Its own tables are made here, so that the steps can be held to
 * float32's 1e-6 of the sum of the absolute terms.
 */
import { expect, test } from "vitest";
import type { Plan, Step } from "../plan.ts";
import { betasOf, scheduleOf } from "../schedule.ts";
import type { Prediction, ProcessSpec, Spacing } from "../spec.ts";
import { comparison, reference } from "../testing/report.ts";
import { stepIn64, termsOf } from "../testing/run.ts";
import { timestepsOf } from "../timesteps.ts";
import { planFor } from "./plans/index.ts";

interface Asked {
  readonly prediction: Prediction;
  readonly n: number;
  readonly t: number;
  readonly prev: readonly number[];
  readonly pred_x0: readonly number[];
}
const file = reference<{
  readonly sample: readonly number[];
  readonly model_eps: readonly number[];
  readonly model_v: readonly number[];
  readonly z: readonly number[];
  readonly timesteps: readonly { readonly spacing: Spacing; readonly n: number; readonly t: readonly number[] }[];
  readonly ddpm: readonly (Asked & { readonly variance: "fixed_small" | "fixed_large" | "learned_range" })[];
  readonly ddim: readonly (Asked & { readonly eta: number })[];
  readonly inverse: readonly {
    readonly n: number;
    readonly timesteps: readonly number[];
    readonly steps: readonly { readonly t: number; readonly next: readonly number[] }[];
  }[];
  readonly dpm_solver_pp_2m: readonly {
    readonly n: number;
    readonly mu: number;
    readonly s2: number;
    readonly timesteps: readonly number[];
    readonly xs: readonly (readonly number[])[];
  }[];
}>("schedulers.json");
const { sample, z } = file;
const output = [...file.model_eps, ...file.model_v];

const TOLERANCE = 1e-6;

/** β between diffusers' float32 ᾱ: torch.linspace from both ends, torch.cumprod with a float64 product. */
function floatBetas(T: number): number[] {
  const start = Math.fround(0.0001);
  const end = Math.fround(0.02);
  const step = Math.fround(Math.fround(end - start) / (T - 1));
  let product = 1;
  let before = 1;
  return Array.from({ length: T }, (_, i) => {
    product *= Math.fround(1 - Math.fround(i < T / 2 ? start + step * i : end - step * (T - 1 - i)));
    const beta = 1 - Math.fround(product) / before;
    before = Math.fround(product);
    return beta;
  });
}

const process = (prediction: Prediction, variance: ProcessSpec["variance"] = "fixed"): ProcessSpec => ({
  T: 1000,
  schedule: { kind: "given", betas: floatBetas(1000) },
  prediction,
  variance,
});
const stepAt = ({ steps }: Plan, t: number): Step => steps.find((step) => step.timestep === t)!;

test("the tables made here are diffusers'", () => {
  const table =
    reference<Record<string, { readonly t: readonly number[]; readonly alphas_cumprod: readonly number[] }>>(
      "schedules.json",
    )["diffusers-linear-1000"]!;
  const { alphasCumprod } = scheduleOf(betasOf(process("epsilon").schedule, 1000));
  const c = comparison("schedulers: ᾱ of diffusers-linear-1000, relative", 1e-12);
  c.compare(
    table.t.map((t) => alphasCumprod[t]!),
    table.alphas_cumprod,
  );
  c.finish();
});

test("timesteps by spacing", () => {
  const c = comparison("schedulers: timesteps", 0);
  for (const { spacing, n, t } of file.timesteps) c.compare(timestepsOf(spacing, n, 1000), t.toReversed());
  c.finish();
});

test.each(["fixed_small", "fixed_large", "learned_range"] as const)("DDPM, %s", (variance) => {
  const prev = comparison(`schedulers: DDPM ${variance}, of |terms|`, TOLERANCE);
  const x0 = comparison(`schedulers: DDPM ${variance}, x̂₀ of |terms|`, TOLERANCE);
  for (const c of file.ddpm.filter((each) => each.variance === variance)) {
    const sigma = variance === "learned_range" ? "learned" : variance;
    const model = process(c.prediction, variance === "learned_range" ? variance : "fixed");
    const step = stepAt(planFor(model, { kind: "ddpm", steps: `ddim${c.n}`, sigma, clip: true }), c.t);
    const ours = stepIn64(step, sample, output, z);
    const terms = termsOf(step, sample, output, z);
    prev.compare(ours.x, c.prev, terms.x);
    x0.compare(ours.x0, c.pred_x0, terms.x0);
  }
  prev.finish();
  x0.finish();
});

test("DDIM keeps the model's ε̂", () => {
  const prev = comparison("schedulers: DDIM, of |terms|", TOLERANCE);
  const x0 = comparison("schedulers: DDIM, x̂₀ of |terms|", TOLERANCE);
  for (const { prediction, n, t, eta, ...expected } of file.ddim) {
    const plan = planFor(process(prediction), {
      kind: "ddim",
      steps: n,
      spacing: "leading",
      eta,
      sigmaHat: false,
      clip: true,
      epsilon: "keep",
    });
    const ours = stepIn64(stepAt(plan, t), sample, output, z);
    const terms = termsOf(stepAt(plan, t), sample, output, z);
    prev.compare(ours.x, expected.prev, terms.x);
    x0.compare(ours.x0, expected.pred_x0, terms.x0);
  }
  prev.finish();
  x0.finish();
});

test("DDIM inverse", () => {
  const c = comparison("schedulers: DDIM inverse, of |terms|", TOLERANCE);
  for (const { n, timesteps, steps } of file.inverse) {
    const plan = planFor(process("epsilon"), { kind: "encode", steps: n, spacing: "leading", form: "diffusers" });
    expect(plan.steps.map((step) => step.timestep)).toEqual(timesteps);
    for (const { t, next } of steps) {
      const step = stepAt(plan, t);
      c.compare(stepIn64(step, sample, output, null).x, next, termsOf(step, sample, output, null).x);
    }
  }
  c.finish();
});

test("whole runs of DPM-Solver++ 2M on a Gaussian", () => {
  const c = comparison("schedulers: DPM-Solver++ 2M, absolute", 10 * TOLERANCE);
  for (const { n, mu, s2, timesteps, xs } of file.dpm_solver_pp_2m) {
    const plan = planFor(process("epsilon"), { kind: "dpmpp2m", steps: n, spacing: "linspace", clip: false });
    expect(plan.steps.map((step) => step.timestep)).toEqual(timesteps);
    let state = { x: Float64Array.from(sample), x0: new Float64Array(sample.length) };
    plan.steps.forEach((step, i) => {
      const { alphaBar } = step;
      const variance = alphaBar * s2 + 1 - alphaBar;
      const epsilon = state.x.map((x) => (Math.sqrt(1 - alphaBar) * (x - Math.sqrt(alphaBar) * mu)) / variance);
      state = stepIn64(step, state.x, epsilon, null, state.x0);
      c.compare(state.x, xs[i]!, 1);
    });
  }
  c.finish();
});
