/**
 * A few bytes that know a picture again where another engine rounded it otherwise, which a check sum does
 * not: the mean levels of the quarters of at most four pictures, evenly spread, [pictures, 2, 2, 3],
 * or of three where they have opacity, [pictures, 2, 2, 4]. 64 characters at most, so that a short link stays under 500.
 */
import { fromBase64, toBase64 } from "../bytes/base64.ts";
import type { PictureShape } from "../bytes/picture-shape.ts";
import { coloursOf } from "../bytes/rgba.ts";

const MOST_BYTES = 48;

/** RGBA8, [count, H, W, 4]. */
interface Pictures extends PictureShape {
  readonly count: number;
  readonly rgba: ArrayLike<number>;
}

/**
 * Levels up to which means are those of the same pictures. Engines differ by less than one; of 2016 pairs of
 * faces that a person would not confuse, the two most alike differ by 8, half of all by more than 56.
 */
export const SAME_LEVELS = 6;

export function coarseOf(pictures: Pictures): string {
  return toBase64(Uint8Array.from(quarters(pictures), Math.round), "json");
}

/** By how many levels the means differ at most; null where the sender's are of other pictures than these can be. */
export function coarseDifference(sent: string, pictures: Pictures): number | null {
  const theirs = fromBase64(sent, "json");
  const ours = quarters(pictures);
  if (theirs.length !== ours.length) return null;
  return Math.max(...ours.map((level, i) => Math.abs(level - theirs[i]!)));
}

function quarters(pictures: Pictures): number[] {
  const { width, height, count, rgba } = pictures;
  const colours = coloursOf(pictures);
  const shown = Math.min(count, Math.floor(MOST_BYTES / (4 * colours)));
  const sums = new Array<number>(shown * 4 * colours).fill(0);
  const pixels = new Array<number>(shown * 4).fill(0);
  for (let i = 0; i < shown; i++) {
    const first = shown > 1 ? Math.round((i * (count - 1)) / (shown - 1)) * width * height : 0;
    for (let p = 0; p < width * height; p++) {
      const [x, y] = [p % width, Math.floor(p / width)];
      const quarter = i * 4 + (2 * y < height ? 0 : 2) + (2 * x < width ? 0 : 1);
      pixels[quarter]!++;
      for (let c = 0; c < colours; c++) sums[quarter * colours + c]! += rgba[(first + p) * 4 + c]!;
    }
  }
  // A picture of one pixel has quarters with none.
  return sums.map((sum, i) => sum / (pixels[Math.floor(i / colours)] || 1));
}
