/** What was dropped, once it is known to be a model: what it is, and the network that it becomes. */
import type { KnownAnswer, Manifest } from "../models/manifest.ts";
import type { Answers, Description } from "./protocol.ts";

export interface Candidate {
  /** @throws Refusal */
  describe(answers: Answers): Promise<Description>;
  /** @throws Refusal where an answer is missing or can't be */
  make(answers: Answers): Promise<Made>;
}

/** All that a manifest says but what is told from the network's bytes. */
export type Draft = Pick<
  Manifest,
  "licence" | "provenance" | "tensors" | "image" | "diffusion" | "classes" | "needsClass" | "traits"
>;

export interface Made {
  readonly draft: Draft;
  /** The network's file, as it is written. */
  readonly chunks: AsyncIterable<Uint8Array>;
  /** How many bytes it will have, about. */
  readonly bytes: number;
  /** Where the files bring their own; else it is made here. */
  readonly known: KnownAnswer | null;
}
