/** What a survey of the engines finds, as it finds it. */
import type { Shape } from "../../graph/graph.ts";
import type { EngineTraits, Rejection } from "../info.ts";

/** Dispatches of our engine that do the same to as much. */
export interface OpGroup {
  readonly label: string;
  readonly count: number;
  /** Of all of them, for one picture. */
  readonly ms: number;
  readonly flops: number;
  readonly bytes: number;
}

/** A place where a block of the network ends. */
export interface Block {
  readonly shape: Shape;
  /** The largest difference there between our engine and onnxruntime on the processor, in parts of the largest value. */
  readonly difference: number;
}

export type Surveyed =
  /** What is done now, and how much of it there is. */
  | {
      readonly of: "stage";
      readonly stage: "engine" | "ops" | "blocks";
      readonly label?: string;
      readonly part: number;
    }
  | { readonly of: "engine"; readonly engine: EngineTraits; readonly adapter: string; readonly stepMs: number }
  | { readonly of: "passed"; readonly rejection: Rejection }
  | { readonly of: "ops"; readonly ops: readonly OpGroup[] }
  | { readonly of: "blocks"; readonly blocks: readonly Block[] }
  /** Why our engine can't be looked into here, in English. */
  | { readonly of: "unable"; readonly why: string };
