/**
 * Input pictures larger than a link can carry become lossy as soon as they are there, before they
 * run: what is shared later is then what ran (scene/packed-picture.ts). It is no step to undo.
 */

import type { Scenes } from "../app/scenes.ts";
import { setState } from "../app/store.ts";
import { settlePicture } from "../scene/packed-picture.ts";
import type { InputPicture } from "../scene/picture.ts";
import { decodeWebp, encodeWebp } from "../scene/webp.ts";
import { withPictures } from "./everywhere.ts";
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
  return withPictures(scenes, (other) => (other === picture ? settled : other));
}
