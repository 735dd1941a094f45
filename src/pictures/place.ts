/** Where pictures from outside go. */
import { create } from "zustand";
import { goTo, sceneOf, setScene } from "../app/actions.ts";
import { getState } from "../app/store.ts";
import type { InputPicture } from "../scene/picture.ts";
import { placesOf, withPlaces } from "../scene/places.ts";
import { allRooms, roomAt } from "../scene/rooms.ts";
import { modelShape } from "./model-shape.ts";
import { pictureFrom } from "./picture-from.ts";

export interface Opened {
  readonly name: string;
  readonly bitmap: ImageBitmap;
}

/** A room that wants what is dropped while it is on screen; `left` more were too many to be opened. */
type Claim = (opened: readonly Opened[], left: number) => void;

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
export function placeBitmaps(opened: readonly Opened[], at: number | null, left: number): void {
  const { claim } = useClaim.getState();
  if (claim) {
    claim(opened, left);
    return;
  }
  opened.forEach(({ name, bitmap }, i) => {
    placePicture(pictureFrom(name, bitmap, modelShape()), opened.length > 1 ? i : at);
  });
}

/**
 * `at` is the place pointed at. Otherwise, and in a room without fixed places, it is the first that is
 * free, or the first of all.
 */
export function placePicture(picture: InputPicture, at: number | null): void {
  const { id, most } = taker();
  const scene = sceneOf(id);
  const places = [...placesOf(scene)];
  places[places.length < most ? places.length : (at ?? Math.max(0, places.indexOf(null)))] = picture;
  setScene(withPlaces(scene, places), "pictures");
  goTo(id);
}

/** The room a person is in, if it takes pictures; else the first that does. */
function taker(): { readonly id: string; readonly most: number } {
  const room = [roomAt(getState().place), ...allRooms()].find((each) => each?.pictures);
  if (!room?.pictures) throw new Error("no room of the table takes pictures");
  return { id: room.id, most: room.pictures.most };
}
