/**
 * Where a picture of a scene came from: the whole bitmap and the square that was cut out of it. A
 * scene holds only what the model sees; this is what can be cropped again, and it follows the
 * picture through undo, redo and changing places.
 */
import type { InputPicture } from "../scene/picture.ts";
import type { Crop } from "./crop.ts";

export interface Source {
  readonly name: string;
  readonly bitmap: ImageBitmap;
  readonly crop: Crop;
}

const sources = new WeakMap<InputPicture, Source>();

export function sourceOf(picture: InputPicture): Source | null {
  return sources.get(picture) ?? null;
}

export function keepSource(picture: InputPicture, source: Source): void {
  sources.set(picture, source);
}

/** The same source for what a picture became. */
export function moveSource(from: InputPicture, to: InputPicture): void {
  const source = sources.get(from);
  if (source) sources.set(to, source);
}
