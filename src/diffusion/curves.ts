/**
 * The curves of a schedule, one value a step, for charts: two of them over the same axis compare two
 * schedules, or a process and its respacing.
 */
import { normalKl } from "./discretized.ts";
import type { Schedule } from "./schedule.ts";

export interface ScheduleCurves {
  /** Interface time of each value, 1 … T: the x axis. */
  readonly t: Float64Array;
  readonly beta: Float64Array;
  /** ᾱ: what is left of the picture's variance (Ho et al. 2020, eq. 4). */
  readonly alphaBar: Float64Array;
  /** ᾱ/(1 − ᾱ), signal to noise; for a logarithmic axis. */
  readonly snr: Float64Array;
  /** β̃, the variance of q(x_{t−1} | x_t, x₀) (eq. 7); 0 at t = 1. */
  readonly posteriorVariance: Float64Array;
  /**
   * β²/(2σ²α(1−ᾱ)): what the bound multiplies ‖ε − ε̂‖² by (eq. 12) and L_simple leaves out, with
   * σ² fixed small and fixed large, as the models have it at t = 1 too.
   */
  readonly weightFixedSmall: Float64Array;
  readonly weightFixedLarge: Float64Array;
}

export function scheduleCurves(schedule: Schedule): ScheduleCurves {
  const { betas, alphasCumprod, posteriorVariance, posteriorLogVarianceClipped, fixedLargeLogVariance } = schedule;
  const weight = (logVariance: Float64Array) =>
    betas.map((beta, i) => beta ** 2 / (2 * Math.exp(logVariance[i]!) * (1 - beta) * (1 - alphasCumprod[i]!)));
  return {
    t: Float64Array.from(schedule.timesteps, (timestep) => timestep + 1),
    beta: betas,
    alphaBar: alphasCumprod,
    snr: alphasCumprod.map((alphaBar) => alphaBar / (1 - alphaBar)),
    posteriorVariance,
    weightFixedSmall: weight(posteriorLogVarianceClipped),
    weightFixedLarge: weight(fixedLargeLogVariance),
  };
}

export interface BoundCurves {
  /** Bits/dim of L_{t−1} at t = 1 … T; NaN at t = 1, whose term is the decoder's and not the schedule's. */
  readonly fixedSmall: Float64Array;
  readonly fixedLarge: Float64Array;
}

/**
 * The expected terms of L_vlb that a schedule costs by itself: for data whose values are independent
 * normals, under the best possible denoiser (analytic.ts), where E(x₀ − x̂₀)² is the variance of x₀
 * given x_t, s²(1 − ᾱ)/(ᾱs² + 1 − ᾱ). What a network adds is its error.
 * @param dataVariance s² in model range squared, > 0; about 0.25 for photographs
 */
export function boundCurves(schedule: Schedule, dataVariance: number): BoundCurves {
  if (!(dataVariance > 0)) throw new RangeError(`invalid data variance: ${dataVariance}, expected > 0`);
  const { alphasCumprod, posteriorMeanCoef1, posteriorLogVarianceClipped, fixedLargeLogVariance } = schedule;
  const expected = (logVariance: Float64Array) =>
    alphasCumprod.map((alphaBar, i) => {
      if (i === 0) return Number.NaN;
      const unknown = (dataVariance * (1 - alphaBar)) / (alphaBar * dataVariance + 1 - alphaBar);
      // The mean's error enters squared, so its root mean square stands for it.
      const error = posteriorMeanCoef1[i]! * Math.sqrt(unknown);
      return normalKl(error, posteriorLogVarianceClipped[i]!, 0, logVariance[i]!) / Math.LN2;
    });
  return { fixedSmall: expected(posteriorLogVarianceClipped), fixedLarge: expected(fixedLargeLogVariance) };
}
