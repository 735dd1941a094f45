/**
 * From settings to work: a scene and the model's shape become the lanes of a run. Pure, so that a
 * link, a test and the page make the same run from the same settings.
 */

import type { LaneSpec, ModelInfo, RunSpec } from "../worker/protocol.ts";
import type { Shape } from "./check-shapes.ts";

/**
 * The rule that bounds memory: what is recorded of one run is at most 64 MiB of pictures (8-bit
 * RGBA, x̂₀ and x) and 16 MiB of float states, whatever the number of pictures and steps. One
 * picture keeps every one of 1000 positions (8 MiB); 16 keep 512; 64 keep 128. Runs that belong
 * together (branches) divide one such budget: `share` is how many there can be.
 */
const FRAME_BYTES = 64 * 2 ** 20;
const SNAPSHOT_BYTES = 16 * 2 ** 20;
const MOST_POSITIONS = 1001;
const MOST_SNAPSHOTS = 50;

export function runSpec(lanes: readonly LaneSpec[], shape: Shape, paused: boolean, share = 1): RunSpec {
  return { lanes, ...budget(lanes.length * share, shape), paused };
}

/** Of so many pictures: how many positions are recorded, and how many states kept. */
export function budget(pictures: number, { width, height, channels }: Shape): Pick<RunSpec, "record" | "snapshots"> {
  const pixels = width * height * pictures;
  const record = Math.min(MOST_POSITIONS, Math.floor(FRAME_BYTES / (pixels * 4 * 2)));
  const snapshots = Math.min(MOST_SNAPSHOTS, Math.floor(SNAPSHOT_BYTES / (pixels * channels * 4)));
  return { record: Math.max(2, record), snapshots: Math.max(1, snapshots) };
}

/** What a room gives the run controller: lanes, once the model's shape is known. What takes longer heeds the signal. */
export type LaneMaker = (model: ModelInfo, signal: AbortSignal) => readonly LaneSpec[] | Promise<readonly LaneSpec[]>;
