/** Adding a sampler is adding a file beside this one, its settings to spec.ts, and a line here. */
import type { Plan } from "../plan.ts";
import type { ProcessSpec, SamplerSpec } from "../spec.ts";
import { ddim } from "./ddim.ts";
import { ddpm } from "./ddpm.ts";
import { dpmpp2m } from "./dpmpp2m.ts";
import { encode } from "./encode.ts";

/** The plan of a sampler for a process. Throws a RangeError that quotes a bad setting. */
export function planFor(process: ProcessSpec, sampler: SamplerSpec): Plan {
  switch (sampler.kind) {
    case "ddpm":
      return ddpm(process, sampler);
    case "ddim":
      return ddim(process, sampler);
    case "dpmpp2m":
      return dpmpp2m(process, sampler);
    case "encode":
      return encode(process, sampler);
  }
}
