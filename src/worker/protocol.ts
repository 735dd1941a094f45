/**
 * The whole conversation between the page and the one worker that owns the model, the GPU and the
 * queue. Every request has an id; every event names the request it answers. What is listed as
 * transferred is moved, not copied: the sender must not touch it again.
 *
 * Order: events of one id arrive in the order they were caused; the last is `loaded`, `done`, `cancelled`
 * or `failed`, exactly one of them.
 */
import type { PictureShape } from "../bytes/picture-shape.ts";
import type { ProcessSpec, SamplerSpec } from "../diffusion/spec.ts";
import type { Start } from "../diffusion/start.ts";
import type { Pixels, Values } from "../engine/denoiser.ts";
import type { EngineInfo, EngineName, EngineTraits, EngineWish, Rejection } from "../engine/info.ts";
import type { Block, OpGroup, Surveyed } from "../engine/survey/surveyed.ts";
import type { FaultCode } from "../models/fault.ts";

export type { Block, EngineInfo, EngineName, EngineTraits, EngineWish, OpGroup, Rejection, Surveyed };

/** Where a picture starts; its pictures are [C, H, W] float32. */
export type StartSpec =
  | Start
  /** A snapshot: x where the step at `position` begins. */
  | {
      readonly from: "state";
      readonly x: Float32Array;
      readonly previous?: Float32Array;
      readonly position: number;
    };

export interface LaneSpec {
  readonly sampler: SamplerSpec;
  readonly start: StartSpec;
  /** Decimal, 0 … 2⁶⁴ − 1. */
  readonly seed: string;
  readonly image: number;
  readonly branch: number;
  readonly sharedSteps: number;
  /** Steps of the plan with t above this are left out (a run that begins at x_t); default: none. */
  readonly fromT?: number;
  /** The class that the network is told, by its name, and how much of it (plan.ts); left out: none. */
  readonly told?: { readonly class: string; readonly guidance: number };
}

export interface RunSpec {
  readonly lanes: readonly LaneSpec[];
  /** How many positions to record, evenly over the plan, the last always among them. */
  readonly record: number;
  /** How many snapshots of the float state to send, evenly over the plan. */
  readonly snapshots: number;
  /** Positions whose states are sent as well: where something is to begin (endings of one x_t). */
  readonly snapshotsAt?: readonly number[];
  /** Its end says the pictures' features as well (diffusion/random-features.ts): what a measurement keeps of them. */
  readonly features?: boolean;
  /** Begin paused (single step from the start, or reduced motion). */
  readonly paused?: boolean;
}

/** A variational bound, term by term (likelihood.ts). */
export interface BitsSpec {
  /** [N, C, H, W], each in [−1, 1], as 8-bit values mapped to v/127.5 − 1. */
  readonly pictures: readonly Float32Array[];
  /** Respacing string; "1000" is the exact sum. */
  readonly steps: string;
  /** Terms to take, drawn without replacement in random order; 0: all of them in order T … 1. */
  readonly sampled: number;
  readonly seed: string;
  readonly clip: boolean;
  /** The class that the network is told, by its number; left out: none. */
  readonly label?: number;
  /** Each picture has t of its own, one of each of so many stretches (likelihood-stretches.ts), in their order. */
  readonly stretched?: boolean;
  /** Which picture's noise the first one gets, the next the next: parts of a set are noised as the whole is; left out: 0. */
  readonly first?: number;
  /** Terms of pictures that were taken before, in the order they are taken; left out: none. */
  readonly taken?: number;
}

/** One look at a state: everything a step knows, as float32 [C, H, W]. */
export interface InspectSpec {
  readonly lane: LaneSpec;
  readonly position: number;
}

export type Request =
  /** Once in a worker's life. */
  | { readonly id: number; readonly kind: "load"; readonly manifestUrl: string; readonly engine: EngineWish }
  /** All engines side by side, of a worker that does nothing else: it is cancelled by ending that. */
  | { readonly id: number; readonly kind: "survey"; readonly manifestUrl: string }
  | { readonly id: number; readonly kind: "run"; readonly spec: RunSpec }
  | { readonly id: number; readonly kind: "bits"; readonly spec: BitsSpec }
  | { readonly id: number; readonly kind: "inspect"; readonly spec: InspectSpec }
  /** Display frames of a run have been taken: more may be sent. */
  | { readonly id: number; readonly kind: "seen"; readonly frames: number }
  /** Whether anybody sees the page, where that changes: display frames are not made for nobody. */
  | { readonly id: number; readonly kind: "visible"; readonly visible: boolean }
  /** To a run under way. `step` runs one position of every picture and stays paused. */
  | { readonly id: number; readonly kind: "control"; readonly action: "pause" | "resume" | "step" }
  /** Felt within one step of the network. Answered by `cancelled`. */
  | { readonly id: number; readonly kind: "cancel" };

