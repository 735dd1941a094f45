/** A room that only tests know, with a setting of every kind. */
import { slots } from "../../app/page.ts";
import { FIRST_SEED } from "../../app/seeds.ts";
import { settingsOf } from "../../app/settings.ts";
import { stepsOf } from "../../diffusion/samplers/define.ts";
import { PRESETS } from "../../diffusion/samplers/presets.ts";
import type { SamplerSpec } from "../../diffusion/spec.ts";
import { defineWords } from "../../i18n/words.ts";
import { chainJob } from "../../run/chain.ts";
import { choice, count, flag, list, picture, type SchemaOf, sampler, seed, whole } from "../../scene/fields.ts";
import { later } from "../../scene/later.ts";
import type { InputPicture } from "../../scene/picture.ts";
import { defineRoom } from "../../scene/room.ts";
import type { Scene } from "../../scene/scene.ts";

export interface ToyScene extends Scene {
  readonly room: "trial";
  readonly sampler: SamplerSpec;
  readonly seed: string;
  readonly count: number;
  readonly side: "left" | "right";
  readonly weights: readonly number[];
  readonly mirrored: boolean;
  readonly stack: readonly InputPicture[];
}

export const FIRST: ToyScene = {
  room: "trial",
  sampler: PRESETS.ddim10,
  seed: FIRST_SEED,
  count: 2,
  side: "left",
  weights: [1, 2],
  mirrored: false,
  stack: [],
};

export const settings = settingsOf(FIRST);

const schema: SchemaOf<ToyScene> = {
  sampler,
  seed,
  count,
  side: choice("left", "right"),
  weights: list(whole(0, 9), 1, 4),
  mirrored: flag,
  stack: list(picture, 0, 3),
};

const words = defineWords(
  { name: "Toy room", lead: "Only a test goes there." },
  { ko: async () => ({ ko: { name: "장난감 방", lead: "시험만 갑니다." } }) },
);

export function runToy(paused = false): void {
  const scene = settings.get();
  slots.of("trial").start(chainJob({ scene, lanes: () => [] }), { paused });
}

export const toyRoom = defineRoom<ToyScene>({
  id: "trial",
  icon: () => <svg data-toy="" />,
  words,
  first: FIRST,
  schema,
  pictures: {
    most: 3,
    read: ({ stack }) => stack,
    put: (scene, stack) => ({ ...scene, stack: stack.filter((each) => each !== null) }),
  },
  slots: { result: () => ["trial", "trial/1"], states: true },
  cost: (scene) => ({ steps: stepsOf(scene.sampler), pictures: 2 * scene.count }),
  samplings: (scene) => [scene],
  columns: () => 1,
  run: () => runToy(),
  About: later(async () => ({ default: () => <p>About the toy</p> })),
  View: later(async () => ({ default: () => <h1>The toy itself</h1> })),
});
