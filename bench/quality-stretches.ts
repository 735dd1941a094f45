/**
 * Of the terms above L₀ some are taken, one of each stretch of t: stretches are short where the terms fall steeply, 1 at
 * the beginning, and long farther on. The Python's (models/train/backstep/measure/sampled.py) are the same.
 */

/** The first t and the length of stretch s of n, which together are 2 … T. */
export function stretchOf(T: number, n: number, s: number): readonly [first: number, length: number] {
  const edge = (k: number) => Math.max(k, Math.floor((T - 1) * (k / n) ** 3));
  return [2 + edge(s), edge(s + 1) - edge(s)];
}
