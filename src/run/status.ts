/** A run as the page tells of it: changes a few times a second at most. */

import type { Scene } from "../scene/scene.ts";
import type { Failure, ModelInfo, Pace } from "../worker/protocol.ts";
import type { MadeBy } from "./earlier.ts";
import type { Direction } from "./playback.ts";

export type RunPhase =
  /** For the model. */
  | "waiting"
  /** For the runs ahead of it. */
  | "queued"
  | "running"
  | "paused"
  | "done"
  | "cancelled"
  | "failed"
  /** Not here: beforehand, and what was recorded of it is shown (recorded.ts). */
  | "recorded";

export interface RunStatus {
  readonly slot: string;
  /** Grows by one with every start: tells a new run in a slot from the one before. */
  readonly serial: number;
  /** The settings it was started with: settings that changed since belong to the next run. */
  readonly scene: Scene;
  readonly phase: RunPhase;
  readonly ahead: number;
  /** It waits for another tab, which has the device. */
  readonly elsewhere: boolean;
  /** Pictures on screen: those of the run before until this one has begun. */
  readonly pictures: number;
  /** The model that made them; null until there are any. */
  readonly model: ModelInfo | null;
  /** What it runs on, or ran on last; null until there are pictures, and where nothing of it was run here. */
  readonly engine: MadeBy | null;
  /** Steps of the plan; 0 until the worker has begun. */
  readonly length: number;
  readonly pace: Pace | null;
  /** Steps, counted for each picture, of the runs that were started with it and begin with what it makes. */
  readonly follows: number;
  /** Which way what it recorded is played: 1 to the picture, −1 to the noise. */
  readonly playing: Direction | null;
  /** Milliseconds from the first step to the last, when done. */
  readonly took: number | null;
  readonly failure: Failure | null;
}

/** Not ended: it can be cancelled. */
export function isActive(run: RunStatus | undefined): boolean {
  return run !== undefined && ["waiting", "queued", "running", "paused"].includes(run.phase);
}

/** Has begun, or waits for its turn, in the worker of the model that is loaded: it ends with that. */
export function holdsWorker({ phase }: RunStatus): boolean {
  return phase === "queued" || phase === "running" || phase === "paused";
}
