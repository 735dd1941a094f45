import { FIRST_SEED } from "../../app/seeds.ts";
import { settingsOf } from "../../app/settings.ts";
import { PRESETS } from "../../diffusion/samplers/presets.ts";
import type { SamplerSpec } from "../../diffusion/spec.ts";
import type { OfClass } from "../../scene/classes.ts";
import type { Scene } from "../../scene/scene.ts";
import type { OfStart } from "../../scene/start.ts";

export interface EndingsScene extends Scene, OfClass, OfStart {
  readonly room: "endings";
  readonly sampler: SamplerSpec;
  readonly seed: string;
  /** Rows: the t at which x_t is frozen (interface time, 0 … T). */
  readonly times: readonly number[];
  /** Columns: endings of each. */
  readonly count: number;
}

export const FIRST: EndingsScene = {
  room: "endings",
  sampler: PRESETS.ddpm1000,
  seed: FIRST_SEED,
  times: [1000, 750, 500, 250, 0],
  count: 8,
};

export const settings = settingsOf(FIRST);
