/** The bench's rows as lanes, sixteen pictures at a time, and what a row is called where its features are kept. Pure. */
import { canonicalJson } from "../../bytes/json.ts";
import { outOfNoise } from "../../run/out-of-noise.ts";
import { toldOf } from "../../run/told.ts";
import type { LaneSpec, ModelInfo } from "../../worker/protocol.ts";
import type { BenchScene, Row } from "./scene.ts";

/** Pictures of a batch: what a reload costs at the most. */
export const BATCH = 16;

export const batchesOf = (count: number): number => Math.ceil(count / BATCH);

/** Picture i of every row is image i of the seed: one x_T, one noise. */
export function batchLanes(
  { class: chosen, seed }: BenchScene,
  { sampler, guidance }: Row,
  classes: readonly string[],
  batch: number,
): LaneSpec[] {
  const of = { ...(chosen !== undefined && { class: chosen }), ...(guidance !== undefined && { guidance }) };
  return Array.from({ length: BATCH }, (_, i) => {
    const image = batch * BATCH + i;
    return outOfNoise(sampler, seed, image, toldOf(of, classes, image));
  });
}

/** All that decides a row's pictures but the engine and how many there are: two rows with one name are the same. */
export function rowKey(
  { class: chosen, seed }: BenchScene,
  { sampler, guidance = 1 }: Row,
  { sha256, classes }: Pick<ModelInfo, "sha256" | "classes">,
): string {
  const told = chosen === undefined || classes.length === 0 ? null : { class: chosen, guidance };
  return canonicalJson({ model: sha256, sampler, seed, told });
}
