/** Where a picture from outside goes. */
import { goTo, sceneOf, setScene } from "../app/actions.ts";
import { getState } from "../app/store.ts";
import type { InputPicture } from "../scene/picture.ts";
import { placesOf, withPlaces } from "../scene/places.ts";
import { allRooms, roomAt } from "../scene/rooms.ts";
import { modelShape } from "./model-shape.ts";
import { pictureFrom } from "./sources.ts";

/** A room that wants what is dropped while it is on screen. Says whether it took the bitmap. */
type Claim = (bitmap: ImageBitmap, name: string) => boolean;
let claim: Claim | null = null;

/** Takes what is dropped, pasted or picked until the returned function is called. */
export function claimDrops(handler: Claim): () => void {
  claim = handler;
  return () => {
    if (claim === handler) claim = null;
  };
}

/** To the room that claims it; else to the one a person is in, if it takes pictures; else to the first that does. */
export function placeBitmap(bitmap: ImageBitmap, name: string, at: number | null): void {
  if (!claim?.(bitmap, name)) placePicture(pictureFrom(name, bitmap, modelShape()), at);
}

/**
 * `at` is the place pointed at. Otherwise, and in a room without fixed places, it is the first that is
 * free, or the first of all.
 */
export function placePicture(picture: InputPicture, at: number | null): void {
  const room = [roomAt(getState().place), ...allRooms()].find((each) => each?.pictures);
  if (!room?.pictures) throw new Error("no room of the table takes pictures");
  const scene = sceneOf(room.id);
  const places = [...placesOf(scene)];
  const full = places.length >= room.pictures.most;
  places[full ? (at ?? Math.max(0, places.indexOf(null))) : places.length] = picture;
  setScene(withPlaces(scene, places), "pictures");
  goTo(room.id);
}
