/** What was dropped, once it is known to be a model: what it is, and the network that it becomes. */
import type { KnownAnswer } from "../models/manifest.ts";
import type { Draft } from "./draft.ts";
import type { Bedside, Examined } from "./examine.ts";
import type { Saying } from "./facts.ts";
import type { Description } from "./protocol.ts";

export interface Candidate {
  /** @throws Refusal */
  describe(saying: Saying): Promise<Description>;
  /** Asks the network itself what is only assumed; null where its files say all. @throws Refusal */
  readonly examine: ((saying: Saying, bedside: Bedside) => Promise<Examined>) | null;
  /** @throws Refusal where an answer is missing or can't be */
  make(saying: Saying): Promise<Made>;
}

export interface Made {
  readonly draft: Draft;
  /** The network's file, as it is written. */
  readonly chunks: AsyncIterable<Uint8Array>;
  /** How many bytes it will have, about. */
  readonly bytes: number;
  /** Where the files bring their own; else it is made here. */
  readonly known: KnownAnswer | null;
}
