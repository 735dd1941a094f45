/** How wrong few steps are: each sampler from the same starts, against the mixture's true quantiles. */
import type { SamplerSpec, Spacing } from "../../../diffusion/spec.ts";
import { distance } from "./distance.ts";
import { bestNoise, MIXTURE, quantiles } from "./mixture.ts";
import { endsOf, planOf } from "./run.ts";

export type SamplerName = "ddpm" | "ddim" | "dpmpp2m";
export const SAMPLERS: readonly SamplerName[] = ["ddpm", "ddim", "dpmpp2m"];
export const COUNTS = [2, 3, 4, 6, 8, 12, 16, 25, 50, 100] as const;

const SIZE = 600;
const DRAW = 7;

/** x_T as the quantiles of N(0, 1), so that a start brings no chance of its own. */
const STARTS = quantiles([{ weight: 1, mean: 0, deviation: 1 }], SIZE);
const TRUTH = quantiles(MIXTURE, SIZE);
const denoise = bestNoise(MIXTURE);

export function samplerOf(name: SamplerName, steps: number, spacing: Spacing): SamplerSpec {
  switch (name) {
    case "ddpm":
      return { kind: "ddpm", steps: String(steps), sigma: "fixed_small", clip: false };
    case "ddim":
      return { kind: "ddim", steps, spacing, eta: 0, sigmaHat: false, clip: false, epsilon: "recompute" };
    case "dpmpp2m":
      return { kind: "dpmpp2m", steps, spacing, clip: false };
  }
}

/** Where the sampler's pictures end, unsorted. */
export function sample(name: SamplerName, steps: number, spacing: Spacing): Float64Array {
  return endsOf(planOf(samplerOf(name, steps, spacing)), STARTS, denoise, DRAW);
}

export function errorOf(ends: Float64Array): number {
  return distance(ends, TRUTH);
}

export interface ErrorCurve {
  readonly name: SamplerName;
  readonly points: readonly (readonly [steps: number, error: number])[];
}

export function errorCurves(spacing: Spacing): ErrorCurve[] {
  return SAMPLERS.map((name) => ({
    name,
    points: COUNTS.map((steps) => [steps, errorOf(sample(name, steps, spacing))] as const),
  }));
}
