/**
 * One step of the reverse process in float64, for a step of any plan (samplers/): step.ts does the
 * arithmetic, here it gets the names of the original code. Pictures are [D], the network's output m
 * [D], or [2D] where it says something of Σ.
 */
import { flagsOf, ROW_WORDS, writeStep } from "../pack.ts";
import type { Step } from "../plan.ts";
import { stepCpu } from "../step.ts";

export interface ReverseValues {
  /** x̂₀, clipped where the step clips. */
  readonly x0: Float64Array;
  /** Of p(x' | x): where the step goes without noise. */
  readonly mean: Float64Array;
  /**
   * A value each; −∞ where the step adds no noise, as on the last one. (The original code has β̃ of
   * t = 2 there, for L₀: likelihood.ts.)
   */
  readonly logVariance: Float64Array;
}

/** `p_mean_variance`: the normal p(x' | x) and the x̂₀ behind it (Ho et al. 2020, eq. 1 and 11; Nichol & Dhariwal 2021, eq. 15). */
export function pMeanVariance(step: Step, x: ArrayLike<number>, m: ArrayLike<number>): ReverseValues {
  const D = x.length;
  const { next: mean, x0 } = take(step, x, m, null);
  const { spread } = step;
  const logVariance = Float64Array.from({ length: D }, (_, i) => {
    if (spread.kind === "fixed") return 2 * Math.log(spread.sigma);
    const f = (m[D + i]! + 1) / 2;
    return f * spread.logMax + (1 - f) * spread.logMin;
  });
  return { x0, mean, logVariance };
}

/** `p_sample`: x' = mean + σ·z (algorithm 2, line 4), z unit normals [D]; `ddim_sample` where the step is DDIM's. */
export function pSample(step: Step, x: ArrayLike<number>, m: ArrayLike<number>, z: ArrayLike<number>): Float64Array {
  return take(step, x, m, z).next;
}

function take(step: Step, x: ArrayLike<number>, m: ArrayLike<number>, z: ArrayLike<number> | null) {
  if (step.cp !== 0) throw new RangeError(`invalid step: it looks back (cp = ${step.cp}), expected one that does not`);
  const row = new Float64Array(ROW_WORDS);
  writeStep(row, 0, step);
  const next = Float64Array.from(x);
  const x0 = new Float64Array(next.length);
  stepCpu(row, 0, flagsOf(step), next, x0, Float64Array.from(m), z && Float64Array.from(z));
  return { next, x0 };
}
