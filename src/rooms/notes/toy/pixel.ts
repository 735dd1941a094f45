/**
 * The variational bound of the smallest picture there is: one grey pixel that takes eight of the 256
 * levels with known chances. The best denoiser, E[x₀ | x_t], is a sum of eight terms, so every term
 * of the bound is exact and can be set against what the pixel truly costs, its entropy.
 */
import { discretizedGaussianLogLikelihood, normalKl } from "../../../diffusion/discretized.ts";
import { fromLevel } from "../../../diffusion/levels.ts";
import type { Schedule } from "../../../diffusion/schedule.ts";

/** Levels 16, 48 … 240 in model range, and the chance of each. */
export const LEVELS = Array.from({ length: 8 }, (_, i) => fromLevel(16 + 32 * i));
export const CHANCES = [0.04, 0.12, 0.2, 0.1, 0.04, 0.06, 0.24, 0.2];

export type Variance = "fixed_small" | "fixed_large";

/** All in bits for the one pixel. */
export interface Bound {
  /** L_T */
  readonly prior: number;
  /** L_{t−1} for t = 2 … T, in this order. */
  readonly steps: Float64Array;
  /** L₀ */
  readonly decoder: number;
  readonly total: number;
}

/** Points of the integral over the noise, half a deviation apart out to four, and their weights. */
const NODES = Array.from({ length: 17 }, (_, i) => (i - 8) / 2);
const WEIGHTS = NODES.map((z) => Math.exp(-z * z * 0.5));
const WEIGHT_SUM = WEIGHTS.reduce((sum, weight) => sum + weight, 0);

const NATS = Math.LN2;

/** What no code can beat. */
export const ENTROPY = -CHANCES.reduce((sum, chance) => sum + chance * Math.log2(chance), 0);

/** E[x₀ | x_t] for 0 < ᾱ < 1. */
export function bestGuess(x: number, alphaBar: number): number {
  const scale = Math.sqrt(alphaBar);
  const precision = 0.5 / (1 - alphaBar);
  let largest = -Infinity;
  for (const level of LEVELS) largest = Math.max(largest, -precision * (x - scale * level) ** 2);
  let sum = 0;
  let total = 0;
  for (let k = 0; k < LEVELS.length; k++) {
    const share = CHANCES[k]! * Math.exp(-precision * (x - scale * LEVELS[k]!) ** 2 - largest);
    sum += share * LEVELS[k]!;
    total += share;
  }
  return sum / total;
}

/** The mean of f(x₀, x_t) over the pixel and the noise. */
function expected(alphaBar: number, f: (level: number, x: number) => number): number {
  let mean = 0;
  LEVELS.forEach((level, k) => {
    NODES.forEach((z, i) => {
      const x = Math.sqrt(alphaBar) * level + Math.sqrt(1 - alphaBar) * z;
      mean += ((CHANCES[k]! * WEIGHTS[i]!) / WEIGHT_SUM) * f(level, x);
    });
  });
  return mean;
}

/** How wrong the best guess still is, mean squared: no network can do better. */
export function leastError(alphaBar: number): number {
  return expected(alphaBar, (level, x) => (level - bestGuess(x, alphaBar)) ** 2);
}

/** Ho et al. 2020, eq. 5, with the best denoiser in the network's place. */
export function boundOf(schedule: Schedule, variance: Variance): Bound {
  const { alphasCumprod, posteriorLogVarianceClipped, fixedLargeLogVariance, posteriorMeanCoef1 } = schedule;
  const logVariance = variance === "fixed_small" ? posteriorLogVarianceClipped : fixedLargeLogVariance;
  const last = alphasCumprod.at(-1)!;

  const prior =
    CHANCES.reduce(
      (sum, chance, k) => sum + chance * normalKl(Math.sqrt(last) * LEVELS[k]!, Math.log1p(-last), 0, 0),
      0,
    ) / NATS;
  // The divergence is linear in the squared distance of the means, so its mean needs only theirs.
  const steps = Float64Array.from({ length: alphasCumprod.length - 1 }, (_, i) => {
    const distance = posteriorMeanCoef1[i + 1]! * Math.sqrt(leastError(alphasCumprod[i + 1]!));
    return normalKl(distance, posteriorLogVarianceClipped[i + 1]!, 0, logVariance[i + 1]!) / NATS;
  });
  const first = alphasCumprod[0]!;
  const decoder =
    -expected(first, (level, x) =>
      discretizedGaussianLogLikelihood(level, bestGuess(x, first), 0.5 * logVariance[0]!),
    ) / NATS;
  return { prior, steps, decoder, total: prior + steps.reduce((sum, bits) => sum + bits, 0) + decoder };
}
