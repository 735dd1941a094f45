/** Positive definite matrices by their triangle: Σ = L·Lᵀ. */

/** The lower triangle L with L·Lᵀ = `matrix`. Throws a RangeError with the pivot of a matrix that has none. */
export function cholesky(matrix: readonly (readonly number[])[]): number[][] {
  const lower = matrix.map((row) => row.map(() => 0));
  for (const [i, row] of matrix.entries())
    for (let j = 0; j <= i; j++) {
      let rest = row[j]!;
      for (let k = 0; k < j; k++) rest -= lower[i]![k]! * lower[j]![k]!;
      if (i === j && !(rest > 0))
        throw new RangeError(`covariance not positive definite: pivot ${i} is ${rest}, expected > 0`);
      lower[i]![j] = i === j ? Math.sqrt(rest) : rest / lower[j]![j]!;
    }
  return lower;
}

/** y with L·y = `right`. */
export function forwardSolve(lower: readonly (readonly number[])[], right: readonly number[]): number[] {
  const y = [...right];
  for (let i = 0; i < y.length; i++) {
    for (let k = 0; k < i; k++) y[i]! -= lower[i]![k]! * y[k]!;
    y[i]! /= lower[i]![i]!;
  }
  return y;
}
