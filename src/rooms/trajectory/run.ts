/**
 * The Trajectory room's runs: the run itself, and a run for every branch, in slots of their own.
 * The settings are what is wanted; `growBranches` makes the runs follow them, so that a key, undo,
 * a link and a restart are one mechanism.
 */

import { patchScene, sceneOf } from "../../app/actions.ts";
import { ready } from "../../app/model.ts";
import { sameScene } from "../../app/scenes.ts";
import { getState } from "../../app/store.ts";
import type { Branch } from "../../recipe/scene.ts";
import { amendRun, cancelRun, startRun } from "../../run/controller.ts";
import { feedOf } from "../../run/feed.ts";
import type { Seen } from "../../run/recording.ts";
import type { RunStatus } from "../../run/status.ts";
import type { LaneSpec } from "../../worker/protocol.ts";
import {
  addsNoise,
  holderOf,
  type LaneState,
  lanesFrom,
  MOST_BRANCHES,
  nearestStates,
  newBranch,
  TRUNK,
  trajectoryLanes,
  withoutBranch,
} from "./lanes.ts";

export const SLOT = "trajectory";

export function slotOf(branch: number): string {
  return branch === TRUNK ? SLOT : `${SLOT}/${branch}`;
}

/** The lanes each slot runs, as they were started. */
const started = new Map<string, readonly LaneSpec[]>();
/** What each branch was grown from: another run, position or parent is another branch. */
const grown = new Map<number, string>();

export function runTrajectory(paused = false): void {
  const scene = sceneOf("trajectory");
  const lanes = trajectoryLanes(scene);
  started.set(SLOT, lanes);
  startRun({ slot: SLOT, scene, lanes: () => lanes, paused });
}

/** Adds a branch where `branch` stands at `position`; returns its number. */
export function addBranch(branch: number, position: number): number {
  const { branches } = sceneOf("trajectory");
  const added = newBranch(branches, branch, position);
  patchBranches([...branches, added]);
  return added.branch;
}

export function removeBranch(branch: number): void {
  patchBranches(withoutBranch(sceneOf("trajectory").branches, branch));
}

function patchBranches(branches: readonly Branch[]): void {
  patchScene("trajectory", { branches });
  growBranches();
}

/** Starts the branches whose moment has come, and ends those that are no longer wanted. */
export function growBranches(): void {
  const trunk = getState().runs[SLOT];
  const scene = sceneOf("trajectory");
  if (trunk?.scene.room !== "trajectory") return;
  // Other settings wait for their own run; their branches do too.
  if (!sameScene({ ...trunk.scene, branches: [] }, { ...scene, branches: [] })) return;
  if (!sameScene(trunk.scene, scene)) amendRun(SLOT, scene);
  for (const branch of grown.keys()) if (!scene.branches.some((wanted) => wanted.branch === branch)) forget(branch);
  for (const wanted of scene.branches) {
    const key = [trunk.serial, wanted.position, wanted.parent ?? TRUNK].join();
    const before = grown.get(wanted.branch);
    if (before === key) continue;
    if (before !== undefined) forget(wanted.branch);
    if (hasReached(trunk, wanted)) grow(wanted, key);
  }
}

function forget(branch: number): void {
  grown.delete(branch);
  const slot = slotOf(branch);
  cancelRun(slot);
  const feed = feedOf(slot);
  feed.recording = null;
  feed.changed();
}

/** Whether what it leaves is there yet: the run's own recording, and its parent's. */
function hasReached(trunk: RunStatus, { position, parent = TRUNK }: Branch): boolean {
  if (["waiting", "queued"].includes(trunk.phase) || position >= trunk.length) return false;
  if (parent !== TRUNK && !grown.has(parent)) return false;
  return (feedOf(slotOf(parent)).recording?.position ?? -1) >= position;
}

function grow({ branch, position, parent = TRUNK }: Branch, key: string): void {
  grown.set(branch, key);
  const slot = slotOf(branch);
  const from = slotOf(parent);
  const scene = sceneOf("trajectory");
  startRun({
    slot,
    scene,
    share: MOST_BRANCHES,
    lanes: async (_, signal) => {
      const lanes = started.get(from) ?? [];
      const states = await statesAt(
        from,
        lanes.map((_, i) => i),
        position,
        signal,
      );
      const branched = lanesFrom(lanes, states, branch);
      started.set(slot, branched);
      return branched;
    },
  });
}

