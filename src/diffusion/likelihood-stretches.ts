/**
 * Of the terms above L₀ some are taken, one of each stretch of t: stretches are short where the terms fall steeply, 1 at
 * the beginning, and long farther on. Every picture has t of its own, so that what the draw does to a mean is in its
 * spread over pictures. The Python's (models/train/backstep/measure/sampled.py) are the same.
 */
import { DRAW_STREAM } from "./likelihood-estimate.ts";
import { philox } from "./philox.ts";
import type { NoiseAddress } from "./plan.ts";

/** The first t and the length of stretch s of n, which together are 2 … T. */
export function stretchOf(T: number, n: number, s: number): readonly [first: number, length: number] {
  const edge = (k: number) => Math.max(k, Math.floor((T - 1) * (k / n) ** 3));
  return [2 + edge(s), edge(s + 1) - edge(s)];
}

export interface Drawn {
  /** 1 … T; 1 is L₀. */
  readonly t: number;
  /** How many terms it stands for. */
  readonly length: number;
}

/** L₀, then the t of each of count − 1 stretches that is drawn for this picture; all there are where count is T. */
export function drawnTerms(T: number, count: number, seed: NoiseAddress["seed"], picture: number): readonly Drawn[] {
  const words = new Uint32Array(4);
  const others = Array.from({ length: count - 1 }, (_, s) => {
    philox(words, s + 1, 0, picture, DRAW_STREAM, ...seed);
    const [first, length] = stretchOf(T, count - 1, s);
    return { t: first + Math.floor((words[0]! / 2 ** 32) * length), length };
  });
  return [{ t: 1, length: 1 }, ...others];
}
