import type { SamplerSpec } from "../../diffusion/spec.ts";
import { stepsOf } from "../../ui/controls/steps.ts";

/** How many steps a sampler takes. */
export function stepCount(sampler: SamplerSpec, T: number): number {
  return sampler.kind === "ddpm" ? (stepsOf(sampler.steps, T) ?? T) : sampler.steps;
}
