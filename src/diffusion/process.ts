/** The diffusion that a network was trained on, as plain JSON: what a manifest carries. */

export type ScheduleSpec =
  /** The ends of T = 1000, rescaled by 1000/T as improved-diffusion does. diffusers doesn't: give it "given". */
  | { readonly kind: "linear"; readonly beta_start: number; readonly beta_end: number }
  | { readonly kind: "scaled_linear"; readonly beta_start: number; readonly beta_end: number }
  | { readonly kind: "quad"; readonly beta_start: number; readonly beta_end: number }
  | { readonly kind: "const"; readonly beta_end: number }
  | { readonly kind: "sigmoid"; readonly beta_start: number; readonly beta_end: number }
  /** Nichol & Dhariwal 2021, eq. 17: s = 0.008, β at most 0.999. */
  | { readonly kind: "cosine" }
  /** diffusers' name for the same curve. */
  | { readonly kind: "squaredcos_cap_v2" }
  | { readonly kind: "given"; readonly betas: readonly number[] };

export type Prediction = "epsilon" | "sample" | "v_prediction" | "mean";
/** What the network says of Σ: nothing, the range's v (eq. 15), or log σ² itself. */
export type ModelVariance = "fixed" | "learned_range" | "learned";

export interface ProcessSpec {
  readonly T: number;
  readonly schedule: ScheduleSpec;
  readonly prediction: Prediction;
  readonly variance: ModelVariance;
}

/** Steps of a process, wherever one comes from. */
export const MAX_T = 10_000;

/** Ho et al. 2020's T and β with improved DDPM's Σ: stands in until a model says what it was trained on. */
export const USUAL_PROCESS: ProcessSpec = {
  T: 1000,
  schedule: { kind: "linear", beta_start: 1e-4, beta_end: 0.02 },
  prediction: "epsilon",
  variance: "learned_range",
};
