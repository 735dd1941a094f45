import { FIRST_SEED } from "../../app/seeds.ts";
import { settingsOf } from "../../app/settings.ts";
import { ddim } from "../../diffusion/samplers/presets.ts";
import type { SamplerSpec } from "../../diffusion/spec.ts";
import type { OfClass } from "../../scene/classes.ts";
import type { Scene } from "../../scene/scene.ts";

/** What is measured of a model: a sampler with its steps and its Σ or η, and how far beyond the class it is guided. */
export interface Row extends Pick<OfClass, "guidance"> {
  readonly sampler: SamplerSpec;
  /** Of which model, by its id; left out: the page's. Either all rows say it or none, so that none follows the page. */
  readonly model?: string;
}

export interface BenchScene extends Scene, Pick<OfClass, "class"> {
  readonly room: "bench";
  readonly rows: readonly Row[];
  /** Pictures of each row; picture i of every row begins with the same x_T and draws the same noise. */
  readonly count: number;
  readonly seed: string;
}

export const MOST_ROWS = 6;
export const LEAST_COUNT = 64;
export const MOST_COUNT = 4096;

export const FIRST: BenchScene = {
  room: "bench",
  rows: [{ sampler: ddim(10) }, { sampler: { kind: "ddpm", steps: "10", sigma: "fixed_large", clip: true } }],
  count: LEAST_COUNT,
  seed: FIRST_SEED,
};

export const settings = settingsOf(FIRST);
