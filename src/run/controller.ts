/**
 * The run controller: one run a slot, outside React. It turns settings into a request, listens to
 * the worker, keeps the recording, and tells the store in words. Several slots can have a run at
 * once; the worker queues them.
 */

import { failureOf, ready } from "../app/model.ts";
import { getState, setState } from "../app/store.ts";
import { checkShapes } from "../pictures/tensor.ts";
import type { Scene } from "../recipe/scene.ts";
import type { ModelInfo } from "../worker/protocol.ts";
import { type LaneMaker, runSpec } from "./budget.ts";
import { feedOf } from "./feed.ts";
import { Recording } from "./recording.ts";
import { isActive, type RunStatus } from "./status.ts";

type Handle = ReturnType<Awaited<ReturnType<typeof ready>>["client"]["run"]>;

/** What a slot needs to be controlled and to be started again. */
interface Work {
  readonly abort: AbortController;
  scene: Scene;
  readonly lanes: LaneMaker;
  readonly snapshotsAt: StartOptions["snapshotsAt"];
  readonly share: number;
  handle: Handle | null;
  /** Wishes made before the worker had the run. */
  paused: boolean;
  startedAt: number;
}

const works = new Map<string, Work>();

/** Work in a slot that is not a chain (a picture measured in bits): cancelled and restarted from the same places. */
interface OtherWork {
  readonly abort: AbortController;
  readonly again: () => void;
}

const others = new Map<string, OtherWork>();

/** Takes a slot for other work; what was there is cancelled. */
export function adopt(slot: string, work: OtherWork): void {
  others.get(slot)?.abort.abort();
  others.set(slot, work);
}

export function tell(slot: string, change: Partial<RunStatus>): void {
  const run = getState().runs[slot];
  if (run) setState(({ runs }) => ({ runs: { ...runs, [slot]: { ...run, ...change } } }));
}

export interface StartOptions {
  readonly slot: string;
  readonly scene: Scene;
  readonly lanes: LaneMaker;
  /** Positions whose states must be kept exactly: something is to begin there. */
  readonly snapshotsAt?: ((model: ModelInfo) => readonly number[]) | undefined;
  /** Among how many runs what one may record is divided. */
  readonly share?: number;
  /** Begin paused: the first step is taken by hand. */
  readonly paused?: boolean;
}

/** Starts a run; what ran in the slot is cancelled, its pictures stay until this one has begun. */
export function startRun({ slot, scene, lanes, snapshotsAt, share = 1, paused = false }: StartOptions): void {
  works.get(slot)?.abort.abort();
  stopReplay(slot);
  const abort = new AbortController();
  const work: Work = { abort, scene, lanes, snapshotsAt, share, handle: null, paused, startedAt: 0 };
  works.set(slot, work);
  begun(slot, scene);
  follow(slot, work).catch((error: unknown) => {
    if (works.get(slot) !== work || work.abort.signal.aborted) return;
    tell(slot, { phase: "failed", failure: failureOf(error) });
  });
}

/** A run's first word to the store; what was on screen stays counted until it has pictures. */
export function begun(slot: string, scene: Scene): void {
  const before = getState().runs[slot];
  const status: RunStatus = {
    slot,
    serial: (before?.serial ?? 0) + 1,
    scene,
    phase: getState().model.phase === "ready" ? "queued" : "waiting",
    ahead: 0,
    pictures: before?.pictures ?? 0,
    length: before?.length ?? 0,
    model: before?.model ?? null,
    pace: null,
    held: null,
    replaying: false,
    took: null,
    failure: null,
  };
  setState(({ runs }) => ({ runs: { ...runs, [slot]: status } }));
}

/** Listens to one run until it ends. Every early way out leaves what is on screen as it was. */
async function follow(slot: string, work: Work): Promise<void> {
  const { client, model } = await ready(work.abort.signal);
  const { signal } = work.abort;
  if (signal.aborted) return;
  const lanes = await work.lanes(model, signal);
  if (signal.aborted) return;
  checkShapes(lanes, model);
  const recording = new Recording(lanes.length, model.width * model.height * 4);
  const feed = feedOf(slot);
  const spec = runSpec(lanes, model, work.paused, work.share);
  const handle = client.run({ ...spec, snapshotsAt: work.snapshotsAt?.(model) ?? [] }, { signal });
  work.handle = handle;
  tell(slot, { phase: "queued" });

  for await (const event of handle.events) {
    if (works.get(slot) !== work) return;
    switch (event.kind) {
      case "queued":
        tell(slot, { ahead: event.ahead });
        break;
      case "started":
        recording.times = event.times;
        work.startedAt = performance.now();
        feed.recording = recording;
        feed.held = null;
        tell(slot, {
          phase: work.paused ? "paused" : "running",
          pictures: lanes.length,
          model,
          length: event.length,
          held: null,
        });
        feed.changed();
        break;
      case "frame":
        recording.add(event.frame);
        feed.changed();
        break;
      case "snapshot":
        recording.snapshots.push(event.snapshot);
        break;
      case "pace":
        tell(slot, { pace: event.pace });
        break;
      case "paused":
        tell(slot, { phase: "paused" });
        break;
      case "done":
        recording.result = event.x;
        tell(slot, { phase: "done", took: performance.now() - work.startedAt });
        feed.changed();
        break;
      case "cancelled":
        tell(slot, { phase: "cancelled" });
        break;
      case "failed":
        tell(slot, { phase: "failed", failure: event.failure });
        break;
    }
  }
}

