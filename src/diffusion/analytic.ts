/**
 * The denoiser that training aims at, in closed form, where the data's distribution is a mixture of
 * normals: then q(x_t) is a mixture too, and the best ε is a scaled score of it,
 *
 *     ε*(x, ᾱ) = −√(1−ᾱ)·∇ log q(x) = √(1−ᾱ)·Σ_k r_k(x)·C_k⁻¹·(x − √ᾱ·μ_k),   C_k = ᾱ·Σ_k + (1−ᾱ)·I
 *
 * with r_k(x) component k's share of the density at x (Ho et al. 2020, eq. 11 and 12; Vincent 2011).
 * Samplers are tested against it: no network's error stands between them and the truth.
 */
import { cholesky, forwardSolve } from "./cholesky.ts";

/** One normal of the mixture, in D dimensions. */
export interface Normal {
  /** [D] */
  readonly mean: readonly number[];
  /** [D][D], symmetric and positive semidefinite; or its diagonal, [D]. */
  readonly covariance: readonly number[] | readonly (readonly number[])[];
}

export interface WeightedNormal extends Normal {
  /** > 0; the weights need not sum to 1. */
  readonly weight: number;
}

/**
 * ε*(x, ᾱ), x and the result [D] in float64. 0 ≤ ᾱ < 1, and ᾱ = 1 where no covariance is singular.
 */
export type AnalyticDenoiser = (x: ArrayLike<number>, alphaBar: number) => Float64Array;

/** The best denoiser of one normal. */
export function gaussianDenoiser(normal: Normal): AnalyticDenoiser {
  return mixtureDenoiser([{ ...normal, weight: 1 }]);
}

/** The best denoiser of a mixture of normals. */
export function mixtureDenoiser(components: readonly WeightedNormal[]): AnalyticDenoiser {
  return (x, alphaBar) => {
    const parts = components.map((component) => whitened(component, x, alphaBar));
    const largest = Math.max(...parts.map((part) => part.logDensity));
    const shares = parts.map((part) => Math.exp(part.logDensity - largest));
    const total = shares.reduce((sum, share) => sum + share, 0);
    return Float64Array.from({ length: x.length }, (_, i) => {
      const score = parts.reduce((sum, part, k) => sum + (shares[k]! / total) * part.pull[i]!, 0);
      return Math.sqrt(1 - alphaBar) * score;
    });
  };
}

/** C⁻¹·(x − √ᾱ·μ), and log (weight · N(x; √ᾱ·μ, C)) up to what all components share. */
function whitened({ mean, covariance, weight }: WeightedNormal, x: ArrayLike<number>, alphaBar: number) {
  const difference = mean.map((value, i) => x[i]! - Math.sqrt(alphaBar) * value);
  const { pull, logDeterminant } = isDiagonal(covariance)
    ? divide(
        difference,
        covariance.map((value) => alphaBar * value + 1 - alphaBar),
      )
    : solve(
        difference,
        covariance.map((row, i) => row.map((value, j) => alphaBar * value + (i === j ? 1 - alphaBar : 0))),
      );
  const distance = difference.reduce((sum, value, i) => sum + value * pull[i]!, 0);
  return { pull, logDensity: Math.log(weight) - 0.5 * (logDeterminant + distance) };
}

function isDiagonal(covariance: Normal["covariance"]): covariance is readonly number[] {
  return typeof covariance[0] === "number";
}

/** diag(`variances`)⁻¹·`right`. */
function divide(right: readonly number[], variances: readonly number[]) {
  return {
    pull: right.map((value, i) => value / variances[i]!),
    logDeterminant: variances.reduce((sum, variance) => sum + Math.log(variance), 0),
  };
}

/** `matrix`⁻¹·`right` for a positive definite matrix, by its Cholesky triangle. */
function solve(right: readonly number[], matrix: readonly (readonly number[])[]) {
  const lower = cholesky(matrix);
  const pull = forwardSolve(lower, right);
  for (let i = pull.length - 1; i >= 0; i--) {
    for (let k = i + 1; k < pull.length; k++) pull[i]! -= lower[k]![i]! * pull[k]!;
    pull[i]! /= lower[i]![i]!;
  }
  return { pull, logDeterminant: 2 * lower.reduce((sum, row, i) => sum + Math.log(row[i]!), 0) };
}
