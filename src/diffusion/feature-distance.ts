/**
 * Two distances between clouds of features, both in the coordinates where the reference has mean 0
 * and unit covariance, so that every direction counts in the reference's own spread. F features.
 */
import { cholesky, forwardSolve } from "./cholesky.ts";

export interface Cloud {
  /** [F] */
  readonly mean: readonly number[];
  /** [F][F] */
  readonly covariance: readonly (readonly number[])[];
}

/** Mean and unbiased covariance of points [n][F]; n ≥ 2. */
export function cloudOf(points: readonly ArrayLike<number>[]): Cloud {
  if (points.length < 2) throw new RangeError(`invalid cloud: ${points.length} points, expected 2 or more`);
  const mean = Array.from(points[0]!, (_, i) => points.reduce((sum, point) => sum + point[i]!, 0) / points.length);
  const covariance = mean.map((mi, i) =>
    mean.map(
      (mj, j) => points.reduce((sum, point) => sum + (point[i]! - mi) * (point[j]! - mj), 0) / (points.length - 1),
    ),
  );
  return { mean, covariance };
}

/** The points in the reference's own coordinates: L⁻¹(x − μ), L·Lᵀ its covariance. [n][F] */
export function whitened(points: readonly ArrayLike<number>[], reference: Cloud): number[][] {
  const lower = cholesky(reference.covariance);
  return points.map((point) =>
    forwardSolve(
      lower,
      reference.mean.map((mean, i) => point[i]! - mean),
    ),
  );
}

/**
 * The squared Fréchet distance of whitened points from N(0, I): |μ|² + Σ (√λ − 1)² over the
 * eigenvalues λ of their covariance. Biased upwards, much so for few points: quote the distance of
 * as many real pictures beside it.
 */
export function frechetDistance(points: readonly (readonly number[])[]): number {
  const { mean, covariance } = cloudOf(points);
  const shift = mean.reduce((sum, value) => sum + value ** 2, 0);
  return eigenvalues(covariance).reduce((sum, value) => sum + (Math.sqrt(Math.max(value, 0)) - 1) ** 2, shift);
}

export interface Estimate {
  readonly distance: number;
  readonly standardError: number;
}

/**
 * The squared kernel distance (MMD², as in KID) of whitened points from the reference, with
 * k(x, y) = (x·y/F + 1)². Unbiased, so it is near 0, on either side, for pictures as good as the
 * reference; n ≥ 3. It sees means and second moments: of the reference those are 0 and I.
 */
export function kernelDistance(points: readonly (readonly number[])[]): Estimate {
  const { distance, without } = jackknifed(points);
  return { distance, standardError: jackknifeError(without) };
}

/**
 * How much farther one cloud is than another whose points are paired with its own (the same x_T):
 * what the pairs share leaves the error.
 */
export function kernelDifference(
  points: readonly (readonly number[])[],
  others: readonly (readonly number[])[],
): Estimate {
  if (points.length !== others.length)
    throw new RangeError(`invalid pairs: ${points.length} points with ${others.length}`);
  const one = jackknifed(points);
  const other = jackknifed(others);
  return {
    distance: one.distance - other.distance,
    standardError: jackknifeError(one.without.map((distance, i) => distance - other.without[i]!)),
  };
}

/**
 * The kernel distance of all points, and without each one in turn. The kernel is a polynomial, so what a point has with
 * all of them is a form in their sum and their second moments: no table of all pairs is needed.
 */
function jackknifed(points: readonly (readonly number[])[]) {
  const n = points.length;
  if (n < 3) throw new RangeError(`invalid cloud: ${n} points, expected 3 or more`);
  const F = points[0]!.length;
  const { first, second } = momentsOf(points, F);
  const pairs = points.map((x) => {
    const withAll =
      dot(
        second.map((row) => dot(row, x)),
        x,
      ) /
        F ** 2 +
      (2 * dot(first, x)) / F +
      n;
    return withAll - (dot(x, x) / F + 1) ** 2;
  });
  const toReference = points.map((x) => dot(x, x) / F ** 2 + 1);
  const allPairs = sum(pairs);
  const allToReference = sum(toReference);
  const distanceOf = (pairSum: number, referenceSum: number, count: number) =>
    pairSum / (count * (count - 1)) - (2 * referenceSum) / count + 1 / F + 1;
  return {
    distance: distanceOf(allPairs, allToReference, n),
    without: points.map((_, i) => distanceOf(allPairs - 2 * pairs[i]!, allToReference - toReference[i]!, n - 1)),
  };
}

/** Σ x [F] and Σ x xᵀ [F][F]. */
function momentsOf(points: readonly (readonly number[])[], F: number) {
  const first = new Array<number>(F).fill(0);
  const second = first.map(() => new Array<number>(F).fill(0));
  for (const x of points)
    for (let i = 0; i < F; i++) {
      first[i]! += x[i]!;
      const row = second[i]!;
      for (let j = 0; j < F; j++) row[j]! += x[i]! * x[j]!;
    }
  return { first, second };
}

/** The jackknife's standard error from n estimates, each without one point. */
function jackknifeError(without: readonly number[]): number {
  const n = without.length;
  const middle = sum(without) / n;
  return Math.sqrt(((n - 1) / n) * sum(without.map((value) => (value - middle) ** 2)));
}

function dot(x: readonly number[], y: readonly number[]): number {
  return x.reduce((total, value, i) => total + value * y[i]!, 0);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** Of a symmetric matrix, by Jacobi's rotations: sweeps until what is off the diagonal is rounding. */
function eigenvalues(symmetric: readonly (readonly number[])[]): number[] {
  const a = symmetric.map((row) => [...row]);
  const n = a.length;
  for (let sweep = 0; sweep < 50; sweep++) {
    let off = 0;
    for (let p = 0; p < n; p++)
      for (let q = p + 1; q < n; q++) {
        off += a[p]![q]! ** 2;
        rotate(a, p, q);
      }
    if (off < 1e-24) break;
  }
  return a.map((row, i) => row[i]!);
}

/** One rotation of the rows and columns p and q that makes a[p][q] zero. */
function rotate(a: number[][], p: number, q: number): void {
  if (a[p]![q] === 0) return;
  const theta = (a[q]![q]! - a[p]![p]!) / (2 * a[p]![q]!);
  const tangent = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta ** 2 + 1));
  const cosine = 1 / Math.sqrt(tangent ** 2 + 1);
  const sine = tangent * cosine;
  for (const row of a) {
    const [left, right] = [row[p]!, row[q]!];
    row[p] = cosine * left - sine * right;
    row[q] = sine * left + cosine * right;
  }
  const [above, below] = [[...a[p]!], [...a[q]!]];
  for (let k = 0; k < a.length; k++) {
    a[p]![k] = cosine * above[k]! - sine * below[k]!;
    a[q]![k] = sine * above[k]! + cosine * below[k]!;
  }
}
