/**
 * Input pictures larger than a link can carry become lossy as soon as they are there, before they
 * run: what is shared later is then what ran (scene/packed-picture.ts). It is no step to undo.
 */

import { everywhere } from "../app/history.ts";
import type { Scenes } from "../app/scenes.ts";
import { setState } from "../app/store.ts";
import { settlePicture } from "../scene/packed-picture.ts";
import type { InputPicture } from "../scene/picture.ts";
import { placesOf, withPlaces } from "../scene/places.ts";
import { roomNamed } from "../scene/rooms.ts";
import type { Scene } from "../scene/scene.ts";
import { decodeWebp, encodeWebp } from "../scene/webp.ts";
import { moveSource } from "./sources.ts";

/** @throws Error in a browser that writes no WebP (Safari). */
export async function settle(picture: InputPicture): Promise<void> {
  const settled = await settlePicture(picture, encodeWebp, decodeWebp);
  moveSource(picture, settled);
  setState(({ scenes }) => ({ scenes: replaced(scenes, picture, settled) }));
}

/**
 * The settled picture wherever the other one stands: in the settings, and in what undo and redo
 * come back to, where it would be too large to send again.
 */
export function replaced(scenes: Scenes, picture: InputPicture, settled: InputPicture): Scenes {
  const now = (scene: Scene): Scene => {
    const places = placesOf(scene);
    if (!places.includes(picture)) return scene;
    return withPlaces(
      scene,
      places.map((other) => (other === picture ? settled : other)),
    );
  };
  return Object.fromEntries(
    Object.entries(scenes).map(([room, history]) => [
      room,
      roomNamed(room).pictures ? everywhere(history, now) : history,
    ]),
  );
}