export function pauseRun(slot: string): void {
  const work = works.get(slot);
  if (!work) return;
  work.paused = true;
  work.handle?.pause();
  tell(slot, { phase: "paused" });
}

export function resumeRun(slot: string): void {
  const work = works.get(slot);
  if (!work) return;
  work.paused = false;
  work.handle?.resume();
  hold(slot, null);
  tell(slot, { phase: "running" });
}

/** One step of every picture; the run stays paused. */
export function stepRun(slot: string): void {
  const run = getState().runs[slot];
  if (run?.phase === "running") pauseRun(slot);
  hold(slot, null);
  works.get(slot)?.handle?.step();
}

/** Felt within one step of the network. What was recorded stays and can be scrubbed. */
export function cancelRun(slot: string): void {
  const work = works.get(slot) ?? others.get(slot);
  if (!work) return;
  work.abort.abort();
  if (isActive(getState().runs[slot])) tell(slot, { phase: "cancelled" });
}

/** The same run again, from its noise, with the settings it had. */
export function restartRun(slot: string): void {
  const work = works.get(slot);
  if (work) {
    const { scene, lanes, snapshotsAt, share } = work;
    startRun({ slot, scene, lanes, snapshotsAt, share });
  }
  others.get(slot)?.again();
}

/** The scene a run belongs to, where that grew without running again: a branch was added beside it. */
export function amendRun(slot: string, scene: Scene): void {
  const work = works.get(slot);
  if (work) work.scene = scene;
  tell(slot, { scene });
}

/** Holds the pictures at a position, or lets them follow the newest (null). The run goes on. */
export function hold(slot: string, position: number | null): void {
  stopReplay(slot);
  show(slot, position);
}

function show(slot: string, position: number | null): void {
  const feed = feedOf(slot);
  if (feed.held === position) return;
  feed.held = position;
  feed.changed();
  tell(slot, { held: position });
}

/** Moves along what was recorded, by so many recorded positions. */
export function nudge(slot: string, by: number): void {
  const feed = feedOf(slot);
  const stops = feed.recording?.positions() ?? [];
  if (stops.length === 0) return;
  const here = feed.shown;
  const at = by < 0 ? stops.findLastIndex((p) => p < here) + by + 1 : stops.findIndex((p) => p > here) + by - 1;
  const target = at < 0 ? (by < 0 ? stops[0] : undefined) : stops[at];
  const last = stops.at(-1);
  hold(slot, target === undefined || target === last ? null : target);
}

const REPLAY_MS = 9000;
const replays = new Map<string, number>();
const speeds = new Map<string, number>();

/** How fast the slot is replayed, also while it is: 1 is the whole run in nine seconds. */
export function setReplaySpeed(slot: string, speed: number): void {
  speeds.set(slot, speed);
}

function stopReplay(slot: string): void {
  const request = replays.get(slot);
  if (request === undefined) return;
  cancelAnimationFrame(request);
  replays.delete(slot);
  tell(slot, { replaying: false, held: feedOf(slot).held });
}

/** Plays what was recorded, to the picture or (−1) back to the noise; again stops it where it is. */
export function toggleReplay(slot: string, direction: 1 | -1 = 1): void {
  const run = getState().runs[slot];
  if (replays.has(slot)) {
    stopReplay(slot);
    if (run?.replaying === direction) return;
  }
  const length = run?.length ?? 0;
  const feed = feedOf(slot);
  const end = direction > 0 ? length : 0;
  let position = feed.held ?? length - end;
  let before = performance.now();
  const frame = (now: number) => {
    position += ((direction * (now - before)) / REPLAY_MS) * length * (speeds.get(slot) ?? 1);
    before = now;
    if (direction * (position - end) >= 0) {
      stopReplay(slot);
      show(slot, direction > 0 ? null : 0);
      return;
    }
    // The store hears of it when it stops; the canvases and the readout follow the feed.
    feed.held = Math.floor(position);
    feed.changed();
    replays.set(slot, requestAnimationFrame(frame));
  };
  replays.set(slot, requestAnimationFrame(frame));
  tell(slot, { replaying: direction, held: Math.floor(position) });
}
