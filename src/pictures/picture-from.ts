/** From a bitmap of any size to what the model sees of it. */
import type { PictureShape, PictureSize } from "../bytes/picture-shape.ts";
import type { InputPicture } from "../scene/picture.ts";
import { type Crop, downsample, type Raster } from "./crop.ts";
import { pieceOfInterest, THUMBNAIL_SIDE } from "./interest.ts";
import { canvasOf } from "./look.ts";
import { layPaper } from "./paper.ts";
import { keepSource, type Original } from "./sources.ts";

interface CutOptions {
  /** The piece that is used; otherwise the one of most interest (interest.ts). */
  readonly crop?: Crop;
  /** Whose picture it is: a file is taken for a person's. */
  readonly origin?: InputPicture["origin"];
}

/** Makes a model's picture of a bitmap. */
export function pictureFrom(
  original: Original,
  to: PictureShape,
  { crop = proposed(original.bitmap, to), origin = "file" }: CutOptions = {},
): InputPicture {
  const picture: InputPicture = { ...downsample(raster(original.bitmap, crop, to), to), origin };
  const { name, bitmap, file } = original;
  keepSource(picture, { name, bitmap, crop, ...(file && { file }) });
  return picture;
}

/** The piece to begin with. A picture as oblong as the model's is taken whole, without a look. */
function proposed(bitmap: ImageBitmap, model: PictureSize): Crop {
  const { width, height } = bitmap;
  if (width * model.height === height * model.width) return { x: 0, y: 0, width, height };
  const scale = THUMBNAIL_SIDE / Math.max(width, height);
  const [w, h] = [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
  const context = canvasOf(w, h);
  context.imageSmoothingQuality = "high";
  layPaper(context, bitmap);
  context.drawImage(bitmap, 0, 0, w, h);
  return pieceOfInterest({ width: w, height: h, rgba: context.getImageData(0, 0, w, h).data }, bitmap, model);
}

/** The longer side that a crop is read at: enough to average from, whatever the photograph's size. */
const READ_SIDE = 512;

function raster(bitmap: ImageBitmap, { x, y, ...of }: Crop, { channels }: PictureShape): Raster {
  const scale = Math.min(1, READ_SIDE / Math.max(of.width, of.height));
  const [width, height] = [of.width, of.height].map((side) => Math.max(1, Math.round(side * scale))) as [
    number,
    number,
  ];
  const context = canvasOf(width, height);
  context.imageSmoothingQuality = "high";
  if (channels !== 4) layPaper(context, bitmap);
  context.drawImage(bitmap, x, y, of.width, of.height, 0, 0, width, height);
  return { width, height, rgba: context.getImageData(0, 0, width, height).data };
}
