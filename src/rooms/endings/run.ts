/**
 * Runs the Endings room: the first picture in a slot of its own, then its endings. The second waits
 * for the first as it would wait for a model, so cancelling or restarting either is one thing.
 */

import { sceneOf } from "../../app/actions.ts";
import { getState } from "../../app/store.ts";
import type { EndingsScene } from "../../recipe/scene.ts";
import { startRun } from "../../run/controller.ts";
import { feedOf } from "../../run/feed.ts";
import { finishedFirst } from "../../run/finished-first.ts";
import type { LaneSpec, ModelInfo } from "../../worker/protocol.ts";
import { endingLanes, endingRows, pathLane, unfinished } from "./lanes.ts";

export const SLOT = "endings";
export const PATH = "endings/path";

/** With `paused` the first picture waits for its steps to be taken by hand. */
export function runEndings(paused = false): void {
  const scene = sceneOf("endings");
  startRun({ slot: SLOT, scene, lanes: (model, signal) => lanesOf(scene, model, signal, paused) });
}

async function lanesOf(
  scene: EndingsScene,
  model: ModelInfo,
  signal: AbortSignal,
  paused: boolean,
): Promise<LaneSpec[]> {
  // What was frozen and finished before has other rows and columns.
  for (const slot of [PATH, SLOT]) {
    feedOf(slot).recording = null;
    feedOf(slot).changed();
  }
  const rows = endingRows(scene, model.process);
  const positions = unfinished(rows).map(({ position }) => position);
  startRun({ slot: PATH, scene, lanes: () => [pathLane(scene)], snapshotsAt: () => positions, paused });
  const path = await finishedFirst(PATH, SLOT, signal);
  return endingLanes(scene, rows, path.snapshots);
}

/** The slot that runs now, or ran last: what the transport is about. */
export function currentSlot(runs = getState().runs): string {
  const phase = runs[PATH]?.phase;
  const underway = phase === "waiting" || phase === "queued" || phase === "running" || phase === "paused";
  return underway ? PATH : SLOT;
}
