/**
 * How far a cloud is from the data: the kernel distance (maximum mean discrepancy, Gretton et al. 2012) with the
 * kernel exp(−‖x − y‖²/2h²), unbiased. The data are a mixture of Gaussians, so their part of it needs no draws.
 */
import { type Dots, drawsOf } from "./sets.ts";

/** h: as wide as what there is to see in the sets. */
const WIDTH = 0.15;

/** The distance; 0 where the estimate of its square is not above 0. @param cloud [N, 2] */
export function kernelDistance(cloud: ArrayLike<number>, dots: Dots): number {
  return Math.sqrt(Math.max(0, squareOf(cloud, dots)));
}

/** How far as many points of the data themselves are, by chance: the root mean square of what some draws give. */
export function chanceOf(dots: Dots, count: number): number {
  const squares = Array.from({ length: 6 }, (_, i) => Math.abs(squareOf(drawsOf(dots, count, [i, 1]), dots)));
  return Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / squares.length);
}

function squareOf(cloud: ArrayLike<number>, { middles, deviation }: Dots): number {
  const n = cloud.length / 2;
  const variance = deviation * deviation;
  const own = (meanKernel(cloud, cloud, 0) * n * n - n) / (n * (n - 1));
  return own - 2 * meanKernel(cloud, middles, variance) + meanKernel(middles, middles, 2 * variance);
}

/** The mean of the kernel over all pairs, where their difference has that variance besides. */
function meanKernel(a: ArrayLike<number>, b: ArrayLike<number>, variance: number): number {
  const spread = WIDTH * WIDTH + variance;
  let sum = 0;
  for (let i = 0; i < a.length; i += 2)
    for (let j = 0; j < b.length; j += 2)
      sum += Math.exp(-((a[i]! - b[j]!) ** 2 + (a[i + 1]! - b[j + 1]!) ** 2) / (2 * spread));
  return (sum * WIDTH * WIDTH) / spread / ((a.length / 2) * (b.length / 2));
}
