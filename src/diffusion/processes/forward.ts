/**
 * The forward process in closed form: from a picture to its x_t, back from x_t and ε, and the
 * posterior between the two (Ho et al. 2020, section 2). Pictures are [D] in any order; results are
 * float64. `index` is the schedule's, 0 … T − 1 (interface time less one); a RangeError quotes another.
 */
import type { Schedule } from "../schedule.ts";

export interface NormalValues {
  /** [D] */
  readonly mean: Float64Array;
  /** One for all values. */
  readonly variance: number;
  readonly logVariance: number;
}

/** `q_mean_variance`: q(x_t | x₀) = N(√ᾱ·x₀, (1 − ᾱ)·I), eq. 4. */
export function qMeanVariance(schedule: Schedule, index: number, x0: ArrayLike<number>): NormalValues {
  const alphaBar = at(schedule.alphasCumprod, index);
  const signal = Math.sqrt(alphaBar);
  return { mean: combine(signal, x0, 0, x0), variance: 1 - alphaBar, logVariance: Math.log1p(-alphaBar) };
}

/** `q_sample`: x_t = √ᾱ·x₀ + √(1 − ᾱ)·ε, eq. 4. */
export function qSample(
  schedule: Schedule,
  index: number,
  x0: ArrayLike<number>,
  noise: ArrayLike<number>,
): Float64Array {
  return combine(at(schedule.sqrtAlphasCumprod, index), x0, at(schedule.sqrtOneMinusAlphasCumprod, index), noise);
}

/** `predict_start_from_noise`: x₀ = √(1/ᾱ)·x_t − √(1/ᾱ − 1)·ε, eq. 4 solved for x₀ (eq. 15). */
export function predictStartFromNoise(
  schedule: Schedule,
  index: number,
  xt: ArrayLike<number>,
  noise: ArrayLike<number>,
): Float64Array {
  const { sqrtRecipAlphasCumprod, sqrtRecipm1AlphasCumprod } = schedule;
  return combine(at(sqrtRecipAlphasCumprod, index), xt, -at(sqrtRecipm1AlphasCumprod, index), noise);
}

/**
 * `q_posterior`: q(x_{t−1} | x_t, x₀) = N(μ̃, β̃·I), eq. 6 and 7. Its log variance at index 0, −∞, is
 * replaced by that of index 1, as in the original code.
 */
export function qPosterior(
  schedule: Schedule,
  index: number,
  x0: ArrayLike<number>,
  xt: ArrayLike<number>,
): NormalValues {
  return {
    mean: combine(at(schedule.posteriorMeanCoef1, index), x0, at(schedule.posteriorMeanCoef2, index), xt),
    variance: at(schedule.posteriorVariance, index),
    logVariance: at(schedule.posteriorLogVarianceClipped, index),
  };
}

/** a·x + b·y */
function combine(a: number, x: ArrayLike<number>, b: number, y: ArrayLike<number>): Float64Array {
  if (x.length !== y.length) throw new RangeError(`invalid pair: ${y.length} values beside ${x.length}`);
  return Float64Array.from({ length: x.length }, (_, i) => a * x[i]! + b * y[i]!);
}

function at(table: Float64Array, index: number): number {
  const value = table[index];
  if (value === undefined) throw new RangeError(`invalid index: ${index}, expected 0 … ${table.length - 1}`);
  return value;
}
