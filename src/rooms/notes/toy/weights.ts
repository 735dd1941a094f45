/** What the bound multiplies the error in ε by at t = 2 … T, against the 1 of L_simple. */
import { scheduleCurves } from "../../../diffusion/curves.ts";
import type { Variance } from "./pixel.ts";
import { scheduleNamed } from "./schedules.ts";

export interface Weights {
  /** As they stand in the bound; t = 1 is L₀, which has none. */
  readonly absolute: Float64Array;
  /** Against their mean: a common factor is the learning rate's, and only so the two can be compared. */
  readonly relative: Float64Array;
}

export function weightsOf(variance: Variance, T: number): Weights {
  const { weightFixedSmall, weightFixedLarge } = scheduleCurves(scheduleNamed("linear", T));
  const absolute = (variance === "fixed_small" ? weightFixedSmall : weightFixedLarge).subarray(1);
  const mean = absolute.reduce((sum, weight) => sum + weight, 0) / absolute.length;
  return { absolute, relative: absolute.map((weight) => weight / mean) };
}

/** The share of all weight that stands at t = 2 … t. */
export function shareUpTo({ relative }: Weights, t: number): number {
  return relative.subarray(0, t - 1).reduce((sum, weight) => sum + weight, 0) / relative.length;
}
