/** When one hypothesis is better than another: on every picture, as far as the pictures can tell. */

/** A hypothesis' errors: [levels][pictures]. */
export type Errors = readonly Float64Array[];

const STANDARD_ERRORS = 4;
const LEAST = 0.01;

/** For each level, what errors there are measured in: the smallest mean of any. */
export function unitsOf(all: readonly Errors[]): number[] {
  return all[0]!.map((_, level) => Math.min(...all.map((errors) => mean(errors[level]!))));
}

/** Of errors that have no unit. */
export const plainUnits = ([errors]: readonly Errors[]): number[] => errors!.map(() => 1);

/** The sum over levels for each picture, each level in its own unit. */
function scores(errors: Errors, units: readonly number[]): Float64Array {
  return errors[0]!.map((_, i) => errors.reduce((sum, level, k) => sum + level[i]! / units[k]!, 0));
}

export const scoreOf = (errors: Errors, units: readonly number[]): number => mean(scores(errors, units));

/**
 * Whether `one` beats `other`: the logarithm of their ratio, paired over pictures, is above 0 by four standard errors
 * and by 1 %, or by so many times that.
 */
export function beats(one: Errors, other: Errors, units: readonly number[], bars = 1): boolean {
  const [ours, theirs] = [scores(one, units), scores(other, units)];
  const logarithms = ours.map((score, i) => Math.log(theirs[i]! / score));
  const middle = mean(logarithms);
  const variance = logarithms.reduce((sum, v) => sum + (v - middle) ** 2, 0) / (logarithms.length - 1);
  return middle > bars * LEAST && middle > bars * STANDARD_ERRORS * Math.sqrt(variance / logarithms.length);
}

const mean = (values: Float64Array): number => values.reduce((sum, v) => sum + v, 0) / values.length;
