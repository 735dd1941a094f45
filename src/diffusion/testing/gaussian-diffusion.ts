/**
 * gaussian-diffusion.json: improved-diffusion's forward process, and one step of its samplers and of its
 * bound at some t, under every setting.
 */

import type { Channels } from "../../bytes/picture-shape.ts";
import { networkOf } from "../adapter.ts";
import type { Plan, Step } from "../plan.ts";
import { planner } from "../samplers/plans/index.ts";
import type { ProcessSpec, SamplerSpec } from "../spec.ts";

export interface GaussianDiffusion {
  /** [N, C, H, W]; arrays are flat. */
  readonly shape: readonly [number, Channels, number, number];
  readonly cases: readonly Case[];
  readonly x0: readonly number[];
  readonly noise: readonly number[];
  readonly z: readonly number[];
  readonly model_eps: readonly number[];
  readonly model_v: readonly number[];
  /** [N] */
  readonly prior_bits_per_dim: readonly number[];
  readonly q_posterior_500: {
    readonly x_t: readonly number[];
    readonly mean: readonly number[];
    readonly variance: number;
  };
}

export interface Case {
  readonly schedule: "linear" | "cosine";
  readonly T: number;
  readonly variance: "fixed_small" | "fixed_large" | "learned_range";
  readonly prediction: "epsilon" | "sample";
  readonly t: number;
  readonly clip: boolean;
  readonly x_t: readonly number[];
  readonly pred_x0: readonly number[];
  readonly mean: readonly number[];
  readonly log_variance: readonly number[];
  /** [N] */
  readonly vb_bits_per_dim: readonly number[];
  readonly p_sample: readonly number[];
  /** DDIM does not ask for Σ, and was run for one of the three only. */
  readonly "ddim_eta_0.0"?: readonly number[];
  readonly "ddim_eta_0.5"?: readonly number[];
  readonly "ddim_eta_1.0"?: readonly number[];
  readonly ddim_reverse?: readonly number[];
}

export const sigmaOf = ({ variance }: Case) => (variance === "learned_range" ? "learned" : variance);

export const processOf = ({ T, schedule, prediction, variance }: Case): ProcessSpec => ({
  T,
  schedule: schedule === "linear" ? { kind: "linear", beta_start: 0.0001, beta_end: 0.02 } : { kind: "cosine" },
  prediction,
  variance: variance === "learned_range" ? "learned_range" : "fixed",
});

const plans = new Map<string, Plan>();

/** As the sampler itself plans it: the original programs take x̂₀ at any level. */
function stepOf(c: Case, sampler: SamplerSpec): Step {
  const process = processOf(c);
  const key = JSON.stringify([process, sampler]);
  const plan = plans.get(key) ?? planner(sampler)(networkOf(process), sampler);
  plans.set(key, plan);
  return plan.steps.find((step) => step.timestep === c.t)!;
}

/** `p_sample`'s step. */
export const ancestral = (c: Case) => stepOf(c, { kind: "ddpm", steps: `${c.T}`, sigma: sigmaOf(c), clip: c.clip });

/** `ddim_sample`'s. */
export const implicit = (c: Case, eta: number) =>
  stepOf(c, { kind: "ddim", steps: c.T, spacing: "uniform", eta, sigmaHat: false, clip: c.clip, epsilon: "recompute" });

/** `ddim_reverse_sample`'s. Ours encodes unclipped; the original's clipped cases hold for the same coefficients. */
export const backwards = (c: Case): Step => ({
  ...stepOf(c, { kind: "encode", steps: c.T, spacing: "uniform", form: "improved" }),
  clip: c.clip,
});
