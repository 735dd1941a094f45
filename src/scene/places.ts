/** The pictures of a scene in their places, whichever room it belongs to. */
import type { InputPicture } from "./picture.ts";
import { roomOf } from "./rooms.ts";
import type { Scene } from "./scene.ts";

/** Null is a place that is empty. */
export type Places<Picture = InputPicture> = readonly (Picture | null)[];

export function placesOf(scene: Scene): Places {
  return roomOf(scene).pictures?.read(scene) ?? [];
}

/** The scene with these in their places instead. */
export function withPlaces(scene: Scene, places: Places): Scene {
  return roomOf(scene).pictures?.put(scene, places) ?? scene;
}

/** The pictures that go in. */
export function inputsOf(scene: Scene): readonly InputPicture[] {
  return placesOf(scene).filter((picture) => picture !== null);
}
