/**
 * The two integrals of the variational bound, in nats, for one value and in float64: the divergence
 * of two normals (L_T, L_{t−1}) and the decoder of 8-bit pictures (L₀).
 *
 * Values are 8-bit levels v as v/127.5 − 1, so neighbouring levels are 2/255 apart; the lowest cell
 * reaches to −∞ and the highest to +∞.
 */

/** Half a level's width in model range. */
const HALF_LEVEL = 1 / 255;
/** Nearer to ±1 than this, a value belongs to the outermost cell. */
const EDGE = 0.999;
/** Smallest probability told apart from none, as in the published programs: ln 1e-12 = −27.6 nats. */
const LEAST_PROBABILITY = 1e-12;

/**
 * KL(N(mean1, e^logVariance1) ‖ N(mean2, e^logVariance2)) in nats (Ho et al. 2020, eq. 8 and the terms of eq. 5).
 * ≥ 0 up to rounding; any finite arguments.
 */
export function normalKl(mean1: number, logVariance1: number, mean2: number, logVariance2: number): number {
  const difference = mean1 - mean2;
  return (
    0.5 *
    (-1 +
      logVariance2 -
      logVariance1 +
      Math.exp(logVariance1 - logVariance2) +
      difference * difference * Math.exp(-logVariance2))
  );
}

/**
 * Φ(x), the unit normal's distribution function, by the tanh approximation that the published
 * programs use (Page 1977): within 2e-4 of the true value everywhere, and 0 … 1 for any x.
 */
export function approximateNormalCdf(x: number): number {
  return 0.5 * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3)));
}

/**
 * ln p(x) in nats for an 8-bit value under a normal discretised to the 256 levels (Ho et al. 2020, eq. 13).
 * @param x the value in model range, −1 … 1; within 0.001 of an end it takes the end's open cell
 * @param logScale ln σ, half the log variance
 * @returns −27.6 … 0
 */
export function discretizedGaussianLogLikelihood(x: number, mean: number, logScale: number): number {
  const inverseScale = Math.exp(-logScale);
  const centred = x - mean;
  const above = approximateNormalCdf(inverseScale * (centred + HALF_LEVEL));
  const below = approximateNormalCdf(inverseScale * (centred - HALF_LEVEL));
  const probability = x < -EDGE ? above : x > EDGE ? 1 - below : above - below;
  return Math.log(Math.max(probability, LEAST_PROBABILITY));
}
