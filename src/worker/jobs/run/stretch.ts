/**
 * Neighbouring pictures of a micro-batch that stand at the same place of the same plan, and so
 * have one position, one t, one set of marks. Lanes with plans of different length are different
 * stretches of one batch.
 */
import type { Lane, Plan } from "../../../diffusion/plan.ts";
import { recordedPositions, snapshotPositions } from "./marks.ts";

export interface Stretch {
  /** Within the micro-batch. */
  readonly first: number;
  readonly count: number;
  readonly plan: Plan;
  readonly at: number;
  readonly recorded: ReadonlySet<number>;
  readonly snapshots: ReadonlySet<number>;
}

export interface Marks {
  readonly record: number;
  readonly snapshots: number;
  /** As well as those. */
  readonly snapshotsAt?: readonly number[];
}

/** Plans are compared by identity: lanes that share one must hold the same object. */
export function stretchesOf(lanes: readonly Lane[], marks: Marks): Stretch[] {
  const starts = lanes.flatMap((lane, i) => {
    const before = lanes[i - 1];
    return before?.plan === lane.plan && before.at === lane.at ? [] : [i];
  });
  return starts.map((first, i) => {
    const { plan, at } = lanes[first]!;
    const length = plan.steps.length;
    return {
      first,
      count: (starts[i + 1] ?? lanes.length) - first,
      plan,
      at,
      recorded: recordedPositions(length, marks.record),
      snapshots: new Set([...snapshotPositions(length, marks.snapshots), ...(marks.snapshotsAt ?? [])]),
    };
  });
}

/** The position after `done` steps; a plan that is over stays at its end. */
export function positionOf({ at, plan }: Pick<Stretch, "at" | "plan">, done: number): number {
  return Math.min(at + done, plan.steps.length);
}

/** Interface time at a position: T … 0. */
export function timeAt({ steps }: Plan, position: number): number {
  const last = steps.at(-1);
  return steps[position]?.t ?? last?.tNext ?? 0;
}

/** Whether step `done` (0: the start) moved it. */
export function moved(stretch: Stretch, done: number): boolean {
  return done === 0 || positionOf(stretch, done) !== positionOf(stretch, done - 1);
}
