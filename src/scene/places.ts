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

/**
 * The pictures that go in, each with the number, from 1, that its place had before the damaged ones were left out: where a
 * room has no fixed places, those behind have moved up.
 */
export function numberedInputs(scene: Scene, damaged: readonly number[]) {
  const places = [...placesOf(scene)];
  for (const at of damaged) if (places[at] !== null) places.splice(at, 0, null);
  return places.flatMap((picture, at) => (picture ? [{ picture, n: at + 1 }] : []));
}

/** The pictures that go in. */
export function inputsOf(scene: Scene): readonly InputPicture[] {
  return placesOf(scene).filter((picture) => picture !== null);
}
