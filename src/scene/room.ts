/**
 * A room is a definition: everything the rest of the house asks of it. The folder rooms/<room> holds it with its
 * settings, lanes, run, words and view; nobody else names the room, but walks the table (rooms.ts).
 *
 * Definitions are there at the first paint, so they are light: what is heavy is behind an import() of theirs.
 */
import type { ComponentType } from "react";
import type { SamplerSpec } from "../diffusion/spec.ts";
import type { Words } from "../i18n/words.ts";
import type { OfClass } from "./classes.ts";
import type { Fields, SchemaOf } from "./fields.ts";
import type { Later } from "./later.ts";
import type { Pictures } from "./pictures.ts";
import type { Reel } from "./reel.ts";
import type { Scene } from "./scene.ts";
import type { Take } from "./take.ts";

/** What one does there: the parts of the navigation, in their order. */
export const PARTS = ["make", "understand", "own"] as const;
export type Part = (typeof PARTS)[number];

/** Where a person can be: a room, or a page that only reads. */
export interface Page {
  /** In addresses, recipes and slots: it stays what it is for ever. */
  readonly id: string;
  /** "make" where not said. */
  readonly part?: Part;
  readonly icon: ComponentType<{ readonly "aria-hidden"?: boolean }>;
  /** What it is called, and what one does there, in a sentence. */
  readonly words: Words<{ readonly name: string; readonly lead: string }>;
  readonly View: Later;
}

export interface Room<S extends Scene = Scene> extends Page {
  /** The settings of a first visit. */
  readonly first: S;
  readonly schema: Fields;
  /** Its first settings with their times moved: `move` gives those of the model at the same levels of noise. */
  atLevels?(first: S, move: (times: readonly number[]) => readonly number[]): S;
  /** The room in two sentences, its equation, and where to read on. */
  readonly About: Later;
  /** It has no use for a model: nothing is said of one, and its settings follow none. */
  readonly alone?: true;
  /** Where the pictures are that go in; a room without it takes none. */
  readonly pictures?: Pictures<S>;
  readonly slots?: Slots<S>;
  /** What it does with a picture from anywhere on the page. */
  takes?(): Promise<readonly Take<S>[]>;
  /** Whether these settings name the models that they are for: then they are not made to fit the one that is loaded. */
  namesModels?(scene: S): boolean;
  cost(scene: S): Cost;
  /** Every sampler with its seed, for those who say in words what is made; the first is the room's. */
  samplings?(scene: S): readonly Sampling[];
  /** Its settings with these beside each other, for a room that compares: `count` pictures of each. */
  beside?(samplings: readonly Sampling[], of: OfClass & { readonly count: number }): S;
  /** The same by few steps of DDIM (FEW_STEPS): offered where a run takes long. */
  fewer?(scene: S): S;
  /** The recording that it greets with until there is a run of one's own (run/recorded.ts), by its name. */
  readonly greeting?: string;
  /** What it shows as films, of its newest run; that run as it lies where not said. */
  films?(scene: S): Promise<readonly Reel[]>;
  /** Columns in which the pictures lie when they are saved; as square as can be where not said. */
  columns?(scene: S): number;
  /**
   * A room that makes no pictures but measures: the numbers its newest run found for this scene (by
   * identity), one for each picture that went in; null while there are none.
   */
  numbers?(scene: S): Promise<readonly number[] | null>;
  /** Ends what it measures, and forgets what it has measured and kept. */
  forget?(): Promise<void>;
  /** Runs the settings the room has now. */
  run(): void | Promise<void>;
  /** Runs by itself, as the page's beginning, what the settings ask for and this machine has time for; else `run`. */
  open?(): void | Promise<void>;
}

/** A room's runs: each is in a slot of its own, the main one in that named like the room, others behind a stroke. */
export interface Slots<S extends Scene> {
  /** Those whose pictures are the result, in the order they are counted; the main one where not said. */
  result?(scene: S): readonly string[];
  /** They hold states of a chain to go on from, which belong to the network that made them. */
  readonly states?: boolean;
}

/** What a scene asks of the network: what a person is told before it runs. */
export interface Cost {
  /** Steps of the longest chain. */
  readonly steps: number;
  readonly pictures: number;
}

export interface Sampling {
  readonly sampler: SamplerSpec;
  readonly seed: string;
}

/** A room as it is written; its schema has a field for every setting. */
export function defineRoom<S extends Scene>(room: Omit<Room<S>, "schema"> & { readonly schema: SchemaOf<S> }): Room {
  return room;
}

/** A page that only reads: it has no settings and nothing to run. */
export function definePage(page: Page): Page {
  return page;
}
