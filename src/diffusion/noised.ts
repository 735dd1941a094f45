/** How much of a picture, and how much noise, an x_t is made of: √ᾱ and √(1 − ᾱ). */
export interface Level {
  readonly signal: number;
  readonly noise: number;
}

/** x_t = √ᾱ·x₀ + √(1 − ᾱ)·ε ~ q(x_t | x₀) (DDPM, eq. 4), float32 [D], as runs take it. */
export function noised(
  { signal, noise }: Level,
  x0: ArrayLike<number>,
  epsilon: ArrayLike<number>,
): Float32Array<ArrayBuffer> {
  return Float32Array.from({ length: x0.length }, (_, i) => signal * x0[i]! + noise * epsilon[i]!);
}
