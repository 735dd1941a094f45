/** What mixing does to the noise in two noisy pictures. */
import { type Mix, mixed } from "../../../diffusion/mix.ts";

export const MIXES: readonly Mix[] = ["linear", "spherical", "constant_variance"];

/** The root mean square of a picture's values: its length, for its number of values. */
export function size(values: ArrayLike<number>): number {
  let squares = 0;
  for (let i = 0; i < values.length; i++) squares += values[i]! ** 2;
  return Math.sqrt(squares / values.length);
}

export interface MixCurve {
  readonly mix: Mix;
  readonly points: readonly (readonly [lambda: number, size: number])[];
}

/** The size of the mixture of two noises, λ from 0 to 1, measured on the very arrays. */
export function mixCurves(a: Float32Array, b: Float32Array, intervals = 20): MixCurve[] {
  return MIXES.map((mix) => ({
    mix,
    points: Array.from({ length: intervals + 1 }, (_, i) => {
      const lambda = i / intervals;
      return [lambda, size(mixed(mix, a, b, lambda))] as const;
    }),
  }));
}
