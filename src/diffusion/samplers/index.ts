/** Every sampler there is. Adding one is a file beside this one and a line here, a file in plans/ and a line there. */
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
