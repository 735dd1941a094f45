import { FIRST_SEED } from "../../app/seeds.ts";
import { settingsOf } from "../../app/settings.ts";
import type { Encoding } from "../../diffusion/samplers/encode.ts";
import { fewStepsBack, PRESETS } from "../../diffusion/samplers/presets.ts";
import type { SamplerSpec } from "../../diffusion/spec.ts";
import type { OfClass } from "../../scene/classes.ts";
import type { InputPicture } from "../../scene/picture.ts";
import type { Scene } from "../../scene/scene.ts";

export type Mix = "linear" | "spherical" | "constant_variance";

export interface InterpolateScene extends Scene, OfClass {
  readonly room: "interpolate";
  /** "ddpm": both ends noised to t and mixed; "encode": DDIM into x_T, mixed, decoded; "seeds": between two x_T. */
  readonly way: "ddpm" | "encode" | "seeds";
  readonly sampler: SamplerSpec;
  /** How pictures are encoded; null: by the sampler's own steps, so that it takes them back. */
  readonly encoder: Encoding | null;
  readonly seed: string;
  readonly otherSeed: string;
  /** Rows of the t × λ matrix; one row is figure 8. Interface time, 0 … T. */
  readonly times: readonly number[];
  /** λ runs over 0, 1/n … 1. */
  readonly intervals: number;
  /** How the two are mixed; "all" is the three ways under one another, at the first of `times`. */
  readonly mix: Mix | "all";
  /** One noise for both ends. */
  readonly sharedNoise: boolean;
  /** One noise over all λ on the way back. */
  readonly sharedReturn: boolean;
  readonly ends: readonly [InputPicture | null, InputPicture | null];
}

export const FIRST: InterpolateScene = {
  room: "interpolate",
  way: "ddpm",
  sampler: PRESETS.ddpm1000,
  encoder: null,
  seed: FIRST_SEED,
  otherSeed: "1508",
  times: [500],
  intervals: 8,
  mix: "linear",
  sharedNoise: false,
  sharedReturn: false,
  ends: [null, null],
};

/**
 * What two photographs start with. Noised to t = 500 and denoised they become whatever the model knows;
 * encoded they are there again at the ends, so that there is something to walk between.
 */
export const FIRST_OF_OWN = {
  way: "encode",
  mix: "spherical",
  sampler: fewStepsBack(),
} as const satisfies Partial<InterpolateScene>;

export const settings = settingsOf(FIRST);
