/** A scene with its pictures packed, and back: the same settings, the pictures in the same places. */
import { type DecodeWebp, type PackedPicture, packPicture, unpackPicture } from "./packed-picture.ts";
import { type Places, placesOf, withPlaces } from "./places.ts";
import type { Scene } from "./scene.ts";
import type { PackedScene } from "./schema.ts";

/** A room's lens only moves pictures: it does not ask whether they are packed. */
export function packedPlaces(scene: PackedScene): Places<PackedPicture> {
  return placesOf(scene) as Places<unknown> as Places<PackedPicture>;
}

export function packScene(scene: Scene): PackedScene {
  const packed: Places<unknown> = placesOf(scene).map((picture) => picture && packPicture(picture));
  return withPlaces(scene, packed as Places) as PackedScene;
}

/** The scene with its pictures unpacked. @throws ShareError as `unpackPicture`. */
export async function openScene(packed: PackedScene, decode: DecodeWebp): Promise<Scene> {
  const pictures = packedPlaces(packed).map((picture) => picture && unpackPicture(picture, decode));
  return withPlaces(packed, await Promise.all(pictures));
}

/** Its pictures in their places, those that are damaged left out; which they are, from 0. */
export async function openPlaces(packed: PackedScene, decode: DecodeWebp) {
  const tried = packedPlaces(packed).map(async (picture) => picture && unpackPicture(picture, decode));
  const opened = await Promise.allSettled(tried);
  const places: Places = opened.map((each) => (each.status === "fulfilled" ? each.value : null));
  return { places, damaged: opened.flatMap(({ status }, i) => (status === "rejected" ? [i] : [])) };
}
