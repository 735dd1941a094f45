/** The papers' settings under their names. */
import type { SamplerSpec } from "../spec.ts";

export type PresetName = "ddpm1000" | "improved100" | "ddim50" | "ddim10";

/** Presets change the sampler only: seed and count stay, so that the same noise can be compared. */
export const PRESETS: Readonly<Record<PresetName, SamplerSpec>> = {
  // Ho et al. 2020, as their CIFAR-10 run: every step, Σ = β.
  ddpm1000: { kind: "ddpm", steps: "1000", sigma: "fixed_large", clip: true },
  // Nichol & Dhariwal 2021: strided, learned Σ.
  improved100: { kind: "ddpm", steps: "100", sigma: "learned", clip: true },
  // Song et al. 2021, η = 0.
  ddim50: ddim(50),
  ddim10: ddim(10),
};

/** What is offered where a whole chain takes long. */
export const FEW_STEPS = 50;

/** For a first look in seconds: η = 0 gives the same pictures from the same noise, as 1000 steps of DDIM would. */
export const DDIM_PREVIEW: SamplerSpec = ddim(20);

/** @param eta 1 where the noise of the steps is the point */
export const fewSteps = (eta = 0): SamplerSpec => ddim(FEW_STEPS, eta);

/** The same for pictures that were encoded: clipped they would not come back. */
export const fewStepsBack = (): SamplerSpec => ({ ...ddim(FEW_STEPS), clip: false });

/** With few steps and no noise on the way, unless `eta` says so. */
export function ddim(steps: number, eta = 0) {
  return { kind: "ddim", steps, spacing: "uniform", eta, sigmaHat: false, clip: true, epsilon: "recompute" } as const;
}
