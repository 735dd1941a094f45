/** Unit noise for the figures, from the project's own generator: the same at every visit. */
import { normals, type Stream } from "../../../diffusion/noise.ts";

const SEED = [2006, 11239] as const;

/** `length` unit normals; another `image` draws others. */
export function unitNoise(length: number, image: number, stream: Stream = "initial", index = 0): Float32Array {
  return normals(new Float32Array(length), { seed: SEED, image, branch: 0 }, stream, index);
}

/** x_t = √ᾱ·x₀ + √(1 − ᾱ)·ε (Ho et al. 2020, eq. 4). */
export function noisedPicture(x0: ArrayLike<number>, epsilon: ArrayLike<number>, alphaBar: number): Float32Array {
  const signal = Math.sqrt(alphaBar);
  const spread = Math.sqrt(1 - alphaBar);
  return Float32Array.from({ length: x0.length }, (_, i) => signal * x0[i]! + spread * epsilon[i]!);
}
