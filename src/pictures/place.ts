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

/** What wants all that is dropped while it is on screen: a room, or a card over it. */
export interface Claim {
  /** How many it takes at once; as many as the room's settings have places for, where it does not say. */
  readonly most?: number;
  /** Said while pictures are held over the page. */
  readonly title: () => string;
  /** `left` more were too many to be opened. */
  readonly take: (opened: readonly Original[], left: number) => void;
}

/** The last one has what is dropped; where it lets go, the one before. */
const useClaims = create<readonly Claim[]>()(() => []);

/** Takes what is dropped, pasted or picked until the returned function is called. */
export function claimDrops(claim: Claim): () => void {
  useClaims.setState((claims) => [...claims, claim], true);
  return () => useClaims.setState((claims) => claims.filter((each) => each !== claim), true);
}

/** Who has what is dropped now; null where it goes to the room's places. */
export const useClaim = (): Claim | null => useClaims((claims) => claims.at(-1) ?? null);

/** How many are taken at once, and whether that room takes as many as it can of more. */
export function capacity(): { readonly most: number; readonly ofMore: boolean } {
  const claim = useClaims.getState().at(-1);
  return { most: claim?.most ?? taker().most, ofMore: claim !== undefined };
}

/** To the room that claims them; else to the one that takes pictures, each of several to its place. */
export function placeBitmaps(opened: readonly Original[], at: number | null, left: number): void {
  const claim = useClaims.getState().at(-1);
  if (claim) {
    claim.take(opened, left);
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
