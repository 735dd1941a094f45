/**
 * Progressive coding (Ho et al. 2020, section 4.3, algorithms 3 and 4): after the terms L_T … L_t are
 * sent, the receiver holds x_t and can guess the picture by x̂₀. Rate is what was sent, distortion
 * how wrong the guess is (figure 5; table 4 has the same three columns).
 */

/** What the curve needs of a term of the bound (likelihood.ts), under the variance that is coded with. */
export interface CurveTerm {
  /** Interface time, T … 1; t = 1 is L₀. */
  readonly t: number;
  /** Bits/dim. */
  readonly bits: number;
  /** Mean squared error of the x̂₀ made from x_t, model range squared. */
  readonly x0Mse: number;
}

export interface CurvePoint {
  /** The time of the x_t that the receiver holds, T … 1. */
  readonly t: number;
  /** The paper's T − t + 1, counted over the terms given: 1 at x_T. */
  readonly reverseStep: number;
  /** Bits/dim sent so far. */
  readonly rate: number;
  /** Root mean squared error of x̂₀, 0–255 scale. */
  readonly distortion: number;
}

/** A mean over pictures and its band: the standard deviation over them, 0 for one picture. */
export interface BandPoint extends CurvePoint {
  readonly rateDeviation: number;
  readonly distortionDeviation: number;
}

/** The model's range is 2 wide, the 8-bit scale 255. */
const LEVELS_PER_UNIT = 127.5;

/**
 * One picture's curve, from t = T down.
 * @param prior L_T in bits/dim: what x_T costs
 * @param terms one picture's, in any order; L₀'s own bits buy the last digits and are in no point
 * @param weight how many kept steps each term stands for: 1 when none is left out,
 *   (K − 1)/(n − 1) when n of K were drawn, L₀ among them (likelihood-estimate.ts)
 */
export function rateDistortion(prior: number, terms: readonly CurveTerm[], weight = 1): CurvePoint[] {
  let rate = prior;
  return [...terms]
    .sort((a, b) => b.t - a.t)
    .map((term, index) => {
      const point = { t: term.t, reverseStep: index + 1, rate, distortion: LEVELS_PER_UNIT * Math.sqrt(term.x0Mse) };
      rate += weight * term.bits;
      return point;
    });
}

/**
 * Several pictures' mean and band, at the times that every curve has.
 * @returns empty for no curves
 */
export function rateDistortionBand(curves: readonly (readonly CurvePoint[])[]): BandPoint[] {
  const [first = [], ...others] = curves;
  const lookups = others.map((curve) => new Map(curve.map((point) => [point.t, point])));
  const band: BandPoint[] = [];
  for (const point of first) {
    const found = lookups.map((lookup) => lookup.get(point.t)).filter((other) => other !== undefined);
    if (found.length < lookups.length) continue;
    const points = [point, ...found];
    const rate = meanAndDeviation(points.map((each) => each.rate));
    const distortion = meanAndDeviation(points.map((each) => each.distortion));
    band.push({
      t: point.t,
      reverseStep: point.reverseStep,
      rate: rate.mean,
      distortion: distortion.mean,
      rateDeviation: rate.deviation,
      distortionDeviation: distortion.deviation,
    });
  }
  return band;
}

function meanAndDeviation(values: readonly number[]): { mean: number; deviation: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  if (values.length === 1) return { mean, deviation: 0 };
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, deviation: Math.sqrt(squares / (values.length - 1)) };
}
