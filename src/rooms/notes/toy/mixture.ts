/**
 * A small mixture of normals on a line, whose every distribution is known in closed form: q(x_t),
 * q(x₀ | x_t), its mean, and the quantiles of x₀. The figures draw with it; the denoiser they sample
 * with is the project's own (diffusion/analytic.ts), and a test holds the two together.
 */

export interface Bump {
  readonly weight: number;
  readonly mean: number;
  readonly deviation: number;
}

/** Two narrow bumps and a broad one between: enough to have gaps where no data lie. Weights sum to 1. */
export const MIXTURE: readonly Bump[] = [
  { weight: 0.4, mean: -1.1, deviation: 0.1 },
  { weight: 0.25, mean: 0.25, deviation: 0.18 },
  { weight: 0.35, mean: 1.2, deviation: 0.12 },
];

export function normalDensity(x: number, mean: number, variance: number): number {
  return Math.exp((-0.5 * (x - mean) ** 2) / variance) / Math.sqrt(2 * Math.PI * variance);
}

/** The bumps of q(x_t). */
export function noised(bumps: readonly Bump[], alphaBar: number): Bump[] {
  return bumps.map(({ weight, mean, deviation }) => ({
    weight,
    mean: Math.sqrt(alphaBar) * mean,
    deviation: Math.sqrt(alphaBar * deviation ** 2 + 1 - alphaBar),
  }));
}

/** The density of a mixture at x. */
export function density(bumps: readonly Bump[], x: number): number {
  return bumps.reduce((sum, { weight, mean, deviation }) => sum + weight * normalDensity(x, mean, deviation ** 2), 0);
}

/** q(x₀ | x_t) as a mixture: its weights are the shares r_k(x_t), its means the m_k(x_t). 0 < ᾱ < 1. */
export function posterior(bumps: readonly Bump[], x: number, alphaBar: number): Bump[] {
  const logs = noised(bumps, alphaBar).map(
    ({ weight, mean, deviation }) => Math.log(weight / deviation) - 0.5 * ((x - mean) / deviation) ** 2,
  );
  const largest = Math.max(...logs);
  const total = logs.reduce((sum, log) => sum + Math.exp(log - largest), 0);
  return bumps.map(({ mean, deviation }, k) => {
    const precision = 1 / deviation ** 2 + alphaBar / (1 - alphaBar);
    return {
      weight: Math.exp(logs[k]! - largest) / total,
      mean: (mean / deviation ** 2 + (Math.sqrt(alphaBar) * x) / (1 - alphaBar)) / precision,
      deviation: Math.sqrt(1 / precision),
    };
  });
}

/**
 * ε* of the mixture as a function of ᾱ, then x: what diffusion/analytic.ts gives, written for one
 * number and no arrays, so that a figure can ask it a million times while a slider moves.
 */
export function bestNoise(bumps: readonly Bump[]): (alphaBar: number) => (x: number) => number {
  return (alphaBar) => {
    const parts = noised(bumps, alphaBar);
    const centres = parts.map(({ mean }) => mean);
    const precisions = parts.map(({ deviation }) => 1 / deviation ** 2);
    const heights = parts.map(({ weight, deviation }) => weight / deviation);
    const spread = Math.sqrt(1 - alphaBar);
    return (x) => {
      // Densities are taken relative to the nearest bump's, so that they never vanish together.
      let nearest = Number.POSITIVE_INFINITY;
      for (let k = 0; k < centres.length; k++)
        nearest = Math.min(nearest, precisions[k]! * (x - centres[k]!) * (x - centres[k]!));
      let total = 0;
      let pull = 0;
      for (let k = 0; k < centres.length; k++) {
        const difference = x - centres[k]!;
        const share = heights[k]! * Math.exp(0.5 * (nearest - precisions[k]! * difference * difference));
        total += share;
        pull += share * difference * precisions[k]!;
      }
      return (spread * pull) / total;
    };
  };
}

export function meanOf(bumps: readonly Bump[]): number {
  return bumps.reduce((sum, { weight, mean }) => sum + weight * mean, 0);
}

/** The quantiles at (i + ½)/count, i = 0 … count − 1, by adding the density up over a fine grid; to about 1e-4. */
export function quantiles(bumps: readonly Bump[], count: number): Float64Array {
  const ends = bumps.flatMap(({ mean, deviation }) => [mean - 6 * deviation, mean + 6 * deviation]);
  const low = Math.min(...ends);
  const pieces = 4000;
  const width = (Math.max(...ends) - low) / pieces;
  const found = new Float64Array(count);
  let below = 0;
  let next = 0;
  for (let i = 0; i < pieces && next < count; i++) {
    const mass = density(bumps, low + (i + 0.5) * width) * width;
    while (next < count && (next + 0.5) / count <= below + mass)
      found[next] = low + (i + ((next++ + 0.5) / count - below) / mass) * width;
    below += mass;
  }
  return found.fill(low + pieces * width, next);
}
