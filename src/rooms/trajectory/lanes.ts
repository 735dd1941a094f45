/**
 * The Trajectory room's settings as lanes, and what its film strip and branches need to know of
 * them. Pure: a link, a test and the page make the same run.
 */
import { beginningOf } from "../../pictures/beginning.ts";
import { toldOf } from "../../run/told.ts";
import type { LaneSpec, Snapshot } from "../../worker/protocol.ts";
import type { Branch, TrajectoryScene } from "./scene.ts";
import { TRUNK } from "./slots.ts";

/**
 * The original code's p_sample_loop_trajectory: with repeat_noise_steps = k ≥ 0 all pictures share
 * x_T and the noise of the first k steps, and draw their own after that; −1 shares nothing.
 */
export function trajectoryLanes(scene: TrajectoryScene, classes: readonly string[]): LaneSpec[] {
  const { sampler, seed, count, repeatNoiseSteps: k, image: first = 0 } = scene;
  return Array.from({ length: count }, (_, i) => ({
    sampler,
    ...beginningOf(scene, k < 0 ? undefined : first),
    seed,
    image: first + i,
    branch: 0,
    sharedSteps: Math.max(0, k),
    ...toldOf(scene, classes, first + i),
  }));
}

/** Each keeps a recording of its own; together they keep as much as one run may (run/budget.ts). */
export const MOST_BRANCHES = 8;

/** A picture's float state where the step at `position` begins. */
export interface LaneState {
  readonly position: number;
  readonly x: Float32Array;
  readonly previous: Float32Array | null;
}

/** Lanes that go on from states; with another branch number they draw new noise from there on. */
export function lanesFrom(
  lanes: readonly LaneSpec[],
  states: readonly LaneState[],
  branch = lanes[0]?.branch ?? 0,
): LaneSpec[] {
  return lanes.map((lane, i) => {
    const { position, x, previous } = states[i] as LaneState;
    return { ...lane, branch, start: { from: "state", position, x, ...(previous ? { previous } : {}) } };
  });
}

/** The newest state at or before a position that every one of `lanes` was kept at; null where there is none. */
export function nearestStates(
  snapshots: readonly Snapshot[],
  lanes: readonly number[],
  position: number,
): LaneState[] | null {
  const kept = snapshots.filter((snapshot) => snapshot.position <= position);
  const positions = [...new Set(kept.map((snapshot) => snapshot.position))].sort((a, b) => b - a);
  for (const at of positions) {
    const here = kept.filter((snapshot) => snapshot.position === at);
    const states = lanes.map((lane) => stateIn(here, lane));
    if (states.every((state) => state !== null)) return states;
  }
  return null;
}

function stateIn(snapshots: readonly Snapshot[], lane: number): LaneState | null {
  const found = snapshots.find((snapshot) => lane >= snapshot.lane && lane < snapshot.lane + snapshot.count);
  if (!found) return null;
  const { position, count, x, previous } = found;
  const size = x.length / count;
  const from = (lane - found.lane) * size;
  return { position, x: x.slice(from, from + size), previous: previous?.slice(from, from + size) ?? null };
}

/** So many positions, evenly from the noise to the picture, both among them; fewer where there are fewer steps. */
export function evenPositions(length: number, count: number): number[] {
  const most = Math.min(count, length + 1);
  if (most < 2) return [length];
  return Array.from({ length: most }, (_, i) => Math.round((i * length) / (most - 1)));
}

/** The branch, this one or one that it came from, whose recording holds a position of it. */
export function holderOf(branches: readonly Branch[], branch: number, position: number): number {
  let at = branches.find((each) => each.branch === branch);
  // A list from outside may name a branch as its own ancestor: no more turns than branches.
  for (let turns = branches.length; at && turns > 0; turns--) {
    if (position > at.position) return at.branch;
    const { parent } = at;
    at = branches.find((each) => each.branch === parent);
  }
  return TRUNK;
}

/** A new branch where `branch` stands at `position`: it leaves whichever run holds that moment. */
export function newBranch(branches: readonly Branch[], branch: number, position: number): Branch {
  const parent = holderOf(branches, branch, position);
  const number = 1 + Math.max(TRUNK, ...branches.map((each) => each.branch));
  return { position, branch: number, ...(parent === TRUNK ? {} : { parent }) };
}

/** Without a branch, and without those that grew on it. */
export function withoutBranch(branches: readonly Branch[], branch: number): Branch[] {
  const gone = new Set([branch]);
  // A branch stands after the one it left.
  for (const each of branches) if (each.parent !== undefined && gone.has(each.parent)) gone.add(each.branch);
  return branches.filter((each) => !gone.has(each.branch));
}
