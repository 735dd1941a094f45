/** The two pictures: put in, drawn, cropped again, changed with each other. */

import { setScene } from "../../app/actions.ts";
import type { Crop } from "../../pictures/crop.ts";
import { newFace } from "../../pictures/faces.ts";
import { modelShape } from "../../pictures/model-shape.ts";
import { pictureFrom } from "../../pictures/picture-from.ts";
import { sourceOf } from "../../pictures/sources.ts";
import type { InputPicture } from "../../scene/picture.ts";
import { type InterpolateScene, settings } from "./scene.ts";

export type End = 0 | 1;

type Ends = InterpolateScene["ends"];

/** A picture that goes is a step of its own to undo, however soon after another change: it can be had back. */
export function setEnd(end: End, picture: InputPicture | null): void {
  setEnds(withEnd(settings.get().ends, end, picture));
}

/** Cuts another square out of the picture at an end; a drag is one step to undo. */
export function recrop(end: End, crop: Crop): void {
  const { ends } = settings.get();
  const picture = ends[end];
  const source = picture && sourceOf(picture);
  if (!source) return;
  setEnds(withEnd(ends, end, pictureFrom(source, picture, { crop, origin: picture.origin })), `crop ${end}`);
}

/** The first becomes the second. */
export function swapEnds(): void {
  const [a, b] = settings.get().ends;
  setEnds([b, a]);
}

/** Faces for the places that are empty. What a person put in stays, even where it came while they were drawn. */
export async function drawFaces(): Promise<void> {
  const drawn = await Promise.all(settings.get().ends.map((picture) => picture ?? face()));
  const [a, b] = settings.get().ends;
  setEnds([a ?? drawn[0] ?? null, b ?? drawn[1] ?? null]);
}

/** Another face for one place, unless something else came there while it was drawn. */
export async function drawFace(end: End): Promise<void> {
  const before = settings.get().ends[end];
  const drawn = await face();
  if (settings.get().ends[end] === before) setEnd(end, drawn);
}

const face = async () => pictureFrom({ name: "facesjs", bitmap: await newFace() }, modelShape(), { origin: "drawn" });

export function withEnd([a, b]: Ends, end: End, picture: InputPicture | null): Ends {
  return end === 0 ? [picture, b] : [a, picture];
}

function setEnds(ends: Ends, gesture = ""): void {
  const scene: InterpolateScene = { ...settings.get(), ends };
  setScene(scene, gesture);
}
