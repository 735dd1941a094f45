/** Squares out of pictures, and squares made small: pure, so that both can be tested. */
import type { InputPicture } from "../scene/picture.ts";

/** A square of a picture, in its pixels; always inside it. */
export interface Crop {
  readonly x: number;
  readonly y: number;
  readonly side: number;
}

export interface Raster {
  readonly side: number;
  readonly rgba: Uint8ClampedArray;
}

/** No square is smaller than what the model sees of it, nor beyond the picture's edge. */
export function inside(crop: Crop, width: number, height: number, least: number): Crop {
  const largest = Math.min(width, height);
  const side = Math.min(largest, Math.max(Math.min(least, largest), crop.side));
  const within = (value: number, room: number) => Math.min(Math.max(0, value), Math.max(0, room));
  return { x: within(crop.x, width - side), y: within(crop.y, height - side), side };
}

/** Zooms about a point given as parts of the square (0 … 1): that point stays where it is. */
export function zoomed(crop: Crop, factor: number, atX: number, atY: number): Crop {
  const side = crop.side * factor;
  return { side, x: crop.x + (crop.side - side) * atX, y: crop.y + (crop.side - side) * atY };
}

/** Where a finger is, as parts of the square (0 … 1). */
export interface Finger {
  readonly x: number;
  readonly y: number;
}

/** One of two fingers moves, and what is under both stays there as nearly as a square can: it zooms, and it goes along. */
export function pinched(crop: Crop, still: Finger, before: Finger, now: Finger): Crop {
  const apart = ({ x, y }: Finger) => Math.max(0.02, Math.hypot(x - still.x, y - still.y));
  const middle = ({ x, y }: Finger) => ({ x: (x + still.x) / 2, y: (y + still.y) / 2 });
  const [from, to] = [middle(before), middle(now)];
  const side = (crop.side * apart(before)) / apart(now);
  return { side, x: crop.x + crop.side * from.x - side * to.x, y: crop.y + crop.side * from.y - side * to.y };
}

/**
 * Averages a square down to `size` pixels a side: every source pixel counts by the area it covers,
 * in linear parts of the stored values, as the training pictures were averaged. For a grey model the
 * averages become luma (BT.601).
 */
export function downsample({ side, rgba }: Raster, size: number, channels = 3): InputPicture {
  const grey = channels === 1;
  const pixels = new Uint8Array(size * size * (grey ? 1 : 3));
  const step = side / size;
  for (let row = 0; row < size; row++) {
    const rows = cover(row * step, (row + 1) * step, side);
    for (let column = 0; column < size; column++) {
      const columns = cover(column * step, (column + 1) * step, side);
      let r = 0;
      let g = 0;
      let b = 0;
      let area = 0;
      for (const [y, ofY] of rows) {
        for (const [x, ofX] of columns) {
          const weight = ofX * ofY;
          const at = (y * side + x) * 4;
          r += weight * (rgba[at] ?? 0);
          g += weight * (rgba[at + 1] ?? 0);
          b += weight * (rgba[at + 2] ?? 0);
          area += weight;
        }
      }
      const at = row * size + column;
      if (grey) {
        pixels[at] = Math.round((0.299 * r + 0.587 * g + 0.114 * b) / area);
        continue;
      }
      const to = at * 3;
      pixels[to] = Math.round(r / area);
      pixels[to + 1] = Math.round(g / area);
      pixels[to + 2] = Math.round(b / area);
    }
  }
  return { width: size, height: size, channels: grey ? 1 : 3, pixels };
}

/** Source pixels that [from, to) touches, and how much of each it covers. */
function cover(from: number, to: number, side: number): (readonly [pixel: number, part: number])[] {
  const found: (readonly [number, number])[] = [];
  for (let pixel = Math.floor(from); pixel < Math.min(Math.ceil(to - 1e-9), side); pixel++) {
    found.push([pixel, Math.min(to, pixel + 1) - Math.max(from, pixel)]);
  }
  return found;
}
