/**
 * The bound from some of its terms: L₀ is always taken, for it is more than half of the whole and like
 * no other; of the K − 1 terms above it some are drawn without replacement, each as likely as another.
 */
import type { BitsWork, BoundTerm, Sigma } from "./likelihood.ts";
import { philox } from "./philox.ts";
import type { NoiseAddress } from "./plan.ts";

/** The noise counter's last word for the draw of t: no stream of noise.ts has it. */
export const DRAW_STREAM = 0xff;

export interface BoundEstimate {
  /** Bits/dim of the whole bound. */
  readonly bits: number;
  /**
   * Of `bits`, over the draw of t (bits/dim); 0 when no term is left out, null while one term above L₀
   * says nothing about its spread. The noise within a term is part of it only as far as the terms differ.
   */
  readonly standardError: number | null;
  /** Terms taken, of how many. */
  readonly taken: number;
  readonly of: number;
}

/**
 * Which terms to take, and in which order.
 * @param work all K, from t = T down (bitsWork)
 * @param sampled how many to take in all, L₀ first and the others in random order; 0, or K and above: all K, unmoved
 * @param seed of the draw (seedOf): the same seed takes the same terms
 */
export function drawTerms(work: readonly BitsWork[], sampled: number, seed: NoiseAddress["seed"]): BitsWork[] {
  if (!Number.isInteger(sampled) || sampled < 0)
    throw new RangeError(`invalid number of terms: ${sampled}, expected 0 (all) … ${work.length}`);
  if (sampled === 0 || sampled >= work.length) return [...work];
  const pool = [...work];
  const drawn = pool.splice(-1);
  const words = new Uint32Array(4);
  while (drawn.length < sampled) {
    philox(words, drawn.length, 0, 0, DRAW_STREAM, ...seed);
    drawn.push(...pool.splice(Math.floor((words[0]! / 2 ** 32) * pool.length), 1));
  }
  return drawn;
}

/** A term's bits under one variance. Throws a RangeError for `learned` where the network says nothing of Σ. */
export function bitsUnder(term: Omit<BoundTerm, "epsilonMse" | "x0Mse">, sigma: Sigma): number {
  const bits = term[sigma];
  if (bits === null) throw new RangeError(`invalid variance: ${sigma}, expected one the model has`);
  return bits;
}

/**
 * One picture's bound so far, with the standard error of sampling without replacement.
 * @param prior L_T, bits/dim
 * @param terms so far: t (1 is L₀) and bits/dim, each t once
 * @param of K, all there are
 * @returns null before L₀ and one other term are there, unless K is 1
 */
export function estimateBound(
  prior: number,
  terms: readonly { readonly t: number; readonly bits: number }[],
  of: number,
): BoundEstimate | null {
  const decoder = terms.find((term) => term.t === 1);
  const drawn = terms.filter((term) => term.t !== 1).map((term) => term.bits);
  const population = of - 1;
  if (!decoder || (drawn.length === 0 && population > 0)) return null;
  const mean = drawn.reduce((sum, bits) => sum + bits, 0) / Math.max(drawn.length, 1);
  const error = errorOfMean(drawn, mean, population);
  return {
    bits: prior + decoder.bits + population * mean,
    standardError: error === null ? null : population * error,
    taken: terms.length,
    of,
  };
}

/** √(s²/n · (1 − n/N)): of the mean of n values drawn from N without replacement. */
function errorOfMean(values: readonly number[], mean: number, population: number): number | null {
  const n = values.length;
  if (n === population) return 0;
  if (n === 1) return null;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return Math.sqrt((squares / (n - 1) / n) * (1 - n / population));
}
