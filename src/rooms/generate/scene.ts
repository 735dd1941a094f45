import { FIRST_SEED } from "../../app/seeds.ts";
import { settingsOf } from "../../app/settings.ts";
import type { State } from "../../app/store.ts";
import { PRESETS } from "../../diffusion/samplers/presets.ts";
import type { SamplerSpec } from "../../diffusion/spec.ts";
import { EACH, type OfClass, USUAL_GUIDANCE } from "../../scene/classes.ts";
import { type Scene, said } from "../../scene/scene.ts";

export interface GenerateScene extends Scene, OfClass {
  readonly room: "generate";
  readonly sampler: SamplerSpec;
  /** Decimal, 0 … 2⁶⁴ − 1. */
  readonly seed: string;
  /** 1 … 64 pictures. */
  readonly count: number;
}

export const FIRST: GenerateScene = { room: "generate", sampler: PRESETS.ddpm1000, seed: FIRST_SEED, count: 16 };

/** With a model that knows classes: each of them, in turn; guided where it can be told none. */
export const ofEach = (first: GenerateScene, needsClass = false): GenerateScene =>
  said({ ...first, class: EACH, guidance: needsClass ? undefined : USUAL_GUIDANCE });

export const FIRST_OF_CLASSES: GenerateScene = ofEach(FIRST);

export const settings = settingsOf(FIRST);

/** As the model in use has them. */
export const unchosen = (state: Pick<State, "unchosen">): GenerateScene =>
  (state.unchosen.generate as GenerateScene | undefined) ?? FIRST;
