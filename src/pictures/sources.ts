/**
 * Where a picture of a scene came from: the whole bitmap and the square that was cut out of it. A
 * scene holds only what the model sees; this is what can be cropped again, and it follows the
 * picture through undo, redo and changing places.
 */

import { patchScene, sceneOf } from "../app/actions.ts";
import type { InputPicture } from "../recipe/scene.ts";
import { type Crop, downsample, type Raster } from "./crop.ts";
import { squareOfInterest, THUMBNAIL_SIDE } from "./interest.ts";
import { canvasOf } from "./look.ts";
import type { Shape } from "./tensor.ts";

export type End = 0 | 1;

export interface Source {
  readonly name: string;
  readonly bitmap: ImageBitmap;
  readonly crop: Crop;
}

const sources = new WeakMap<InputPicture, Source>();

export function sourceOf(picture: InputPicture): Source | null {
  return sources.get(picture) ?? null;
}

/** The same source for what a picture became. */
export function moveSource(from: InputPicture, to: InputPicture): void {
  const source = sources.get(from);
  if (source) sources.set(to, source);
}

interface CutOptions {
  /** The square that is used; otherwise the one of most interest (interest.ts). */
  readonly crop?: Crop;
  /** Whose picture it is: a file is taken for a person's. */
  readonly origin?: InputPicture["origin"];
}

/** Makes a model's picture of a bitmap. */
export function pictureFrom(
  name: string,
  bitmap: ImageBitmap,
  to: Pick<Shape, "width" | "channels">,
  { crop = proposed(bitmap), origin = "file" }: CutOptions = {},
): InputPicture {
  const picture: InputPicture = { ...downsample(raster(bitmap, crop), to.width, to.channels), origin };
  sources.set(picture, { name, bitmap, crop });
  return picture;
}

/** The square to begin with. A square picture is taken whole, without a look. */
function proposed(bitmap: ImageBitmap): Crop {
  const { width, height } = bitmap;
  if (width === height) return { x: 0, y: 0, side: width };
  const scale = THUMBNAIL_SIDE / Math.max(width, height);
  const [w, h] = [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
  const context = canvasOf(w, h);
  context.imageSmoothingQuality = "high";
  context.drawImage(bitmap, 0, 0, w, h);
  return squareOfInterest({ width: w, height: h, rgba: context.getImageData(0, 0, w, h).data }, width, height);
}

/** Cuts another square out of the picture at an end. */
export function recrop(end: End, crop: Crop): void {
  const picture = sceneOf("interpolate").ends[end];
  const source = picture && sourceOf(picture);
  if (source) setEnd(end, pictureFrom(source.name, source.bitmap, picture, { crop, origin: picture.origin }));
}

export function setEnd(end: End, picture: InputPicture | null): void {
  const [a, b] = sceneOf("interpolate").ends;
  patchScene("interpolate", { ends: end === 0 ? [picture, b] : [a, picture] });
}

/** The first becomes the second. */
export function swapEnds(): void {
  const [a, b] = sceneOf("interpolate").ends;
  patchScene("interpolate", { ends: [b, a] });
}

/** The largest side a crop is read at: enough to average from, whatever the photograph's size. */
const READ_SIDE = 512;

function raster(bitmap: ImageBitmap, { x, y, side }: Crop): Raster {
  const to = Math.max(1, Math.min(READ_SIDE, Math.round(side)));
  const context = canvasOf(to, to);
  context.imageSmoothingQuality = "high";
  context.drawImage(bitmap, x, y, side, side, 0, 0, to, to);
  return { side: to, rgba: context.getImageData(0, 0, to, to).data };
}
