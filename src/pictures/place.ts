/** Where pictures from outside go. */
import { create } from "zustand";
import { goTo, sceneOf, setScene, TOLD } from "../app/actions.ts";
import { cut } from "../app/fit-scenes.ts";
import { historyOf, unchosenOf } from "../app/scenes.ts";
import { getState } from "../app/store.ts";
import type { InputPicture } from "../scene/picture.ts";
import { inputsOf, type Places, placesOf, withPlaces } from "../scene/places.ts";
import type { Room } from "../scene/room.ts";
import { allRooms, roomAt } from "../scene/rooms.ts";
import { type Scene, sameScene } from "../scene/scene.ts";
import { modelShape } from "./model-shape.ts";
import { pictureFrom } from "./picture-from.ts";
import type { Original } from "./sources.ts";

/** A room that wants what is dropped while it is on screen; `left` more were too many to be opened. */
type Claim = (opened: readonly Original[], left: number) => void;

const useClaim = create<{ readonly claim: Claim | null }>()(() => ({ claim: null }));

/** Takes what is dropped, pasted or picked until the returned function is called. */
export function claimDrops(claim: Claim): () => void {
  useClaim.setState({ claim });
  return () => useClaim.setState((now) => (now.claim === claim ? { claim: null } : now));
}

/** How many are taken at once, and whether that room takes as many as it can of more. */
export function capacity(): { readonly most: number; readonly ofMore: boolean } {
  return { most: taker().most, ofMore: useClaim.getState().claim !== null };
}

/** To the room that claims them; else to the one that takes pictures, each of several to its place. */
export function placeBitmaps(opened: readonly Original[], at: number | null, left: number): void {
  const { claim } = useClaim.getState();
  if (claim) {
    claim(opened, left);
    return;
  }
  placePictures(
    opened.map((original) => pictureFrom(original, modelShape())),
    at,
  );
}

/** A person's own pictures, as one step to undo. */
export function placePictures(pictures: readonly InputPicture[], at: number | null): void {
  const { room, most } = taker();
  const scene = sceneOf(room.id);
  const places = pictures.reduce<Places>(
    (before, picture, i) => put(before, most, picture, pictures.length > 1 ? i : at),
    placesOf(scene),
  );
  setScene(withPlaces(asOwn(room, scene), places));
  goTo(room.id);
}

/**
 * `at` is the place pointed at. Otherwise, and in a room without fixed places, it is the first that is
 * free, or the first of all.
 */
function put(places: Places, most: number, picture: InputPicture, at: number | null): Places {
  const place = places.length < most ? places.length : (at ?? Math.max(0, places.indexOf(null)));
  return Object.assign([...places], { [place]: picture });
}

/** The settings that pictures of a person's own start with, unless somebody chose some, here or in a recipe. */
export function asOwn(room: Room, scene: Scene): Scene {
  const { scenes, model } = getState();
  const told = historyOf(scenes, room.id).last?.key === TOLD;
  const chosen = told || !sameScene(bare(scene), bare(unchosenOf(room, getState())));
  const started = !chosen && !inputsOf(scene).some(isOwn) && room.pictures?.startOwn?.(scene);
  if (!started) return scene;
  return model.phase === "ready" ? cut(started, room, model.model.process.T) : started;
}

/** A file is taken for a person's, and so is a picture that does not say. */
export const isOwn = ({ origin = "file" }: InputPicture) => origin === "file";

const bare = (scene: Scene) => withPlaces(scene, []);

/** The room a person is in, if it takes pictures; else the first that does. */
function taker(): { readonly room: Room; readonly most: number } {
  const room = [roomAt(getState().place), ...allRooms()].find((each) => each?.pictures && !each.pictures.taken);
  if (!room?.pictures) throw new Error("no room of the table takes pictures");
  return { room, most: room.pictures.most };
}
