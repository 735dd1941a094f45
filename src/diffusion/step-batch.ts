/** One position of a whole batch on typed arrays: guidance, each lane's noise from its address, then step.ts. */
import { guide } from "./guidance.ts";
import { normalsAt } from "./noise.ts";
import { FLAG, type PackedLanes, ROW, ROW_WORDS } from "./pack.ts";
import { stepCpu } from "./step.ts";

/**
 * x ← x' and x0 ← x̂₀ of every lane, in place.
 * @param x [N, D], @param x0 [N, D], x̂₀ of the step before
 * @param m the network's output at this position, [asked, D], or [asked, 2D] with what it says of Σ; changed where it is guided
 * @param z [D] to draw noise in
 * @returns the first lane whose x is no longer finite; null while all are
 */
export function stepBatch(
  packed: PackedLanes,
  position: number,
  x: Float32Array,
  x0: Float32Array,
  m: Float32Array,
  z: Float32Array,
): number | null {
  const { floats, words, images, asked } = packed;
  guide(packed, position, m, z.length);
  let wrong: number | null = null;
  for (let lane = 0; lane < images; lane++) {
    const row = (position * images + lane) * ROW_WORDS;
    const word = (at: number) => words[row + at]!;
    const of = (all: Float32Array, pictures: number) =>
      all.subarray((lane * all.length) / pictures, ((lane + 1) * all.length) / pictures);
    const flags = word(ROW.flags);
    const noisy = (flags & FLAG.noise) !== 0;
    if (noisy) {
      const { seedLow, seedHigh, noiseIndex, image, stream } = ROW;
      normalsAt(z, word(seedLow), word(seedHigh), word(noiseIndex), word(image), word(stream));
    }
    const finite = stepCpu(floats, row, flags, of(x, images), of(x0, images), of(m, asked.length), noisy ? z : null);
    if (!finite) wrong ??= lane;
  }
  return wrong;
}
