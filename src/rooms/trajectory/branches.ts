/**
 * A run for every branch. The settings are what is wanted; `growBranches` makes the runs follow them,
 * so that a key, undo, a link and a restart are one mechanism.
 */

import { slots } from "../../app/page.ts";
import { addsNoise } from "../../diffusion/samplers/plans/index.ts";
import { chainJob } from "../../run/chain.ts";
import type { RunStatus } from "../../run/status.ts";
import { sameScene } from "../../scene/scene.ts";
import { lanesFrom, MOST_BRANCHES, newBranch, withoutBranch } from "./lanes.ts";
import { slotOf, trunk } from "./run.ts";
import { type Branch, settings, type TrajectoryScene } from "./scene.ts";
import { nameOf, SLOT, TRUNK } from "./slots.ts";
import { statesAt } from "./states.ts";

/** Adds a branch where `branch` stands at `position`; returns its number. */
export function addBranch(branch: number, position: number): number {
  const { branches } = settings.get();
  const added = newBranch(branches, branch, position);
  patchBranches([...branches, added]);
  return added.branch;
}

/** A branch off what is shown, which is seen going on from there; who wants no motion steps on by hand. */
export function branchHere(branch: number, still: boolean): void {
  const { playback, status, feed } = trunk();
  const from = feed.shown;
  playback.look({ branch: addBranch(branch, from) });
  playback.hold(from);
  if (!still && status?.phase === "done") playback.toggle(1);
}

export function removeBranch(branch: number): void {
  patchBranches(withoutBranch(settings.get().branches, branch));
}

function patchBranches(branches: readonly Branch[]): void {
  settings.patch({ branches });
  growBranches();
}

/** Starts the branches whose moment has come, and ends those that are no longer wanted. */
export function growBranches(): void {
  const run = trunk().status;
  const scene = settings.get();
  if (!run || !settings.are(run.scene)) return;
  // Other settings wait for their own run; their branches do too.
  if (!sameButBranches(run.scene, scene)) return;
  if (!sameScene(run.scene, scene)) trunk().amend(scene);
  const wanted = new Set(scene.branches.map(({ branch }) => nameOf(branch)));
  for (const slot of slots.all) {
    if (slot.name.startsWith(`${SLOT}/`) && slot.job && !wanted.has(slot.name)) slot.empty();
  }
  for (const branch of scene.branches) {
    const slot = slotOf(branch.branch);
    // Of another run, from another position or parent it is another branch.
    const from = [run.serial, branch.position, branch.parent ?? TRUNK].join();
    if (slot.job?.from === from) continue;
    if (slot.job) slot.empty();
    if (hasReached(run, branch)) grow(branch, from);
  }
}

function sameButBranches(a: TrajectoryScene, b: TrajectoryScene): boolean {
  const asBranched: TrajectoryScene = { ...b, branches: a.branches };
  return sameScene(a, asBranched);
}

/** Whether what it leaves is there yet: the run's own recording, and its parent's. */
function hasReached(run: RunStatus, { position, parent = TRUNK }: Branch): boolean {
  if (["waiting", "queued"].includes(run.phase) || position >= run.length) return false;
  const { job, feed } = slotOf(parent);
  if (parent !== TRUNK && !job) return false;
  return (feed.recording?.position ?? -1) >= position;
}

function grow({ branch, position, parent = TRUNK }: Branch, from: string): void {
  const job = chainJob({
    scene: settings.get(),
    from,
    share: MOST_BRANCHES,
    lanes: async (_, signal) => {
      const lanes = slotOf(parent).feed.recording?.lanes ?? [];
      const all = lanes.map((_, i) => i);
      return lanesFrom(lanes, await statesAt(nameOf(parent), all, position, signal), branch);
    },
  });
  slotOf(branch).start(job);
}

/** What keeps a branch from being made, as a word the room has a sentence for; null where nothing does. */
export function branchBlock(): "branchRun" | "branchOld" | "branchEnd" | "branchNone" | "branchMost" | null {
  const { status: run, feed } = trunk();
  const scene = settings.get();
  if (!run?.model || !feed.recording || !settings.are(run.scene)) return "branchRun";
  if (!sameButBranches(run.scene, scene)) return "branchOld";
  if (!addsNoise(run.model.process, scene.sampler)) return "branchNone";
  if (feed.shown >= run.length) return "branchEnd";
  if (scene.branches.length >= MOST_BRANCHES) return "branchMost";
  return null;
}
