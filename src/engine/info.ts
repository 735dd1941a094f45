/** What is said of the engine that runs, and of those that were passed over. */

export type EngineName = "ort-webgpu" | "ort-wasm";
export type EngineChoice = EngineName | "auto";

export interface Rejection {
  readonly engine: EngineName;
  /** Why this engine was passed over, as a code the page has words for, and the detail in English. */
  readonly reason: "no-navigator-gpu" | "no-adapter" | "device-failed" | "self-check-failed" | "session-failed";
  readonly detail: string;
}

export interface EngineInfo {
  readonly engine: EngineName;
  /** Adapter as WebGPU names it, or "wasm, 2 threads". */
  readonly adapter: string;
  readonly features: readonly string[];
  readonly threads: number;
  /** Largest |difference| from the known answer, in standard deviations of the output, and what is allowed. */
  readonly selfCheck: { readonly difference: number; readonly tolerance: number; readonly batch: number };
  readonly rejected: readonly Rejection[];
}

/** Thrown by an engine that cannot be opened here; caught by engines.ts, which tries the next. */
export class Refusal extends Error {
  readonly reason: Rejection["reason"];

  constructor(reason: Rejection["reason"], detail: string) {
    super(detail);
    this.name = "Refusal";
    this.reason = reason;
  }
}
