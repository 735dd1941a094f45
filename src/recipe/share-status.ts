/** What the page tells of recipes that came from outside: plain data, in a store of its own. */
import { create } from "zustand";
import type { ShareCode } from "../bytes/errors.ts";
import type { Fault } from "../scene/mend.ts";
import type { Scene } from "../scene/scene.ts";
import type { OwnModel } from "./own-model.ts";
import type { Recipe } from "./recipe.ts";
import type { RoomResult } from "./result.ts";
import type { Replay } from "./verdict.ts";

/** The way it came in. */
export type Source =
  | { readonly kind: "link" }
  /** JSON that was pasted. */
  | { readonly kind: "text" }
  /** `picture`: it is one as well, whatever its name says. */
  | { readonly kind: "file"; readonly file: File; readonly picture: boolean };

export interface Problem {
  readonly code: ShareCode | "no-model" | "internal";
  /** The whole story, in English. */
  readonly message: string;
  readonly detail: Readonly<Record<string, string | number>>;
}

export interface Offer {
  readonly kind: "offer";
  readonly source: Source;
  readonly recipe: Recipe;
  readonly scene: Scene;
  /** Whether something the person made would have to give way. */
  readonly loses: boolean;
  /** Settings that could not be used: a first visit's stand in their place. */
  readonly faults: readonly Fault[];
  /** Which pictures were damaged, in the order of the places, from 0: they are empty. */
  readonly damaged: readonly number[];
  /** Made with weights that have been replaced since; the recipe names those that are here. */
  readonly otherWeights: boolean;
  /** It is opened for a film: that comes when it has run. */
  readonly film: boolean;
}

/** Made with a model of its sender's own that is not here: it goes on once that has been added. */
export interface Missing {
  readonly kind: "missing";
  readonly source: Source;
  readonly own: OwnModel;
}

export type Incoming =
  | { readonly kind: "problem"; readonly source: Source; readonly problem: Problem }
  | Offer
  | Missing;

export type Outcome =
  | { readonly kind: "pictures"; readonly replay: Replay; readonly ours: RoomResult }
  /** Largest |difference| of the numbers, bits/dim. */
  | { readonly kind: "bits"; readonly largest: number; readonly count: number }
  /** The sender had no finished result to compare with; `again` where it was made again, not on screen already. */
  | { readonly kind: "none"; readonly again: boolean }
  | { readonly kind: "problem"; readonly problem: Problem };

export interface ReplayStatus {
  readonly source: Source;
  readonly recipe: Recipe;
  readonly scene: Scene;
  /** The run with this serial and those before it do not count: they are of other settings. */
  readonly since: number;
  readonly outcome: Outcome | null;
}

export interface ShareStatus {
  /** A recipe from outside that waits for an answer, or why it could not be read. */
  readonly incoming: Incoming | null;
  /** A recipe that was opened, and how the replay compares with what its sender got. */
  readonly replay: ReplayStatus | null;
  /** What was opened for a film, which comes when it has run. */
  readonly film: Scene | null;
}

export const useShareStatus = create<ShareStatus>()(() => ({ incoming: null, replay: null, film: null }));
