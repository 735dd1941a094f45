import { outOfNoise } from "../../run/out-of-noise.ts";
import { toldOf } from "../../run/told.ts";
import type { LaneSpec } from "../../worker/protocol.ts";
import type { GenerateScene } from "./scene.ts";

/** Picture i draws the noise of image i: more pictures never change the first ones. */
export function generateLanes(scene: GenerateScene, classes: readonly string[]): LaneSpec[] {
  const { sampler, seed, count } = scene;
  return Array.from({ length: count }, (_, image) => outOfNoise(sampler, seed, image, toldOf(scene, classes, image)));
}
