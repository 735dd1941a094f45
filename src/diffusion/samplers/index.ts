/** Every sampler there is. Adding one is adding a file beside this one, and a line here. */
import { networkOf } from "../adapter.ts";
import { drawsNoise, type Plan } from "../plan.ts";
import type { ProcessSpec } from "../process.ts";
import { LEAST_ALPHA_BAR } from "../schedule.ts";
import { ddim } from "./ddim.ts";
import { ddpm } from "./ddpm.ts";
import type { Sampler, Spec, SpecOf, WordOf } from "./define.ts";
import { dpmpp2m } from "./dpmpp2m.ts";
import { encode } from "./encode.ts";

export const SAMPLERS = [ddpm, ddim, dpmpp2m, encode] as const;

export type SamplerSpec = SpecOf<(typeof SAMPLERS)[number]>;
/** The sentences that the samplers and their settings are called by. */
export type SamplerWord = WordOf<(typeof SAMPLERS)[number]>;

/** The sampler that settings are of. Throws a RangeError that quotes a kind that is not in the table. */
export function samplerOf({ kind }: Pick<Spec, "kind">): Sampler<SamplerWord> {
  const found = SAMPLERS.find((sampler) => sampler.kind === kind);
  if (!found)
    throw new RangeError(
      `invalid sampler: "${kind}", expected one of ${SAMPLERS.map(({ kind: known }) => known).join(", ")}`,
    );
  return found;
}

/**
 * The plan of a sampler for a process. Where it does not clip x̂₀, x passes no level that is all noise as
 * well: there a small error of ε̂ would become all there is. Throws a RangeError that quotes a bad setting.
 */
export function planFor(process: ProcessSpec, sampler: SamplerSpec): Plan {
  const { plan } = samplerOf(sampler);
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