export interface ModelInfo extends PictureShape {
  readonly id: string;
  readonly title: string;
  readonly sha256: string;
  /** The names of the classes that it knows; empty where it knows none. */
  readonly classes: readonly string[];
  /** It has to be told one of them, and can't be guided: nothing says none. */
  readonly needsClass?: true;
  readonly process: ProcessSpec;
}

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

/** Errors cross as data: a code the page has words for, the bad value, and what was expected. */
export interface Failure {
  readonly code: FaultCode;
  readonly message: string;
  readonly detail?: string;
}

/** One term of one picture's bound; bits are bits/dim, errors are means over its values. */
export interface BitsTerm {
  /** Interface time of the term: t … 1; t = 1 is L₀. */
  readonly t: number;
  readonly picture: number;
  /** Bits/dim of this term under each variance. Learned is null where the model has none. */
  readonly fixedSmall: number;
  readonly fixedLarge: number;
  readonly learned: number | null;
  readonly epsilonMse: number;
  readonly x0Mse: number;
}

export type Event =
  | {
      readonly id: number;
      readonly kind: "progress";
      readonly phase: "download" | "engine" | "compile" | "self-check";
      /** Bytes; programs for the GPU while they compile. */
      readonly loaded: number;
      readonly total: number;
      readonly fromCache: boolean;
      /** The server sends nothing, and is asked again. */
      readonly silent?: boolean;
    }
  | { readonly id: number; readonly kind: "surveyed"; readonly found: Surveyed }
  | { readonly id: number; readonly kind: "loaded"; readonly model: ModelInfo; readonly engine: EngineInfo }
  /** From the client: the worker was replaced, and the run goes on from its last snapshot, perhaps on another engine. */
  | { readonly id: number; readonly kind: "recovered"; readonly failure: Failure; readonly engine: EngineInfo }
  /** `elsewhere`, from the page: another tab has the device. */
  | { readonly id: number; readonly kind: "queued"; readonly ahead: number; readonly elsewhere?: boolean }
  /** A size of micro-batch that has not run before: its shaders compile and it is checked. */
  | { readonly id: number; readonly kind: "compiling"; readonly batch: number }
  /** So many pictures at once have no room, said by the engine in detail: what is asked for is made so many at a time. */
  | {
      readonly id: number;
      readonly kind: "divided";
      readonly asked: number;
      readonly atOnce: number;
      readonly detail: string;
    }
  | { readonly id: number; readonly kind: "started"; readonly length: number; readonly times: readonly number[] }
  | { readonly id: number; readonly kind: "frame"; readonly frame: Frame } // transfers x0 and x
  | { readonly id: number; readonly kind: "snapshot"; readonly snapshot: Snapshot } // transfers x, previous
  | { readonly id: number; readonly kind: "pace"; readonly pace: Pace }
  | { readonly id: number; readonly kind: "paused"; readonly position: number }
  | {
      readonly id: number;
      readonly kind: "terms";
      readonly terms: readonly BitsTerm[];
      readonly prior: readonly number[];
      readonly pace: Pace;
    }
  | {
      readonly id: number;
      readonly kind: "inspected";
      /** σ is null where the step adds one σ for all values. */
      readonly x: Float32Array;
      readonly x0: Float32Array;
      readonly epsilon: Float32Array;
      readonly sigma: Float32Array | null;
    }
  /** `x` is every picture's x₀, float32 [N, C, H, W]; empty for other requests. `features` where they were asked for, [N, 16]. */
  | {
      readonly id: number;
      readonly kind: "done";
      readonly x: Float32Array<ArrayBuffer> | null;
      readonly features?: Float32Array<ArrayBuffer>;
    }
  | { readonly id: number; readonly kind: "cancelled" }
  | { readonly id: number; readonly kind: "failed"; readonly failure: Failure };

/** Whether nothing more comes of its request. */
export function isLast({ kind }: Event): boolean {
  return kind === "loaded" || kind === "done" || kind === "cancelled" || kind === "failed";
}
