/**
 * Input pictures larger than a link can carry become lossy as soon as they are there, before they
 * run: what is shared later is then what ran (share/packed-picture.ts). It is no step to undo.
 */
import { settlePicture } from "../share/packed-picture.ts";
import type { InputPicture } from "../share/scene.ts";
import { moveSource } from "./sources.ts";
import { type State, setState } from "./store.ts";
import { decodeWebp, encodeWebp } from "./webp.ts";

export async function settle(picture: InputPicture): Promise<void> {
  // A browser that writes no WebP (Safari) keeps the picture whole: it runs, and travels by file.
  const settled = await settlePicture(picture, encodeWebp, decodeWebp).catch((error: unknown) => {
    console.warn("the picture stays whole and will not fit a link", error);
    return null;
  });
  if (!settled) return;
  moveSource(picture, settled);
  setState(({ scenes }) => ({ scenes: replaced(scenes, picture, settled) }));
}

/** Where the picture is still wanted, the settled one stands in its place. */
function replaced(scenes: State["scenes"], picture: InputPicture, settled: InputPicture): State["scenes"] {
  const now = <P extends InputPicture | null>(other: P) => (other === picture ? settled : other);
  const { interpolate, bits } = scenes;
  const [a, b] = interpolate.present.ends;
  return {
    ...scenes,
    ...((a === picture || b === picture) && {
      interpolate: { ...interpolate, present: { ...interpolate.present, ends: [now(a), now(b)] } },
    }),
    ...(bits.present.pictures.includes(picture) && {
      bits: { ...bits, present: { ...bits.present, pictures: bits.present.pictures.map(now) } },
    }),
  };
}
