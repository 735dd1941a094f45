/**
 * Runs the Endings room: the first picture in a slot of its own, then its endings. The second waits
 * for the first as it would wait for a model, so cancelling or restarting either is one thing.
 */
import type { EndingsScene } from "../share/scene.ts";
import type { LaneSpec, ModelInfo } from "../worker/protocol.ts";
import { sceneOf } from "./actions.ts";
import { endingLanes, endingRows, pathLane, unfinished } from "./endings-lanes.ts";
import { feedOf } from "./feed.ts";
import type { Recording } from "./recording.ts";
import { cancelRun, startRun, tell } from "./run.ts";
import { getState, useStore } from "./store.ts";

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
  const path = await finishedPath(signal);
  return endingLanes(scene, rows, path.snapshots);
}

/** Resolves when the first picture is finished. Ends with it, whichever way either ends. */
function finishedPath(signal: AbortSignal): Promise<Recording> {
  return new Promise((resolve, reject) => {
    const done = new AbortController();
    const unsubscribe = useStore.subscribe(({ runs }) => {
      const run = runs[PATH];
      if (run?.phase !== "done" && run?.phase !== "cancelled" && run?.phase !== "failed") return;
      done.abort();
      const { recording } = feedOf(PATH);
      if (run.phase === "done" && recording) return resolve(recording);
      cancelRun(SLOT);
      if (run.phase === "failed") tell(SLOT, { phase: "failed", failure: run.failure });
      reject(new Error(`the first picture was ${run.phase}`));
    });
    done.signal.addEventListener("abort", unsubscribe);
    signal.addEventListener(
      "abort",
      () => {
        done.abort();
        cancelRun(PATH);
        reject(signal.reason);
      },
      { signal: done.signal },
    );
  });
}

/** The slot that runs now, or ran last: what the transport is about. */
export function currentSlot(runs = getState().runs): string {
  const phase = runs[PATH]?.phase;
  const underway = phase === "waiting" || phase === "queued" || phase === "running" || phase === "paused";
  return underway ? PATH : SLOT;
}
