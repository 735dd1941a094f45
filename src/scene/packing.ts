/**
 * Scenes as the plain JSON that is kept and sent, and back. A picture that is packed and opened
 * again in one visit is the same object as before, so that it can still be cropped (pictures/sources.ts).
 */
import * as v from "valibot";
import { canonicalJson } from "../bytes/json.ts";
import { openScene, packedPlaces, packScene } from "./packed-scene.ts";
import type { InputPicture } from "./picture.ts";
import { placesOf, withPlaces } from "./places.ts";
import { type Scene, sameScene } from "./scene.ts";
import { type PackedScene, sceneSchema } from "./schema.ts";
import { decodeWebp } from "./webp.ts";

const packings = new WeakMap<Scene, PackedScene>();
const pictures = new Map<string, InputPicture>();

export function pack(scene: Scene): PackedScene {
  let packed = packings.get(scene);
  if (!packed) {
    packed = packScene(scene);
    packings.set(scene, packed);
    const files = packedPlaces(packed);
    placesOf(scene).forEach((picture, i) => {
      const file = files[i];
      if (picture && file) pictures.set(file.data, picture);
    });
  }
  return packed;
}

/** The scene of what was packed. @throws ShareError bad-picture and others, as `openScene`. */
export async function unpack(packed: PackedScene): Promise<Scene> {
  const scene = await openScene(packed, decodeWebp);
  const files = packedPlaces(packed);
  const known = placesOf(scene).map((picture, i) => pictures.get(files[i]?.data ?? "") ?? picture);
  return withPlaces(scene, known);
}

/** What was kept, if it still is a scene of this room. */
export function checked(value: unknown, room?: string): PackedScene | null {
  const found = v.safeParse(sceneSchema(), value);
  return found.success && (room === undefined || found.output.room === room) ? found.output : null;
}

/** Whether two scenes make the same result: their pictures count by what is in them. */
export function equalScenes(a: Scene, b: Scene): boolean {
  return sameScene(a, b) || canonicalJson(pack(a)) === canonicalJson(pack(b));
}
