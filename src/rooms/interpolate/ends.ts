/** The two pictures: put in, drawn, cropped again, changed with each other. */

import type { Crop } from "../../pictures/crop.ts";
import { newFace } from "../../pictures/faces.ts";
import { modelShape } from "../../pictures/model-shape.ts";
import { pictureFrom } from "../../pictures/picture-from.ts";
import { sourceOf } from "../../pictures/sources.ts";
import type { InputPicture } from "../../scene/picture.ts";
import { settings } from "./scene.ts";

export type End = 0 | 1;

export function setEnd(end: End, picture: InputPicture | null): void {
  const [a, b] = settings.get().ends;
  settings.patch({ ends: end === 0 ? [picture, b] : [a, picture] });
}

/** Cuts another square out of the picture at an end. */
export function recrop(end: End, crop: Crop): void {
  const picture = settings.get().ends[end];
  const source = picture && sourceOf(picture);
  if (source) setEnd(end, pictureFrom(source.name, source.bitmap, picture, { crop, origin: picture.origin }));
}

/** The first becomes the second. */
export function swapEnds(): void {
  const [a, b] = settings.get().ends;
  settings.patch({ ends: [b, a] });
}

export async function drawFaces(): Promise<void> {
  await Promise.all([drawFace(0), drawFace(1)]);
}

export async function drawFace(end: End): Promise<void> {
  const bitmap = await newFace();
  setEnd(end, pictureFrom("facesjs", bitmap, modelShape(), { origin: "drawn" }));
}
