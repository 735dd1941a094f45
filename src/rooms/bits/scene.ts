import { FIRST_SEED } from "../../app/seeds.ts";
import { settingsOf } from "../../app/settings.ts";
import type { OfClass } from "../../scene/classes.ts";
import type { InputPicture } from "../../scene/picture.ts";
import type { Scene } from "../../scene/scene.ts";

export interface BitsScene extends Scene, Pick<OfClass, "class"> {
  readonly room: "bits";
  readonly pictures: readonly InputPicture[];
  /** Which steps of the process there are terms of. */
  readonly steps: string;
  /** How many terms are drawn; 0: every one. */
  readonly sampled: number;
  readonly seed: string;
  readonly clip: boolean;
}

/** As many as a recipe can carry, and a micro-batch takes at once. */
export const MOST_PICTURES = 16;

export const FIRST: BitsScene = {
  room: "bits",
  pictures: [],
  steps: "1000",
  sampled: 0,
  seed: FIRST_SEED,
  clip: true,
};

export const settings = settingsOf(FIRST);
