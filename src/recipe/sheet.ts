/** Result pictures side by side, each pixel as large as one likes: the grid, the strip, one picture. */
import type { Picture8 } from "../bytes/png-pixels.ts";
import type { ShownPictures } from "./result.ts";

/** Most times a pixel is enlarged. */
export const MAX_SCALE = 16;

/**
 * Pictures in rows of `columns`, in order, touching; places left over in the last row are
 * transparent. One column is a pillar, as many as there are pictures a strip.
 * @throws RangeError for columns below 1.
 */
export function sheet({ width, height, count, rgba }: ShownPictures, columns: number): Picture8 {
  if (!Number.isInteger(columns) || columns < 1) throw new RangeError(`expected columns from 1, found ${columns}`);
  const rows = Math.ceil(count / columns);
  const across = Math.min(columns, count) * width;
  const pixels = new Uint8ClampedArray(across * rows * height * 4);
  for (let i = 0; i < count * height; i++) {
    const [picture, y] = [Math.floor(i / height), i % height];
    const from = i * width * 4;
    const to = ((Math.floor(picture / columns) * height + y) * across + (picture % columns) * width) * 4;
    pixels.set(rgba.subarray(from, from + width * 4), to);
  }
  return { width: across, height: rows * height, channels: 4, pixels };
}

/**
 * Every pixel as a square of `scale` × `scale`.
 * @throws RangeError for a scale that is not a whole number, 1 … 16.
 */
export function enlarge({ width, height, channels, pixels }: Picture8, scale: number): Picture8 {
  checkScale(scale);
  const across = width * scale;
  const large = new Uint8ClampedArray(across * height * scale * channels);
  for (let y = 0; y < height; y++) {
    const row = large.subarray(y * scale * across * channels, (y * scale + 1) * across * channels);
    for (let x = 0; x < across; x++) {
      const from = (y * width + Math.floor(x / scale)) * channels;
      for (let c = 0; c < channels; c++) row[x * channels + c] = pixels[from + c]!;
    }
    for (let copy = 1; copy < scale; copy++) large.set(row, (y * scale + copy) * across * channels);
  }
  return { width: across, height: height * scale, channels, pixels: large };
}

/** @throws RangeError for a scale that is not a whole number, 1 … 16. */
export function checkScale(scale: number): void {
  if (!Number.isInteger(scale) || scale < 1 || scale > MAX_SCALE) {
    throw new RangeError(`expected a scale from 1 to ${MAX_SCALE}, found ${scale}`);
  }
}
