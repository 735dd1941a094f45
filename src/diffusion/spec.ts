/**
 * The settings of a process and of a sampler as plain JSON: what a manifest and a recipe carry.
 * Everything that samples starts from these two and a seed.
 */

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

/** The diffusion a network was trained on. */
export interface ProcessSpec {
  readonly T: number;
  readonly schedule: ScheduleSpec;
  readonly prediction: Prediction;
  readonly variance: ModelVariance;
}

export type Spacing = "uniform" | "quadratic" | "leading" | "trailing" | "linspace";

export type SamplerSpec =
  | {
      readonly kind: "ddpm";
      /** Respacing as improved-diffusion writes it: "1000", "250", "10,15,20", "ddim50". */
      readonly steps: string;
      readonly sigma: "fixed_small" | "fixed_large" | "learned";
      readonly clip: boolean;
    }
  | {
      readonly kind: "ddim";
      readonly steps: number;
      readonly spacing: Spacing;
      /** 0 (deterministic) … 1 (ancestral). */
      readonly eta: number;
      /** The paper's σ̂: mean of η = 1, noise √(1 − ᾱ/ᾱ′). `eta` is not used then. */
      readonly sigmaHat: boolean;
      readonly clip: boolean;
      /** After clipping: recompute ε̂ from x̂₀ (improved-diffusion) or keep the model's (diffusers). */
      readonly epsilon: "recompute" | "keep";
    }
  | {
      /** DPM-Solver++ (2M), Lu et al. 2022, algorithm 2. Unless trailing, S ≤ T − 1: index 0 is not visited. */
      readonly kind: "dpmpp2m";
      readonly steps: number;
      readonly spacing: Spacing;
      readonly clip: boolean;
    }
  | {
      /** DDIM run backwards, x₀ → x_T, deterministic; the two published forms. */
      readonly kind: "encode";
      readonly steps: number;
      readonly spacing: Spacing;
      readonly form: "improved" | "diffusers";
    };
