import { FIRST_SEED } from "../../app/seeds.ts";
import { settingsOf } from "../../app/settings.ts";
import { PRESETS } from "../../diffusion/samplers/presets.ts";
import type { OfClass } from "../../scene/classes.ts";
import type { Sampling } from "../../scene/room.ts";
import type { Scene } from "../../scene/scene.ts";

export interface CompareScene extends Scene, OfClass {
  readonly room: "compare";
  readonly columns: readonly Sampling[];
  /** Pictures of each column. */
  readonly count: number;
}

export const FIRST: CompareScene = {
  room: "compare",
  columns: [
    { sampler: PRESETS.ddpm1000, seed: FIRST_SEED },
    { sampler: PRESETS.ddim50, seed: FIRST_SEED },
  ],
  count: 4,
};

export const settings = settingsOf(FIRST);
