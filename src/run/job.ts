/** What a slot is given to do, as often as it is asked to. */

import type { Scene } from "../scene/scene.ts";
import type { Made } from "./earlier.ts";
import type { Measurement } from "./measurement.ts";
import type { ModelSource } from "./ready.ts";
import type { Recording } from "./recording.ts";
import type { RunPhase, RunStatus } from "./status.ts";

export interface Job {
  /** The settings it is done with. */
  readonly scene: Scene;
  /** What it goes on from, where that is another run. */
  readonly from?: string | undefined;
  begin(host: Host, how: { readonly paused: boolean }): Attempt;
}

/** A job that was begun. */
export interface Attempt {
  /** Rejects with what went wrong; how it goes otherwise is told to the host. */
  readonly ended: Promise<void>;
  readonly controls?: Controls;
}

/** What can be paused; each holds before it has begun, too. */
export interface Controls {
  pause(): void;
  resume(): void;
  /** One step of every picture, then paused; what measures has none. */
  step?(): void;
}

/** The slot, as the job in it knows it. */
export interface Host {
  readonly models: ModelSource;
  /** Aborts when the job is cancelled, and when the slot is given another. */
  readonly signal: AbortSignal;
  /** What was made of perhaps the same before: it may go on from there. */
  readonly earlier: Made | null;
  /** False once the slot has another job. */
  readonly wanted: boolean;
  readonly phase: RunPhase | undefined;
  tell(change: Partial<RunStatus>): void;
  /** From now on this is what is on screen; it grows in place, `changed` says when. */
  show(recording: Recording): void;
  /** From now on this is what the slot has made, in the place of pictures. */
  measures(measurement: Measurement): void;
  changed(): void;
  /** Milliseconds. */
  now(): number;
}
