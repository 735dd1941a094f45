/**
 * Where a picture of a scene came from: the whole bitmap and the piece that was cut out of it. A
 * scene holds only what the model sees; this is what can be cropped again, and it follows the
 * picture through undo, redo and changing places.
 */
import { create } from "zustand";
import type { InputPicture } from "../scene/picture.ts";
import type { Crop } from "./crop.ts";

export interface Original {
  readonly name: string;
  readonly bitmap: ImageBitmap;
  /** The file that the bitmap was read from; none where it was drawn here. */
  readonly file?: Blob;
}

export interface Source extends Original {
  readonly crop: Crop;
}

/** Not in the pictures themselves, which are plain data. */
const useSources = create<{ readonly of: WeakMap<InputPicture, Source> }>()(() => ({ of: new WeakMap() }));

export function sourceOf(picture: InputPicture): Source | null {
  return useSources.getState().of.get(picture) ?? null;
}

/** The same in a component: after a reload an original comes later than its picture (originals.ts). */
export function useSourceOf(picture: InputPicture): Source | null {
  return useSources(({ of }) => of.get(picture) ?? null);
}

export function keepSource(picture: InputPicture, source: Source): void {
  useSources.setState(({ of }) => {
    of.set(picture, source);
    return { of };
  });
}

/** The same source for what a picture became. */
export function moveSource(from: InputPicture, to: InputPicture): void {
  const source = sourceOf(from);
  if (source) keepSource(to, source);
}
