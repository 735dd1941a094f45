/**
 * Scenes as the plain JSON that is kept and sent, and back. A picture that is packed and opened
 * again in one visit is the same object as before, so that it can still be cropped (pictures/sources.ts).
 */
import * as v from "valibot";
import { canonicalJson } from "../bytes/json.ts";
import { openPlaces, openScene, packedPlaces, packScene } from "./packed-scene.ts";
import type { InputPicture } from "./picture.ts";
import { type Places, placesOf, withPlaces } from "./places.ts";
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
  return withPlaces(scene, known(packed, placesOf(scene)));
}

/** What can be used of what was packed: a damaged picture costs its own place, which is empty then. */
export async function unpackUsable(packed: PackedScene): Promise<Usable> {
  const { places, damaged } = await openPlaces(packed, decodeWebp);
  return { scene: withPlaces(packed, known(packed, places)), damaged };
}

export interface Usable {
  readonly scene: Scene;
  /** Which pictures could not be unpacked, in the order of the places, from 0. */
  readonly damaged: readonly number[];
}

function known(packed: PackedScene, places: Places): Places {
  const files = packedPlaces(packed);
  return places.map((picture, i) => picture && (pictures.get(files[i]?.data ?? "") ?? picture));
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
