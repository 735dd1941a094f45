/** What of some rows is still to be made: of every row sixteen pictures, then sixteen more of every row; then of real ones. */
import type { ModelInfo } from "../../worker/protocol.ts";
import { batchesOfRow } from "./measured.ts";
import { type Part, partsOf } from "./parts.ts";
import { together } from "./results.ts";
import type { BenchScene, Row } from "./scene.ts";

export interface Task extends Pick<Part, "kind" | "key" | "cost"> {
  readonly row: Row;
  readonly batch: number;
}

export interface Tasks {
  readonly tasks: readonly Task[];
  /** Batches that are there. */
  readonly done: number;
}

/**
 * Parts that are the same are one.
 * @param engine whose batches count; null where that is not known yet: anybody's
 */
export async function tasksOf(
  scene: BenchScene,
  rows: readonly Row[],
  model: Pick<ModelInfo, "id" | "sha256" | "classes">,
  engine: string | null,
): Promise<Tasks> {
  const parts = rows.flatMap((row) => partsOf(scene, row, model).map((part) => ({ ...part, row })));
  const once = new Map(parts.map((part) => [part.key, part]));
  const known = await Promise.all(
    [...once.values()].map(async (part) => {
      const batches = together(await batchesOfRow(part.key));
      const counts = engine === null || batches[0]?.engine === engine;
      return { ...part, have: counts ? Math.min(part.batches, batches.length) : 0 };
    }),
  );
  const tasks = known.flatMap(({ kind, key, cost, row, batches, have }) =>
    Array.from({ length: batches - have }, (_, i): Task => ({ kind, key, cost, row, batch: have + i })),
  );
  const turn = ({ kind, batch }: Task) => (kind === "pictures" ? batch : Number.POSITIVE_INFINITY);
  return {
    tasks: tasks.sort((a, b) => (turn(a) === turn(b) ? 0 : turn(a) - turn(b))),
    done: known.reduce((sum, { have }) => sum + have, 0),
  };
}

export const costOf = (tasks: readonly Task[]): number => tasks.reduce((sum, { cost }) => sum + cost, 0);
