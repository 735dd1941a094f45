import { toldOf } from "../../run/told.ts";
import type { LaneSpec } from "../../worker/protocol.ts";
import type { GenerateScene } from "./scene.ts";

/** Picture i draws the noise of image i: more pictures never change the first ones. */
export function generateLanes(scene: GenerateScene, classes: readonly string[]): LaneSpec[] {
  return Array.from({ length: scene.count }, (_, image) => ({
    sampler: scene.sampler,
    start: { from: "noise" as const },
    seed: scene.seed,
    image,
    branch: 0,
    sharedSteps: 0,
    ...toldOf(scene, classes, image),
  }));
}
