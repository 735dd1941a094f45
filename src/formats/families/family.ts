/** What a family of checkpoints is: how it is recognised, what must be told, and the network that it builds. */
import type { PictureSize } from "../../bytes/picture-shape.ts";
import type { Graph } from "../../graph/graph.ts";
import type { Names } from "../names.ts";
import type { Notes } from "../process/notes.ts";
import type { Says } from "../process/told.ts";
import type { Tree } from "../torch/tree.ts";

/** What a file can't say. Where nothing is told, a family takes its program's own defaults. */
export interface Choices {
  /** Width and height of a picture. */
  readonly size?: PictureSize;
  readonly heads?: number;
  /** Instead of `heads`. */
  readonly headChannels?: number;
  /** openai's: q, k and v side by side before the heads are told apart. */
  readonly newAttentionOrder?: boolean;
  /** Groups of the normalisations. */
  readonly groups?: number;
  /** lucidrains': what its version meant. */
  readonly era?: Era;
}

/** What the same names and shapes have meant in the course of a program's versions. */
export interface Era {
  /** q and k are scaled by 1/√d, or made of length 1 and their product scaled by this. */
  readonly cosine: number | null;
  /** v is divided by the number of pixels. */
  readonly dividedByPixels: boolean;
  readonly standardised: boolean;
}

export interface Family {
  readonly id: string;
  readonly title: string;
  /** By the names alone. */
  recognise(names: Names): boolean;
  /** Names of tensors that belong to no network: buffers of the process. */
  readonly ignored: RegExp;
  /** @param config the program's own, where it lay beside the weights @throws Refusal, ShapeError */
  build(names: Names, choices: Choices, config: Config | null): Graph;
  /** What it was trained on, as far as this program's files say and its defaults are. @throws Refusal */
  process(evidence: Evidence): Promise<Says>;
}

export interface Evidence {
  readonly names: Names;
  /** All that the file holds. */
  readonly tree: Tree;
  /** The small texts beside it. */
  readonly notes: Notes;
}

export type Config = Readonly<Record<string, unknown>>;
