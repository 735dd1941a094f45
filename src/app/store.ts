/**
 * The one store: settings (a scene for each room), what the model and the runs are doing in words
 * and numbers, and what the page has to say. It holds nothing that changes every frame: frames
 * go from the worker to a canvas through run.ts and never pass here.
 *
 * Components read it through narrow selectors; everything that changes it is a plain function in
 * actions.ts, model.ts, run.ts, pictures.ts or notices.ts.
 */
import { create } from "zustand";
import type { Room } from "../recipe/scene.ts";
import type { Incoming, ReplayStatus } from "../recipe/share-status.ts";
import type { EngineInfo, Event, Failure, ModelInfo } from "../worker/protocol.ts";
import { begin, type History } from "./history.ts";
import type { ListedModel } from "./model-list.ts";
import type { Notice } from "./notices.ts";
import { FIRST_SCENES, type SceneOf } from "./scenes.ts";

/** Where a person can be: the rooms that make something, and two pages to read. */
export type Place = Room | "notes" | "machine";

/** Which state of the chain the pictures show. */
export type View = "x0" | "x" | "both";

export type LoadProgress = Pick<Extract<Event, { kind: "progress" }>, "phase" | "loaded" | "total" | "fromCache"> & {
  readonly secondsLeft: number | null;
};

export type ModelState =
  | { readonly phase: "absent" }
  | { readonly phase: "loading"; readonly progress: LoadProgress | null }
  | { readonly phase: "ready"; readonly model: ModelInfo; readonly engine: EngineInfo }
  | { readonly phase: "failed"; readonly failure: Failure };

export interface State {
  readonly place: Place;
  /** Settings and their undo, a history for each room: undo never changes a room one cannot see. */
  readonly scenes: { readonly [R in Room]: History<SceneOf<R>> };
  readonly view: View;
  /** The model that is wanted; `model` says how far it is. */
  readonly modelId: string;
  /** The models to choose from; empty until the list has come. */
  readonly models: readonly ListedModel[];
  readonly model: ModelState;
  /** Whether there is a recorded run to show until the first own one. */
  readonly showreel: boolean;
  readonly notices: readonly Notice[];
  /** A recipe from outside that waits for an answer, or why it could not be read. */
  readonly incoming: Incoming | null;
  /** A recipe that was opened, and how the replay compares with what its sender got. */
  readonly replay: ReplayStatus | null;
}

/** The model that a page begins with. */
export const FIRST_MODEL = "faces-32";

export const useStore = create<State>()(() => ({
  place: "generate",
  scenes: {
    generate: begin(FIRST_SCENES.generate),
    trajectory: begin(FIRST_SCENES.trajectory),
    endings: begin(FIRST_SCENES.endings),
    interpolate: begin(FIRST_SCENES.interpolate),
    compare: begin(FIRST_SCENES.compare),
    bits: begin(FIRST_SCENES.bits),
  },
  view: "x0",
  modelId: FIRST_MODEL,
  models: [],
  model: { phase: "absent" },
  showreel: false,
  notices: [],
  incoming: null,
  replay: null,
}));

/** For code outside React. */
export const getState = useStore.getState;
export const setState = useStore.setState;
