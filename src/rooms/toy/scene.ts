import { FIRST_SEED } from "../../app/seeds.ts";
import { settingsOf } from "../../app/settings.ts";
import { ddim } from "../../diffusion/samplers/presets.ts";
import type { SamplerSpec } from "../../diffusion/spec.ts";
import type { Scene } from "../../scene/scene.ts";
import type { Objective, SetName } from "./learn/choices.ts";

export interface ToyScene extends Scene, Objective {
  readonly room: "toy";
  readonly data: SetName | "drawn";
  /** Rows of cells from the top, each cell a bit, the left one the highest; what is drawn (drawing.ts). */
  readonly drawing: readonly number[];
  /** How long it learns. */
  readonly steps: number;
  readonly seed: string;
  /** What points are sent from noise to data by, side by side. */
  readonly chains: readonly SamplerSpec[];
}

/** Rows and columns of a drawing. */
export const CELLS = 24;
/** Steps that are trained at the most: some minutes. */
export const MOST_STEPS = 20_000;

export const FIRST: ToyScene = {
  room: "toy",
  data: "moons",
  drawing: [],
  prediction: "v_prediction",
  schedule: "linear",
  loss: "simple",
  steps: 3000,
  seed: FIRST_SEED,
  chains: [
    { kind: "ddpm", steps: "250", sigma: "fixed_small", clip: true },
    { ...ddim(50), spacing: "quadratic" },
    { ...ddim(6), spacing: "trailing" },
  ],
};

export const settings = settingsOf(FIRST);
