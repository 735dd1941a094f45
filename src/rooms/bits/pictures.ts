/** The pictures to measure: dropped, chosen, drawn, or just generated. All are 8-bit at the model's size. */

import { newFace } from "../../pictures/faces.ts";
import { modelShape } from "../../pictures/model-shape.ts";
import { open } from "../../pictures/open.ts";
import { pictureFrom } from "../../pictures/picture-from.ts";
import type { Original } from "../../pictures/sources.ts";
import type { InputPicture } from "../../scene/picture.ts";
import { MOST_PICTURES, settings } from "./scene.ts";

/** Adds what there is a place for; says how many there was none for. */
export function addPictures(pictures: readonly InputPicture[]): number {
  const all = [...settings.get().pictures, ...pictures];
  settings.patch({ pictures: all.slice(0, MOST_PICTURES) });
  return Math.max(0, all.length - MOST_PICTURES);
}

export function removePicture(at: number): void {
  settings.patch({ pictures: settings.get().pictures.filter((_, i) => i !== at) });
}

export function addOpened(opened: readonly Original[]): number {
  return addPictures(opened.map((original) => pictureFrom(original, modelShape())));
}

/** Files from a person's disk; those that cannot be opened are said, one by one. */
export async function addFiles(files: readonly File[]): Promise<number> {
  const opened: Original[] = [];
  for (const file of files.slice(0, MOST_PICTURES)) {
    const bitmap = await open(file);
    if (bitmap) opened.push({ name: file.name, bitmap, file });
  }
  return files.length - Math.min(files.length, MOST_PICTURES) + addOpened(opened);
}

export async function addDrawn(): Promise<number> {
  return addPictures([pictureFrom({ name: "facesjs", bitmap: await newFace() }, modelShape(), { origin: "drawn" })]);
}
