/** How far two 8-bit pictures are from each other. */
import type { Channels } from "./picture-shape.ts";

export interface Difference {
  readonly identical: boolean;
  /** Mean and largest |a − b| over all values, in steps of 1/255. */
  readonly mean: number;
  readonly largest: number;
  /** Pixels with a difference in any channel, of how many. */
  readonly differing: number;
  readonly pixels: number;
}

/**
 * Compares two pictures, or two rows of pictures, of the same shape: [N, H, W, C] of 8-bit values.
 * @throws RangeError for different lengths.
 */
export function comparePixels(a: ArrayLike<number>, b: ArrayLike<number>, channels: Channels): Difference {
  if (a.length !== b.length) throw new RangeError(`expected ${a.length} values to compare with, found ${b.length}`);
  let [sum, largest, differing] = [0, 0, 0];
  for (let pixel = 0; pixel < a.length; pixel += channels) {
    let here = 0;
    for (let c = 0; c < channels; c++) {
      const distance = Math.abs(a[pixel + c]! - b[pixel + c]!);
      sum += distance;
      here = Math.max(here, distance);
    }
    largest = Math.max(largest, here);
    if (here > 0) differing++;
  }
  const mean = a.length === 0 ? 0 : sum / a.length;
  return { identical: differing === 0, mean, largest, differing, pixels: a.length / channels };
}
