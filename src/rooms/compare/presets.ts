/** Comparisons from the papers. Seeds stay those of the first column, so that one noise is compared. */

import { PRESETS } from "../../diffusion/samplers/presets.ts";
import { fitting } from "../../diffusion/samplers/within.ts";
import type { ProcessSpec, SamplerSpec } from "../../diffusion/spec.ts";

function ddim(steps: number, eta = 0): SamplerSpec {
  return { kind: "ddim", steps, spacing: "uniform", eta, sigmaHat: false, clip: true, epsilon: "recompute" };
}

function ddpm(steps: string, sigma: "fixed_small" | "fixed_large" | "learned"): SamplerSpec {
  return { kind: "ddpm", steps, sigma, clip: true };
}

export const COMPARISONS = {
  // Song et al. 2021, figures 3 and 5: fewer steps from the same x_T.
  presetSteps: [ddim(100), ddim(50), ddim(20), ddim(10)],
  presetFew: [PRESETS.ddpm1000, ddim(100), ddim(20), ddim(10)],
  presetSame: [PRESETS.ddpm1000, ddim(1000)],
  // Table 1's η.
  presetEta: [ddim(50, 0), ddim(50, 0.2), ddim(50, 0.5), ddim(50, 1)],
  // Nichol & Dhariwal 2021, section 3.1.
  presetSigma: [ddpm("100", "fixed_small"), ddpm("100", "fixed_large"), ddpm("100", "learned")],
} as const satisfies Record<string, readonly SamplerSpec[]>;

export type ComparisonName = keyof typeof COMPARISONS;

/** A comparison's columns as a process can have them, each once; fewer than two compare nothing. */
export function comparisonFor(name: ComparisonName, process: ProcessSpec): SamplerSpec[] {
  const columns = fitting(Object.fromEntries(COMPARISONS[name].entries()), process).map(({ sampler }) => sampler);
  return columns.length > 1 ? columns : [];
}
