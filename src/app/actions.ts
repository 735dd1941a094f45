/** What a person can do to the settings. Runs are in run.ts, pictures in pictures.ts. */
import type { Room, Scene } from "../recipe/scene.ts";
import { change, redo as redoHistory, undo as undoHistory } from "./history.ts";
import type { SceneOf } from "./scenes.ts";
import { getState, type Place, setState, type View } from "./store.ts";

export function goTo(place: Place): void {
  setState({ place });
}

export function setView(view: View): void {
  setState({ view });
}

/** The settings of a room at this moment; components use hooks.ts. */
export function sceneOf<R extends Room>(room: R): SceneOf<R> {
  return getState().scenes[room].present as SceneOf<R>;
}

/**
 * Puts a whole scene in its room, as one step to undo. `key` joins it with the change just before
 * when both are one gesture (history.ts).
 */
export function setScene(scene: Scene, key = ""): void {
  setState(({ scenes }) => ({
    scenes: { ...scenes, [scene.room]: change<Scene>(scenes[scene.room], scene, key, performance.now()) },
  }));
}

/** Changes some settings of a room. The names of what changed are the gesture's key. */
export function patchScene<R extends Room>(room: R, patch: Partial<Omit<SceneOf<R>, "room">>): void {
  setScene({ ...sceneOf(room), ...patch } as Scene, Object.keys(patch).join());
}

export function undo(room: Room): void {
  setState(({ scenes }) => ({ scenes: { ...scenes, [room]: undoHistory<Scene>(scenes[room]) } }));
}

export function redo(room: Room): void {
  setState(({ scenes }) => ({ scenes: { ...scenes, [room]: redoHistory<Scene>(scenes[room]) } }));
}

/** The room one is in, or null on a page that only reads. */
export function roomOf(place: Place): Room | null {
  return place === "notes" || place === "machine" ? null : place;
}
