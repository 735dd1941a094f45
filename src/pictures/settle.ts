/**
 * Input pictures larger than a link can carry become lossy as soon as they are there, before they
 * run: what is shared later is then what ran (share/packed-picture.ts). It is no step to undo.
 */

import { everywhere } from "../app/history.ts";
import { type State, setState } from "../app/store.ts";
import { settlePicture } from "../recipe/packed-picture.ts";
import type { InputPicture } from "../recipe/scene.ts";
import { moveSource } from "./sources.ts";
import { decodeWebp, encodeWebp } from "./webp.ts";

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
export function replaced(scenes: State["scenes"], picture: InputPicture, settled: InputPicture): State["scenes"] {
  const now = <P extends InputPicture | null>(other: P) => (other === picture ? settled : other);
  return {
    ...scenes,
    interpolate: everywhere(scenes.interpolate, (scene) => {
      const [a, b] = scene.ends;
      return a === picture || b === picture ? { ...scene, ends: [now(a), now(b)] } : scene;
    }),
    bits: everywhere(scenes.bits, (scene) =>
      scene.pictures.includes(picture) ? { ...scene, pictures: scene.pictures.map(now) } : scene,
    ),
  };
}
