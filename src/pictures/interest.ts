/**
 * The piece that a person most likely means, proposed when a picture comes in: where colours stand
 * out from the picture's mean (frequency-tuned saliency, Achanta et al. 2009), a little more where they
 * could be skin, a little more near the middle. Light on purpose: a proposal that one drag replaces.
 */
import type { PictureSize } from "../bytes/picture-shape.ts";
import { type Crop, largestIn } from "./crop.ts";

export interface Thumbnail extends PictureSize {
  /** RGBA8 row by row. */
  readonly rgba: Uint8ClampedArray;
}

/** A thumbnail's longer side: enough to find a face, little enough to look at in a few milliseconds. */
export const THUMBNAIL_SIDE = 64;
/** Another piece than the middle one has to hold so much more. */
const BETTER = 1.04;

/**
 * The largest piece as oblong as the model's pictures, moved along the side where there is room: a tighter one would cut
 * off heads as often as it helps.
 * @param look the whole picture, small
 * @returns the piece in the picture's pixels; the middle one where nothing stands out.
 */
export function pieceOfInterest(look: Thumbnail, picture: PictureSize, model: PictureSize): Crop {
  const size = largestIn(picture, model);
  const [over, down] = [picture.width - size.width, picture.height - size.height];
  const wide = over >= down;
  const lines = linesOf(saliency(look), look.width, wide);
  const held = Math.min(
    lines.length,
    Math.max(1, Math.round(lines.length * (wide ? size.width / picture.width : size.height / picture.height))),
  );
  const room = lines.length - held;
  const sum = (first: number) => lines.slice(first, first + held).reduce((all, line) => all + line, 0);
  let best = room / 2;
  let most = sum(Math.round(best)) * BETTER;
  for (let first = 0; first <= room; first++) {
    const found = sum(first);
    if (found > most) [best, most] = [first, found];
  }
  const part = room > 0 ? best / room : 0.5;
  return { x: wide ? part * over : 0, y: wide ? 0 : part * down, ...size };
}

/** The sum of each column, or of each row. */
function linesOf(values: Float64Array, width: number, columns: boolean): number[] {
  const lines = new Array<number>(columns ? width : values.length / width).fill(0);
  values.forEach((value, i) => {
    const line = columns ? i % width : Math.floor(i / width);
    lines[line] = (lines[line] ?? 0) + value;
  });
  return lines;
}

/** Of each pixel, 0 and up. */
function saliency({ width, height, rgba }: Thumbnail): Float64Array {
  const opponent = blurred(rgba, width, height);
  const mean = [0, 1, 2].map((c) => opponent.reduce((sum, pixel) => sum + (pixel[c] ?? 0), 0) / opponent.length);
  const found = Float64Array.from(opponent, (pixel, i) => {
    const apart = Math.hypot(...pixel.map((value, c) => value - (mean[c] ?? 0)));
    const [x, y] = [(i % width) / width - 0.5, Math.floor(i / width) / height - 0.5];
    const middle = Math.exp(-2 * (x * x + y * y));
    return apart * middle * (isSkin(rgba.subarray(i * 4, i * 4 + 3)) ? 1.6 : 1);
  });
  // Ground that stands out no more than the rest counts for nothing, and a square is judged by what does.
  const usual = found.reduce((sum, value) => sum + value, 0) / found.length;
  return found.map((value) => Math.max(0, value - usual));
}

/** Lightness and two opponent colours, averaged over 3 × 3 pixels: single pixels are noise. */
function blurred(rgba: Uint8ClampedArray, width: number, height: number): number[][] {
  return Array.from({ length: width * height }, (_, i) => {
    const sum = [0, 0, 0];
    let count = 0;
    for (let dy = -1; dy <= 1; dy++) {
      for (let dx = -1; dx <= 1; dx++) {
        const [x, y] = [(i % width) + dx, Math.floor(i / width) + dy];
        if (x < 0 || y < 0 || x >= width || y >= height) continue;
        const at = (y * width + x) * 4;
        const [r = 0, g = 0, b = 0] = rgba.subarray(at, at + 3);
        sum[0]! += (r + g + b) / 3;
        sum[1]! += r - g;
        sum[2]! += (r + g) / 2 - b;
        count++;
      }
    }
    return sum.map((value) => value / count);
  });
}

/** Hues of skin of any tone lie in a narrow band between red and yellow; lightness says nothing. */
function isSkin([r = 0, g = 0, b = 0]: Uint8ClampedArray): boolean {
  const most = Math.max(r, g, b);
  const least = Math.min(r, g, b);
  const chroma = most - least;
  return most === r && g > b && chroma > 20 && chroma < 140 && (g - b) / chroma > 0.1 && (g - b) / chroma < 0.75;
}
