/** How many colours of a picture lie in any box of their cube, and what they add up to: looked up at its corners. */
import type { Pixels } from "../../scene/reel.ts";

/** In cells, red, green and blue: above the first three, up to the others. */
export type Box = readonly [r0: number, g0: number, b0: number, r1: number, g1: number, b1: number];
export type Sums = readonly [count: number, r: number, g: number, b: number, squares: number];

/** Sum of squared distances from the mean. */
export const errorOf = ([count, r, g, b, squares]: Sums) => (count > 0 ? squares - (r * r + g * g + b * b) / count : 0);

/** A table of cells becomes one of sums up to each cell, in one way through it. */
function summed(table: Float64Array, side: number): void {
  const area = new Float64Array(side);
  const plane = side * side;
  for (let r = 1; r < side; r++) {
    area.fill(0);
    for (let g = 1; g < side; g++) {
      let line = 0;
      const row = r * plane + g * side;
      for (let b = 1; b < side; b++) {
        line += table[row + b]!;
        area[b]! += line;
        table[row + b] = table[row + b - plane]! + area[b]!;
      }
    }
  }
}

export function colourSums(rgba: Pixels, bits: number) {
  // With a plane of zeros before the first, so that sums need no edge.
  const side = (1 << bits) + 1;
  const drop = 8 - bits;
  const [ofRed, ofGreen] = [side * side, side];
  const table = () => new Float64Array(side ** 3);
  const [counts, reds, greens, blues, squares] = [table(), table(), table(), table(), table()];
  for (let i = 0; i < rgba.length; i += 4) {
    const [r, g, b] = [rgba[i]!, rgba[i + 1]!, rgba[i + 2]!];
    const at = ((r >> drop) + 1) * ofRed + ((g >> drop) + 1) * ofGreen + (b >> drop) + 1;
    counts[at]!++;
    reds[at]! += r;
    greens[at]! += g;
    blues[at]! += b;
    squares[at]! += r * r + g * g + b * b;
  }
  for (const each of [counts, reds, greens, blues, squares]) summed(each, side);
  const sumsOf = ([r0, g0, b0, r1, g1, b1]: Box): Sums => {
    const [left, right] = [r0 * ofRed, r1 * ofRed];
    const [low, high] = [g0 * ofGreen, g1 * ofGreen];
    const within = (t: Float64Array) =>
      t[right + high + b1]! -
      t[right + high + b0]! -
      t[right + low + b1]! +
      t[right + low + b0]! -
      t[left + high + b1]! +
      t[left + high + b0]! +
      t[left + low + b1]! -
      t[left + low + b0]!;
    return [within(counts), within(reds), within(greens), within(blues), within(squares)];
  };
  const end = side - 1;
  return { whole: [0, 0, 0, end, end, end] as Box, sumsOf };
}
