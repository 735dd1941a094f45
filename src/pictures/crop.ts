/** Pieces cut out of pictures, and made small: pure, so that both can be tested. */
import { MeanColour } from "../bytes/mean-colour.ts";
import type { PictureShape, PictureSize } from "../bytes/picture-shape.ts";
import type { InputPicture } from "../scene/picture.ts";

/** A piece of a picture, in its pixels, always inside it, and as oblong as what the model sees. */
export interface Crop extends PictureSize {
  readonly x: number;
  readonly y: number;
}

export interface Raster extends PictureSize {
  readonly rgba: Uint8ClampedArray;
}

/** The largest piece of a picture that is as oblong as the model's. */
export function largestIn(picture: PictureSize, model: PictureSize): PictureSize {
  return times(model, Math.min(picture.width / model.width, picture.height / model.height));
}

/** No piece is smaller than what the model sees of it, nor beyond the picture's edge. */
export function inside({ x, y, width }: Crop, picture: PictureSize, model: PictureSize): Crop {
  const most = largestIn(picture, model).width / model.width;
  const size = times(model, Math.min(most, Math.max(Math.min(1, most), width / model.width)));
  const within = (value: number, room: number) => Math.min(Math.max(0, value), Math.max(0, room));
  return { x: within(x, picture.width - size.width), y: within(y, picture.height - size.height), ...size };
}

const times = ({ width, height }: PictureSize, by: number): PictureSize => ({ width: width * by, height: height * by });

/** Zooms about a point given as parts of the piece (0 … 1): that point stays where it is. */
export function zoomed(crop: Crop, factor: number, atX: number, atY: number): Crop {
  const { width, height } = times(crop, factor);
  return { x: crop.x + (crop.width - width) * atX, y: crop.y + (crop.height - height) * atY, width, height };
}

/** Where a finger is, as parts of the piece (0 … 1). */
export interface Finger {
  readonly x: number;
  readonly y: number;
}

/** One of two fingers moves, and what is under both stays there as nearly as one zoom can: it zooms, and it goes along. */
export function pinched(crop: Crop, still: Finger, before: Finger, now: Finger): Crop {
  const apart = ({ x, y }: Finger) =>
    Math.max(0.02 * crop.width, Math.hypot((x - still.x) * crop.width, (y - still.y) * crop.height));
  const middle = ({ x, y }: Finger) => ({ x: (x + still.x) / 2, y: (y + still.y) / 2 });
  const [from, to] = [middle(before), middle(now)];
  const { width, height } = times(crop, apart(before) / apart(now));
  return {
    x: crop.x + crop.width * from.x - width * to.x,
    y: crop.y + crop.height * from.y - height * to.y,
    width,
    height,
  };
}

/**
 * Averages a piece down to the model's pixels: every source pixel counts by the area it covers and by its opacity,
 * in linear parts of the stored values, as the training pictures were averaged. For a grey model the
 * averages become luma (BT.601).
 */
export function downsample({ rgba, ...from }: Raster, { width, height, channels }: PictureShape): InputPicture {
  const pixels = new Uint8Array(width * height * channels);
  const [stepX, stepY] = [from.width / width, from.height / height];
  for (let row = 0; row < height; row++) {
    const rows = cover(row * stepY, (row + 1) * stepY, from.height);
    for (let column = 0; column < width; column++) {
      const columns = cover(column * stepX, (column + 1) * stepX, from.width);
      const mean = new MeanColour(4);
      for (const [y, ofY] of rows) {
        for (const [x, ofX] of columns) {
          mean.add(rgba, (y * from.width + x) * 4, ofX * ofY);
        }
      }
      const at = (row * width + column) * channels;
      if (channels === 1)
        pixels[at] = Math.round(0.299 * mean.level(0) + 0.587 * mean.level(1) + 0.114 * mean.level(2));
      else for (let c = 0; c < channels; c++) pixels[at + c] = Math.round(mean.level(c));
    }
  }
  return { width, height, channels, pixels };
}

/** Source pixels that [from, to) touches, and how much of each it covers. */
function cover(from: number, to: number, side: number): (readonly [pixel: number, part: number])[] {
  const found: (readonly [number, number])[] = [];
  for (let pixel = Math.floor(from); pixel < Math.min(Math.ceil(to - 1e-9), side); pixel++) {
    found.push([pixel, Math.min(to, pixel + 1) - Math.max(from, pixel)]);
  }
  return found;
}
