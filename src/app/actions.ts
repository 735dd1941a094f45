/** What a person can do to the settings, whichever room's; a room has its own by name (settings.ts). */
import type { Scene } from "../scene/scene.ts";
import { change, type History, redo as redoHistory, undo as undoHistory } from "./history.ts";
import { historyOf, presentOf } from "./scenes.ts";
import { getState, setState, type View } from "./store.ts";

/** To a room, or to a page that only reads. */
export function goTo(place: string): void {
  setState({ place });
}

export function setView(view: View): void {
  setState({ view });
}

/** The key of settings that came whole in a recipe: somebody chose them, even where they are a first visit's. */
export const TOLD = "told";

/** The settings of a room at this moment. */
export function sceneOf(room: string): Scene {
  return presentOf(getState().scenes, room);
}

/**
 * Puts a whole scene in its room, as one step to undo. `key` joins it with the change just before
 * when both are one gesture (history.ts).
 */
export function setScene(scene: Scene, key = ""): void {
  setHistory(scene.room, (history) => change(history, scene, key, performance.now()));
}

export function undo(room: string): void {
  setHistory(room, undoHistory);
}

export function redo(room: string): void {
  setHistory(room, redoHistory);
}

function setHistory(room: string, next: (history: History<Scene>) => History<Scene>): void {
  setState(({ scenes }) => ({ scenes: { ...scenes, [room]: next(historyOf(scenes, room)) } }));
}
