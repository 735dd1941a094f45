/** The plan of every sampler: what a page is painted without. */
import { networkOf } from "../../adapter.ts";
import { drawsNoise, type Plan } from "../../plan.ts";
import type { ProcessSpec } from "../../process.ts";
import { LEAST_ALPHA_BAR } from "../../schedule.ts";
import type { PlanOf, Sampler, Spec } from "../define.ts";
import { type SAMPLERS, type SamplerSpec, samplerOf } from "../index.ts";
import { planDdim } from "./ddim.ts";
import { planDdpm } from "./ddpm.ts";
import { planDpmpp2m } from "./dpmpp2m.ts";
import { planEncode } from "./encode.ts";

type Plans = { readonly [S in (typeof SAMPLERS)[number] as S["kind"]]: PlanOf<S> };

export const PLANS: Plans = { ddpm: planDdpm, ddim: planDdim, dpmpp2m: planDpmpp2m, encode: planEncode };

/** What makes the plan of settings. Throws a RangeError that quotes a kind that is not in the table. */
export function planner(sampler: Spec): PlanOf<Sampler> {
  const plans = PLANS as unknown as Readonly<Record<string, PlanOf<Sampler>>>;
  return plans[samplerOf(sampler).kind]!;
}

/**
 * The plan of a sampler for a process. Where it does not clip x̂₀, x passes no level that is all noise as
 * well: there a small error of ε̂ would become all there is. Throws a RangeError that quotes a bad setting.
 */
export function planFor(process: ProcessSpec, sampler: SamplerSpec): Plan {
  const plan = planner(sampler);
  const asked = plan(networkOf(process), sampler);
  return asked.steps.every(({ clip }) => clip) ? asked : plan(networkOf(process, LEAST_ALPHA_BAR), sampler);
}

/**
 * Whether a sampler draws noise on its way: without, every x_t has one ending. Nor does one that
 * cannot run on this process; whoever runs it is told why.
 */
export function addsNoise(process: ProcessSpec, sampler: SamplerSpec): boolean {
  return stepsFor(process, sampler).some(drawsNoise);
}

/** Whether the network says how much, value by value. */
export function learnsSigma(process: ProcessSpec, sampler: SamplerSpec): boolean {
  return stepsFor(process, sampler).some(({ spread }) => spread.kind === "learned");
}

function stepsFor(process: ProcessSpec, sampler: SamplerSpec): Plan["steps"] {
  try {
    return planFor(process, sampler).steps;
  } catch (error) {
    if (error instanceof RangeError) return [];
    throw error;
  }
}