/**
 * The states of some lanes of a slot's run at a position, made again from the nearest snapshot by
 * the run's own steps and noise where it was not kept. All lanes together go through the network
 * as they did the first time, and come out with the same bits.
 */
export async function statesAt(
  slot: string,
  which: readonly number[],
  position: number,
  signal: AbortSignal,
): Promise<LaneState[]> {
  const all = started.get(slot) ?? [];
  const lanes = which.flatMap((i) => all[i] ?? []);
  const states = nearestStates(feedOf(slot).recording?.snapshots ?? [], which, position) ?? statesOf(lanes);
  if (states?.every((state) => state.position === position)) return states;
  const { client } = await ready(signal);
  const again = new AbortController();
  signal.addEventListener("abort", () => again.abort(signal.reason));
  const length = feedOf(slot).recording?.times.length ?? 0;
  const spec = { lanes: states ? lanesFrom(lanes, states) : lanes, record: 2, snapshots: length - 1 };
  const snapshots = [];
  for await (const event of client.run(spec, { signal: again.signal }).events) {
    if (event.kind === "failed") throw new Error(event.failure.message);
    if (event.kind !== "snapshot" || event.snapshot.position !== position) continue;
    snapshots.push(event.snapshot);
    const found = nearestStates(
      snapshots,
      lanes.map((_, i) => i),
      position,
    );
    if (!found) continue;
    again.abort();
    return found;
  }
  signal.throwIfAborted();
  throw new Error(`step ${position} was not reached again`);
}

/** Where lanes that began from a state began. */
function statesOf(lanes: readonly LaneSpec[]): LaneState[] | null {
  const states = lanes.map(({ start }) =>
    start.from === "state" ? { position: start.position, x: start.x, previous: start.previous ?? null } : null,
  );
  return states.every((state) => state !== null) ? states : null;
}

export function lanesOf(slot: string): readonly LaneSpec[] {
  return started.get(slot) ?? [];
}

const NOTHING: Seen = { position: -1, x0: null, x: null };

/**
 * What a branch shows of a picture at a position, and whose recording that is: before it left,
 * it is the run it left. Null is the newest.
 */
export function momentOf(
  branch: number,
  lane: number,
  position: number | null,
): { readonly slot: string; readonly seen: Seen } {
  const { branches } = sceneOf("trajectory");
  const own = branches.find((each) => each.branch === branch);
  const ownRecording = feedOf(slotOf(branch)).recording;
  // A branch that has not begun stands where it left.
  const at = position ?? (own && !ownRecording ? own.position : null);
  const holder = at === null ? branch : holderOf(branches, branch, at);
  const found = seenIn(holder, lane, at);
  // What a branch recorded of where it left has no guess: the step before it was its parent's.
  const left = found.seen.position < 0 ? holder : holderOf(branches, holder, found.seen.position);
  return left === holder ? found : seenIn(left, lane, found.seen.position);
}

function seenIn(branch: number, lane: number, position: number | null): { slot: string; seen: Seen } {
  const slot = slotOf(branch);
  return { slot, seen: feedOf(slot).recording?.at(lane, position) ?? NOTHING };
}

/** Calls back when any of the slots has something new. Returns the way out. */
export function subscribeAll(slots: readonly string[], listener: () => void): () => void {
  const ways = slots.map((slot) => feedOf(slot).subscribe(listener));
  return () => {
    for (const leave of ways) leave();
  };
}

/** What keeps a branch from being made, as a word the room has a sentence for; null where nothing does. */
export function branchBlock(): "branchRun" | "branchOld" | "branchEnd" | "branchNone" | "branchMost" | null {
  const run = getState().runs[SLOT];
  const scene = sceneOf("trajectory");
  const { recording, shown } = feedOf(SLOT);
  if (!run || !recording || run.scene.room !== "trajectory") return "branchRun";
  if (!sameScene({ ...run.scene, branches: [] }, { ...scene, branches: [] })) return "branchOld";
  if (!addsNoise(scene.sampler)) return "branchNone";
  if (shown >= run.length) return "branchEnd";
  if (scene.branches.length >= MOST_BRANCHES) return "branchMost";
  return null;
}
