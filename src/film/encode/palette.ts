/**
 * A palette for a picture by Wu's method (Graphics Gems II, 1991): the cube of colours is cut where it takes most off the
 * sum of squared errors, again and again, by sums that are looked up. Noise with tens of thousands of colours takes no
 * longer than a face.
 */
import type { Pixels } from "../../scene/reel.ts";
import { type Box, colourSums, errorOf, type Sums } from "./colour-sums.ts";

export interface Palette {
  /** Red, green, blue, at most 256 times. */
  readonly colours: Uint8Array;
  /** Each pixel's number in it. */
  apply(rgba: Pixels): Uint8Array;
}

const MOST = 256;
/** Bits of a channel that are told apart: six show no bands in a sky; noise has so many colours that five do. */
const FINE = 6;
const COARSE = 5;
const MANY = 2048;

/** Of an RGBA8 picture whose colours are all that counts. */
export function paletteOf(rgba: Pixels): Palette {
  const seen = distinct(rgba);
  const bits = seen.size > MANY ? COARSE : FINE;
  const exact = seen.size <= MOST;
  const colours = exact
    ? Uint8Array.from([...seen].flatMap((word) => [word & 255, (word >> 8) & 255, (word >> 16) & 255]))
    : reduced(rgba, bits);
  return { colours, apply: (frame) => (exact ? appliedExactly(frame, colours) : applied(frame, colours, bits)) };
}

/** Its colours, as far as it matters how many. */
function distinct(rgba: Pixels): Set<number> {
  const seen = new Set<number>();
  for (const word of wordsOf(rgba)) {
    seen.add(word & 0xffffff);
    if (seen.size > MANY) break;
  }
  return seen;
}

const wordsOf = (rgba: Pixels) => new Uint32Array(rgba.buffer, rgba.byteOffset, rgba.length / 4);

function appliedExactly(rgba: Pixels, colours: Uint8Array): Uint8Array {
  const known = new Map<number, number>();
  return Uint8Array.from(wordsOf(rgba), (word) => {
    const found = known.get(word);
    if (found !== undefined) return found;
    const index = nearest(colours, word & 255, (word >> 8) & 255, (word >> 16) & 255);
    known.set(word, index);
    return index;
  });
}

/** Colours that are alike in their first bits are one. */
function applied(rgba: Pixels, colours: Uint8Array, bits: number): Uint8Array {
  const words = wordsOf(rgba);
  const drop = 8 - bits;
  // Known ones, and one more: 0 is not known yet.
  const known = new Uint16Array(1 << (3 * bits));
  const indices = new Uint8Array(words.length);
  // A pixel is enlarged to a square: most are as the one before.
  let [last, index] = [-1, 0];
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    if (word !== last) {
      const [r, g, b] = [word & 255, (word >> 8) & 255, (word >> 16) & 255];
      const key = ((r >> drop) << (2 * bits)) | ((g >> drop) << bits) | (b >> drop);
      known[key] ||= 1 + nearest(colours, r, g, b);
      index = known[key]! - 1;
      last = word;
    }
    indices[i] = index;
  }
  return indices;
}

function nearest(colours: Uint8Array, r: number, g: number, b: number): number {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < colours.length; i += 3) {
    const [dr, dg, db] = [colours[i]! - r, colours[i + 1]! - g, colours[i + 2]! - b];
    const apart = dr * dr + dg * dg + db * db;
    if (apart >= least) continue;
    least = apart;
    best = i / 3;
  }
  return best;
}

function reduced(rgba: Pixels, bits: number): Uint8Array {
  const { whole, sumsOf } = colourSums(rgba, bits);
  const boxes = [{ box: whole, error: errorOf(sumsOf(whole)) }];
  while (boxes.length < MOST) {
    const worst = boxes.reduce((a, b) => (b.error > a.error ? b : a));
    if (worst.error <= 0) break;
    const parts = cut(worst.box, sumsOf);
    // What is one cell wide cannot be cut, however much is in it.
    if (!parts) worst.error = 0;
    else boxes.splice(boxes.indexOf(worst), 1, ...parts.map((box) => ({ box, error: errorOf(sumsOf(box)) })));
  }
  return Uint8Array.from(
    boxes.flatMap(({ box }) => {
      const [count, r, g, b] = sumsOf(box);
      return [r, g, b].map((sum) => Math.round(sum / count));
    }),
  );
}

/** In two where most is gained; null where nothing is. */
function cut(box: Box, sumsOf: (box: Box) => Sums): [Box, Box] | null {
  let best: [Box, Box] | null = null;
  let most = 0;
  const [all, r, g, b] = sumsOf(box);
  for (const axis of [0, 1, 2] as const) {
    for (let at = box[axis] + 1; at < box[axis + 3]!; at++) {
      const lower = box.with(axis + 3, at) as unknown as Box;
      const [count, r1, g1, b1] = sumsOf(lower);
      if (count === 0) continue;
      if (count === all) break;
      const [r2, g2, b2] = [r - r1, g - g1, b - b1];
      const gain = (r1 * r1 + g1 * g1 + b1 * b1) / count + (r2 * r2 + g2 * g2 + b2 * b2) / (all - count);
      if (gain <= most) continue;
      most = gain;
      best = [lower, box.with(axis, at) as unknown as Box];
    }
  }
  return best;
}
