/** What is said of engines: of the one that runs, and of those that were passed over. */

import type { Said } from "../formats/words/said.ts";

/** Names an engine in recipes, reports and addresses, for ever: "ort-webgpu". */
export type EngineName = string;

/** What is to be known of an engine without opening it. */
export interface EngineTraits {
  readonly name: EngineName;
  /** As people call it in any language, and, in lower case, in the address: "WebGPU". */
  readonly label: string;
  /** Where its arithmetic is done. */
  readonly device: "gpu" | "cpu";
}

/** Why an engine was passed over, as a code the page has words for, and the detail in English. */
export interface Rejection extends EngineTraits {
  readonly reason:
    | "no-navigator-gpu"
    /** The page came over plain http from another machine. */
    | "not-secure"
    | "no-adapter"
    | "device-failed"
    | "self-check-failed"
    | "session-failed"
    | "software-adapter"
    | "slower"
    | "op-unknown"
    | "no-memory"
    /** The adapter computes in float32 alone. */
    | "no-float16"
    /** A run's numbers left what float16 holds. */
    | "overflowed";
  readonly detail: string;
  /** The same, where it is ours, for the page to say in its language. */
  readonly said?: Said;
}

/** Which engine is wanted; by default the one that is fastest here. */
export interface EngineWish {
  /** By its name or its label: this one or none. A name that no engine has is as if none were asked for. */
  readonly only?: EngineName;
  /** Tried first, however fast others are: a run repeats best on the engine it was made with. */
  readonly prefer?: EngineName;
  /** Known to be no use, and not tried again. */
  readonly rejected?: readonly Rejection[];
  /** Kernels may be timed first: somebody sees the page, and no run waits. */
  readonly tune?: true;
}

export interface EngineInfo extends EngineTraits {
  /** Adapter as WebGPU names it, or "wasm, 2 threads". */
  readonly adapter: string;
  /** A processor plays the GPU. */
  readonly software: boolean;
  /** A warm step of one picture, as it was timed when the engine was opened. */
  readonly stepMs: number;
  readonly features: readonly string[];
  readonly threads: number;
  /** As of Denoiser. */
  readonly halves?: true;
  /** Largest |difference| from the known answer, in standard deviations of the output, and what is allowed. */
  readonly selfCheck: { readonly difference: number; readonly tolerance: number; readonly batch: number };
  readonly rejected: readonly Rejection[];
  /** What could be tried where this one fails. */
  readonly untried: readonly EngineTraits[];
}
