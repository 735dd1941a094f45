/**
 * The one store: settings (a scene for each room), what the model and the runs are doing in words
 * and numbers, and what the page has to say. It holds nothing that changes every frame: frames
 * go from the worker to a canvas through run/ and never pass here.
 *
 * Components read it through narrow selectors; everything that changes it is a plain function in
 * actions.ts, settings.ts, model.ts, notices.ts or in the folders above this one.
 */

import { create } from "zustand";
import type { PictureShape } from "../bytes/picture-shape.ts";
import type { Sheet } from "../run/sheet.ts";
import type { Scene } from "../scene/scene.ts";
import type { EngineInfo, Event, Failure, ModelInfo } from "../worker/protocol.ts";
import type { Scenes } from "./scenes.ts";

/** How small pictures are shown large: their pixels as squares, or smooth. */
export type Look = "smooth" | "pixels";

/** Which state of the chain the pictures show. */
export type View = "x0" | "x" | "both";

export type LoadProgress = Pick<
  Extract<Event, { kind: "progress" }>,
  "phase" | "loaded" | "total" | "fromCache" | "silent"
> & {
  readonly secondsLeft: number | null;
};

export type ModelState =
  | { readonly phase: "absent" }
  | { readonly phase: "loading"; readonly progress: LoadProgress | null }
  | { readonly phase: "ready"; readonly model: ModelInfo; readonly engine: EngineInfo }
  | { readonly phase: "failed"; readonly failure: Failure };

export interface ListedModel extends PictureShape {
  readonly id: string;
  readonly title: string;
  /** As in its manifest. */
  readonly traits?: readonly string[];
  /** The names of the classes it knows, where it knows any. */
  readonly classes?: readonly string[];
  /** It has to be told one of them. */
  readonly needsClass?: true;
  /** Of the weights: what is downloaded. */
  readonly bytes: number;
  /** Of the network's file: what a recipe was made with is told from it before anything is loaded. */
  readonly sha256: string;
  /** Of one that a person has added: the file that it was made from, where that was fetched, and what they said of it. */
  readonly own?: {
    readonly address?: string;
    readonly file: string;
    readonly sha256: string;
    readonly answers: Readonly<Record<string, string>>;
  };
}

export interface Notice {
  /** Saying the same again replaces the notice instead of adding one. */
  readonly key: string;
  readonly tone: "info" | "warning" | "error";
  /** Said in the language of the moment, which may change while the notice stands. */
  readonly text: () => string;
  /** In the words of whatever failed, in English. */
  readonly detail?: string;
  readonly action?: { readonly label: () => string; readonly run: () => void };
  /** It only says that something was done, and what it offers is elsewhere too: it goes by itself. */
  readonly passes?: true;
  /** It does not wait until a dialog is closed. */
  readonly urgent?: true;
}

export interface State {
  /** Where a person is: the id of a room or of a page to read. */
  readonly place: string;
  readonly scenes: Scenes;
  /** What each room's settings are while nobody chose others, once a model says what it can have (fit-scenes.ts). */
  readonly unchosen: Readonly<Record<string, Scene>>;
  readonly view: View;
  readonly look: Look;
  /** The model that is wanted; `model` says how far it is. */
  readonly modelId: string;
  /** The models to choose from; empty until the list has come. */
  readonly models: readonly ListedModel[];
  readonly model: ModelState;
  /** Whether there is a recorded run to show until the first own one. */
  readonly showreel: boolean;
  /** What rooms greet with, as far as it has been asked for: what was recorded, or null where that is not here. */
  readonly greetings: Readonly<Record<string, Sheet | "coming" | null>>;
  /** Whether a run will begin by itself when the model is there. */
  readonly opening: boolean;
  /** Whether the page of the models is open. */
  readonly shelf: boolean;
  readonly notices: readonly Notice[];
}

/** The model that a page begins with. */
export const FIRST_MODEL = "faces-32";

export const useStore = create<State>()(() => ({
  // The rooms come with main.tsx (install.ts).
  place: "",
  scenes: {},
  unchosen: {},
  view: "x0",
  look: "smooth",
  modelId: FIRST_MODEL,
  models: [],
  model: { phase: "absent" },
  showreel: false,
  greetings: {},
  opening: false,
  shelf: false,
  notices: [],
}));

/** For code outside React. */
export const getState = useStore.getState;
export const setState = useStore.setState;
