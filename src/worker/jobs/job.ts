/** What a job is: work for one request, done in turns on the device. */
import type { ProcessSpec } from "../../diffusion/spec.ts";
import type { Denoiser } from "../../engine/denoiser.ts";
import type { Check } from "../../engine/selfcheck.ts";
import type { Event, Request } from "../protocol.ts";
import type { LaneOf } from "./run/lanes.ts";

/** What a job tells whoever asked for it, as the protocol has it; what is listed to transfer is moved there. */
export type Tell = (told: Untold, transfer?: Transferable[]) => void;
type Untold = Event extends infer E ? (E extends Event ? Omit<E, "id"> : never) : never;

/** The last thing a job tells is "done" or "failed"; after `cancel` it tells nothing. */
export interface Job {
  /** Runs before anything that is not: a look at a state, asked for by a hand on a slider. */
  readonly urgent?: boolean;
  /** Whether a turn would do something now; false while paused. */
  readonly ready: boolean;
  /** Nothing is left to do. */
  readonly over: boolean;
  /** One network evaluation at the most. */
  turn(): Promise<void>;
  /** A turn rejected: the job is dropped. */
  fail(error: unknown): void;
  cancel(): void;
  /** How many jobs are ahead of it while it has no place; 0 when it gets one. */
  queued?(ahead: number): void;
  /** Word to it while it is under way, for jobs that can be paused. */
  control?(action: Extract<Request, { kind: "control" }>["action"]): void;
  /** Display frames have been taken: more may be told. */
  seen?(frames: number): void;
  /** Whether anybody sees the page; yes, until it is told. */
  visible?(is: boolean): void;
}

/** What a job has to work with: the loaded model on its engine. */
export interface Means {
  readonly denoiser: Denoiser;
  readonly process: ProcessSpec;
  readonly laneOf: LaneOf;
  /** Resolves when the engine has proved itself for a batch of this size; asked once a size. */
  readonly check: Check;
}

/** @throws Fault "bad-request" or RangeError for a specification that can't be followed. */
export type JobMaker<Spec> = (spec: Spec, means: Means, tell: Tell) => Job;
