/** What a run tells while it goes on. */
import type { Pixels, Values } from "../engine/denoiser.ts";

/** A stretch of the run's pictures at one position: RGBA8, [count, H, W, 4]. */
export interface Frame {
  /** How many steps of the plan are done; 0 is the start. */
  readonly position: number;
  readonly t: number;
  /** The pictures lane … lane + count − 1. */
  readonly lane: number;
  readonly count: number;
  /** x̂₀ of the step just done (null at the start, before any; x itself where there is no step to do), and the x that came out of it. */
  readonly x0: Pixels | null;
  readonly x: Pixels;
  /** One of the plan's fixed recording positions; such frames are never dropped. */
  readonly recorded: boolean;
}

/** Enough to go on from: float32 [count, C, H, W]. */
export interface Snapshot {
  readonly position: number;
  readonly lane: number;
  readonly count: number;
  readonly x: Values;
  /** x̂₀ of the step before, for solvers that look back; null at the start. */
  readonly previous: Values | null;
}

export interface Pace {
  /** Steps of the network a second, all pictures of a micro-batch counted once, over the last seconds. */
  readonly stepsPerSecond: number;
  readonly secondsLeft: number;
  readonly position: number;
  readonly length: number;
}

/** Where a run's news go. Calls come in the order of their causes; the last is `done` or `failed`. */
export interface Report {
  /** How many runs are ahead of it in the queue; 0 when its turn has come. */
  queued(ahead: number): void;
  /** A size of micro-batch that has not run before: its shaders compile now, and it is checked. */
  compiling(batch: number): void;
  frame(frame: Frame): void;
  snapshot(snapshot: Snapshot): void;
  pace(pace: Pace): void;
  paused(position: number): void;
  /** Every picture's last x, [N, C, H, W]. */
  done(x: Values): void;
  failed(error: unknown): void;
}
