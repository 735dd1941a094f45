/** From a bitmap of any size to the square that the model sees. */
import type { InputPicture } from "../scene/picture.ts";
import { type Crop, downsample, type Raster } from "./crop.ts";
import { squareOfInterest, THUMBNAIL_SIDE } from "./interest.ts";
import { canvasOf } from "./look.ts";
import { keepSource, type Original } from "./sources.ts";
import type { Shape } from "./tensor.ts";

interface CutOptions {
  /** The square that is used; otherwise the one of most interest (interest.ts). */
  readonly crop?: Crop;
  /** Whose picture it is: a file is taken for a person's. */
  readonly origin?: InputPicture["origin"];
}

/** Makes a model's picture of a bitmap. */
export function pictureFrom(
  original: Original,
  to: Pick<Shape, "width" | "channels">,
  { crop = proposed(original.bitmap), origin = "file" }: CutOptions = {},
): InputPicture {
  const picture: InputPicture = { ...downsample(raster(original.bitmap, crop), to.width, to.channels), origin };
  const { name, bitmap, file } = original;
  keepSource(picture, { name, bitmap, crop, ...(file && { file }) });
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

/** The largest side a crop is read at: enough to average from, whatever the photograph's size. */
const READ_SIDE = 512;

function raster(bitmap: ImageBitmap, { x, y, side }: Crop): Raster {
  const to = Math.max(1, Math.min(READ_SIDE, Math.round(side)));
  const context = canvasOf(to, to);
  context.imageSmoothingQuality = "high";
  context.drawImage(bitmap, x, y, side, side, 0, 0, to, to);
  return { side: to, rgba: context.getImageData(0, 0, to, to).data };
}
