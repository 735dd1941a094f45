/** Slots with nothing behind them, and a picture to run in one. */

import type { GenerateScene } from "../../rooms/generate/scene.ts";
import type { LaneSpec } from "../../worker/protocol.ts";
import type { ChainOptions } from "../chain.ts";
import { Slots } from "../slots.ts";
import { FakeFrames } from "./fake-frames.ts";
import { FakeModels } from "./fake-models.ts";

export function fakeSlots() {
  const models = new FakeModels();
  const frames = new FakeFrames();
  return { models, frames, slots: new Slots({ models, frames }), client: models.client };
}

export const fakeScene = (seed: string): GenerateScene => ({
  room: "generate",
  sampler: { kind: "ddpm", steps: "20", sigma: "fixed_large", clip: true },
  seed,
  count: 1,
});

export const fakeLane = (seed: string, image = 0): LaneSpec => ({
  sampler: fakeScene(seed).sampler,
  start: { from: "noise" },
  seed,
  image,
  branch: 0,
  sharedSteps: 0,
});

/** One picture of a seed. */
export function picture(seed: string): ChainOptions {
  return { scene: fakeScene(seed), lanes: () => [fakeLane(seed)] };
}
