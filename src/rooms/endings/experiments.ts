/** The samplers that make the room's point, under their names. */

import { PRESETS } from "../../diffusion/samplers/presets.ts";
import type { SamplerSpec } from "../../diffusion/spec.ts";

const ddim100 = { ...PRESETS.ddim50, steps: 100 } as Extract<SamplerSpec, { kind: "ddim" }>;

export const EXPERIMENTS = {
  // Figure 7 of the DDPM paper.
  many: PRESETS.ddpm1000,
  quick: PRESETS.improved100,
  one: ddim100,
  noisy: { ...ddim100, eta: 1 },
} as const satisfies Readonly<Record<string, SamplerSpec>>;
