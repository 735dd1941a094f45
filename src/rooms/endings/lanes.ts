/**
 * Endings of one x_t (figure 7 of the DDPM paper). First one picture runs from x_T to x₀ and leaves
 * its state at every row's t; then each row's state is finished many times, every column with noise
 * of its own (a branch). Where the sampler adds no noise, all columns of a row come out the same.
 */

import { cut } from "../../diffusion/cut.ts";
import type { Plan } from "../../diffusion/plan.ts";
import type { ProcessSpec } from "../../diffusion/process.ts";
import { planFor } from "../../diffusion/samplers/plans/index.ts";
import { beginningOf } from "../../pictures/beginning.ts";
import { toldOf } from "../../run/told.ts";
import type { LaneSpec, Snapshot } from "../../worker/protocol.ts";
import type { EndingsScene } from "./scene.ts";

export interface EndingRow {
  /** The t that was asked for, and the one that the sampler visits: the first kept step at or below it. */
  readonly asked: number;
  readonly t: number;
  /** Steps done at that t; the plan's length is the picture itself, with one ending. */
  readonly position: number;
}

/** The steps of the first picture: from noise, or from the t that its own picture is noised to. */
function planOf({ sampler, start }: EndingsScene, process: ProcessSpec): Plan {
  const whole = planFor(process, sampler);
  return start ? cut(whole, start.t) : whole;
}

/** The rows' t as they are asked for, falling; a picture that is noised to t is frozen there, and on its way from there. */
function askedFor({ times, start }: EndingsScene): number[] {
  const falling = [...times].sort((a, b) => b - a);
  return start ? [start.t, ...falling.filter((t) => t < start.t)] : falling;
}

/** The rows from noise to picture. Throws a RangeError that quotes a bad setting. */
export function endingRows(scene: EndingsScene, process: ProcessSpec): EndingRow[] {
  const { steps } = planOf(scene, process);
  return askedFor(scene).map((asked) => {
    const found = steps.findIndex(({ t }) => t <= asked);
    const position = asked === 0 || found < 0 ? steps.length : found;
    return { asked, t: steps[position]?.t ?? 0, position };
  });
}

/**
 * The same for the page: as they were asked for before a model says which steps there are, and where it
 * has no such steps, which the run refuses in words.
 */
export function rowsToShow(scene: EndingsScene, process: ProcessSpec | null): EndingRow[] {
  try {
    if (process) return endingRows(scene, process);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return askedFor(scene).map((t) => ({ asked: t, t, position: 0 }));
}

/** Rows that there is anything left of: lane row · count + column of the run is the column's ending. */
export function unfinished(rows: readonly EndingRow[]): EndingRow[] {
  return rows.filter(({ t }) => t > 0);
}

/** Steps of all endings together, each counted by itself. */
export function endingSteps(scene: EndingsScene, process: ProcessSpec): number {
  const { length } = planOf(scene, process).steps;
  return endingRows(scene, process).reduce((sum, { position }) => sum + scene.count * (length - position), 0);
}

const lane = (scene: EndingsScene, branch: number) => ({
  sampler: scene.sampler,
  seed: scene.seed,
  image: scene.image ?? 0,
  branch,
  sharedSteps: 0,
  ...beginningOf(scene),
});

/** The one picture whose states are frozen; of no class where every column is to have its own. */
export function pathLane(scene: EndingsScene, classes: readonly string[]): LaneSpec {
  return { ...lane(scene, 0), ...toldOf(scene, classes, null) };
}

/**
 * Row by row, column by column, from what the first picture left.
 * @param states its snapshots; an Error says which is missing
 */
export function endingLanes(
  scene: EndingsScene,
  rows: readonly EndingRow[],
  states: readonly Snapshot[],
  classes: readonly string[],
): LaneSpec[] {
  return unfinished(rows).flatMap(({ position, t }) => {
    const state = states.find((each) => each.position === position);
    if (!state) throw new Error(`no state was kept at step ${position} (t = ${t})`);
    const { x, previous } = state;
    const start = { from: "state" as const, x, position, ...(previous && { previous }) };
    return Array.from({ length: scene.count }, (_, column) => ({
      ...lane(scene, column + 1),
      start,
      ...toldOf(scene, classes, column),
    }));
  });
}

export interface Apart {
  /** Between any two endings, over all values: 0 … 255. */
  readonly largest: number;
  /** Root mean square of the endings about their mean, over all values: 0 … 255. */
  readonly rms: number;
}

const LEVELS_PER_UNIT = 127.5;

/**
 * How far the endings of each row lie apart, as measured.
 * @param x finished pictures, float32 [rows · count, D] in model range
 */
export function howFarApart(x: Float32Array, rows: number, count: number): Apart[] {
  const D = x.length / (rows * count);
  return Array.from({ length: rows }, (_, row) => {
    let largest = 0;
    let squares = 0;
    for (let i = 0; i < D; i++) {
      let [low, high, sum, sumOfSquares] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0, 0];
      for (let column = 0; column < count; column++) {
        const value = Math.min(1, Math.max(-1, x[(row * count + column) * D + i]!));
        low = Math.min(low, value);
        high = Math.max(high, value);
        sum += value;
        sumOfSquares += value * value;
      }
      largest = Math.max(largest, high - low);
      squares += Math.max(0, sumOfSquares / count - (sum / count) ** 2);
    }
    // Equal values leave only what rounding makes of their squares.
    const rms = largest === 0 ? 0 : Math.sqrt(squares / D);
    return { largest: largest * LEVELS_PER_UNIT, rms: rms * LEVELS_PER_UNIT };
  });
}
