/**
 * Noise as random access: unit normals that are a pure function of an address, the same float32 on
 * every device. Element e of a picture is word e mod 4 of Philox4x32-10 at
 *
 *     key     = (seed low, seed high)
 *     counter = (⌊e/4⌋, index, image, stream | branch << 8)
 *
 * through the table of quantiles.ts. `index` is the model's index of a step, and 0 for what is
 * drawn once. noise.wgsl holds the same function for the GPU.
 */
import { philox } from "./philox.ts";
import type { NoiseAddress } from "./plan.ts";
import { BODY_LENGTH, tables } from "./quantiles.ts";

/** What the noise is for; each draws from a stream of its own. */
export const STREAM = {
  /** x_T. */
  initial: 0,
  /** z of the steps. */
  step: 1,
  /** ε of the two ends of an interpolation. */
  endA: 2,
  endB: 3,
} as const;

export type Stream = keyof typeof STREAM;

/** The counter's last word. Throws a RangeError on a branch that is not a whole number, 0 … 2²⁴ − 1. */
export function streamWord(stream: Stream, branch: number): number {
  if (!Number.isInteger(branch) || branch < 0 || branch >= 1 << 24)
    throw new RangeError(`invalid branch: ${branch}, expected a whole number, 0 … 16777215`);
  return (STREAM[stream] | (branch << 8)) >>> 0;
}

/**
 * Fills `out` with the normals of one picture, [C, H, W]. `index` and the address's numbers are
 * unsigned 32-bit; `sharedSteps` is not looked at (the plan's position decides, see pack.ts).
 */
export function normals<Out extends Float32Array>(
  out: Out,
  { seed, image, branch }: Pick<NoiseAddress, "seed" | "image" | "branch">,
  stream: Stream,
  index: number,
): Out {
  normalsAt(out, seed[0], seed[1], index, image, streamWord(stream, branch));
  return out;
}

/** The same, from the words a packed row holds. */
export function normalsAt(
  out: Float32Array,
  seedLow: number,
  seedHigh: number,
  index: number,
  image: number,
  streamAndBranch: number,
): void {
  const table = tables();
  const words = new Uint32Array(4);
  for (let e = 0; e < out.length; e += 4) {
    philox(words, e >>> 2, index, image, streamAndBranch, seedLow, seedHigh);
    for (let i = 0; i < 4 && e + i < out.length; i++) out[e + i] = normal(table, words[i]!);
  }
}

/** The normal of one word: a quantile of the lower half, mirrored where the word's top bit is set. */
function normal(table: Float32Array, word: number): number {
  const mirrored = word >>> 31 === 1;
  const lower = mirrored ? ~word >>> 0 : word;
  const cell = lower >>> 16;
  const quantile = table[cell === 0 ? BODY_LENGTH + lower : cell]!;
  return mirrored ? -quantile : quantile;
}
