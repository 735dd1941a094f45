/** One step of a short chain, in one dimension, and the three things a network could say of it. */
import { respace } from "../../../diffusion/respace.ts";
import type { Schedule } from "../../../diffusion/schedule.ts";
import { spaceTimesteps } from "../../../diffusion/space-timesteps.ts";
import { scheduleNamed } from "./schedules.ts";

/** The linear chain of 1000 in ten strides: steps long enough to be seen. */
export const SHORT_CHAIN: Schedule = respace(scheduleNamed("linear", 1000).betas, spaceTimesteps(1000, "10"));

export interface StepView {
  /** ε in x_t = √ᾱ_t·x₀ + √(1 − ᾱ_t)·ε */
  readonly epsilon: number;
  /** μ̃ from x₀ and x_t (Ho et al. 2020, eq. 7). */
  readonly meanFromPicture: number;
  /** μ̃ from ε and x_t (eq. 11). */
  readonly meanFromNoise: number;
  /** β̃ (eq. 7). */
  readonly variance: number;
}

/** q(x_{t−1} | x_t, x₀) at the schedule's index i ≥ 1. */
export function stepView(schedule: Schedule, i: number, x0: number, x: number): StepView {
  const epsilon = (x - schedule.sqrtAlphasCumprod[i]! * x0) / schedule.sqrtOneMinusAlphasCumprod[i]!;
  return {
    epsilon,
    meanFromPicture: schedule.posteriorMeanCoef1[i]! * x0 + schedule.posteriorMeanCoef2[i]! * x,
    meanFromNoise: (x - noiseWeight(schedule, i) * epsilon) / Math.sqrt(1 - schedule.betas[i]!),
    variance: schedule.posteriorVariance[i]!,
  };
}

function noiseWeight(schedule: Schedule, i: number): number {
  return schedule.betas[i]! / schedule.sqrtOneMinusAlphasCumprod[i]!;
}

/** How far μ moves when the network is off by one: by x₀, and by ε. By μ̃ itself it is 1. */
export function sensitivity(schedule: Schedule, i: number): { readonly picture: number; readonly noise: number } {
  return {
    picture: schedule.posteriorMeanCoef1[i]!,
    noise: noiseWeight(schedule, i) / Math.sqrt(1 - schedule.betas[i]!),
  };
}
