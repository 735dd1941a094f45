/** A point between two pictures or two noises, [D] each, at λ from 0 (the first) to 1 (the second). */

/**
 * - linear: (1 − λ)·a + λ·b, the interpolation of DDPM, section 4.4;
 * - spherical: along the great circle, which keeps the length of noise (DDIM, appendix D.5);
 * - constant_variance: √(1 − λ²)·a + λ·b, which keeps the variance of independent a and b;
 *   DDPM's original code has it only as a comment.
 */
export type Mix = "linear" | "spherical" | "constant_variance";

/** A new array. Throws a RangeError on a λ outside [0, 1] and on two arrays of different length. */
export function mixed(mix: Mix, a: Float32Array, b: Float32Array, lambda: number): Float32Array<ArrayBuffer> {
  if (!(lambda >= 0 && lambda <= 1)) throw new RangeError(`invalid lambda: ${lambda}, expected 0 … 1`);
  if (a.length !== b.length) throw new RangeError(`invalid mix: ${a.length} values with ${b.length}`);
  const [ofA, ofB] = weights(mix, a, b, lambda);
  return Float32Array.from(a, (value, i) => ofA * value + ofB * b[i]!);
}

function weights(mix: Mix, a: Float32Array, b: Float32Array, lambda: number): readonly [number, number] {
  switch (mix) {
    case "linear":
      return [1 - lambda, lambda];
    case "constant_variance":
      return [Math.sqrt(1 - lambda * lambda), lambda];
    case "spherical": {
      const angle = Math.acos(Math.min(Math.max(dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b)), -1), 1));
      const sine = Math.sin(angle);
      // No great circle, or no single one, joins them: the same direction, the opposite, or no direction.
      if (!(sine > 1e-6)) return [1 - lambda, lambda];
      return [Math.sin((1 - lambda) * angle) / sine, Math.sin(lambda * angle) / sine];
    }
  }
}

function dot(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, i) => sum + value * b[i]!, 0);
}
