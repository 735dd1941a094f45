/** What of some rows is still to be made: of every row sixteen pictures, then sixteen more of every row. */
import { stepsOf } from "../../diffusion/samplers/define.ts";
import type { ModelInfo } from "../../worker/protocol.ts";
import { batchesOf, rowKey } from "./lanes.ts";
import { batchesOfRow } from "./measured.ts";
import { together } from "./results.ts";
import type { BenchScene, Row } from "./scene.ts";

export interface Task {
  readonly row: Row;
  readonly key: string;
  readonly batch: number;
  /** Evaluations of the network a picture. */
  readonly cost: number;
}

export interface Tasks {
  readonly tasks: readonly Task[];
  /** Batches that are there. */
  readonly done: number;
}

/**
 * Rows that are the same are one.
 * @param engine whose batches count; null where that is not known yet: anybody's
 */
export async function tasksOf(
  scene: BenchScene,
  rows: readonly Row[],
  model: Pick<ModelInfo, "sha256" | "classes">,
  engine: string | null,
): Promise<Tasks> {
  const wanted = batchesOf(scene.count);
  const once = new Map(rows.map((row) => [rowKey(scene, row, model), row]));
  const known = await Promise.all(
    [...once].map(async ([key, row]) => {
      const batches = together(await batchesOfRow(key));
      const counts = engine === null || batches[0]?.engine === engine;
      return { row, key, have: counts ? Math.min(wanted, batches.length) : 0, cost: stepsOf(row.sampler) };
    }),
  );
  const tasks = Array.from({ length: wanted }, (_, batch) =>
    known.flatMap(({ row, key, have, cost }) => (batch < have ? [] : [{ row, key, batch, cost }])),
  ).flat();
  return { tasks, done: known.reduce((sum, { have }) => sum + have, 0) };
}

export const costOf = (tasks: readonly Task[]): number => tasks.reduce((sum, { cost }) => sum + cost, 0);
