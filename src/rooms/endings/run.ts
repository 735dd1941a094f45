/**
 * Runs the Endings room: the first picture in a slot of its own, then its endings. The second waits
 * for the first as it would wait for a model, so cancelling or restarting either is one thing.
 */

import { slots } from "../../app/page.ts";
import { chainJob } from "../../run/chain.ts";
import { isActive, type RunStatus } from "../../run/status.ts";
import type { LaneSpec, ModelInfo } from "../../worker/protocol.ts";
import { endingLanes, endingRows, endingSteps, pathLane, unfinished } from "./lanes.ts";
import type { EndingsScene } from "./scene.ts";
import { settings } from "./scene.ts";

export const SLOT = "endings";
export const PATH = "endings/path";

/** With `paused` the first picture waits for its steps to be taken by hand. */
export function runEndings(paused = false): void {
  const scene = settings.get();
  slots.of(SLOT).start(chainJob({ scene, lanes: (model, signal) => lanesOf(scene, model, signal, paused) }));
}

async function lanesOf(
  scene: EndingsScene,
  model: ModelInfo,
  signal: AbortSignal,
  paused: boolean,
): Promise<LaneSpec[]> {
  // What was frozen and finished before has other rows and columns.
  for (const slot of [PATH, SLOT]) slots.of(slot).playback.clear();
  const rows = endingRows(scene, model.process);
  const positions = unfinished(rows).map(({ position }) => position);
  const path = slots.of(PATH);
  const first = {
    scene,
    lanes: () => [pathLane(scene, model.classes)],
    snapshotsAt: () => positions,
    follows: endingSteps(scene, model.process),
  };
  path.start(chainJob(first), { paused });
  const { snapshots } = await path.finished(signal);
  return endingLanes(scene, rows, snapshots, model.classes);
}

/** The slot that runs now, or ran last: what the transport is about. */
export function currentSlot(path: RunStatus | undefined): string {
  return isActive(path) ? PATH : SLOT;
}
