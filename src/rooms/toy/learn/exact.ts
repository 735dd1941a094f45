/**
 * What a perfect network would say, in closed form: the data are a mixture of Gaussians, so x_t is one too. It is
 * diffusion/analytic.ts for round Gaussians of one width in the plane, without an array a dot: a loss by t takes
 * millions of these.
 */
import type { Dots } from "./sets.ts";

/** What is known of x₀ where x_t is (x, y). */
export interface Posterior {
  /** E[x₀ | x_t] */
  x: number;
  y: number;
  /** E‖x₀ − E[x₀ | x_t]‖² over the two coordinates: nobody's guess is closer, on average. */
  variance: number;
  /** log q(x_t) */
  logDensity: number;
}

/** Writes to `out` what x_t = (x, y) at level ᾱ tells of x₀; 0 ≤ ᾱ < 1, or ᾱ = 1 for the density alone. */
export function posteriorAt({ middles, deviation }: Dots, alphaBar: number, x: number, y: number, out: Posterior) {
  const signal = Math.sqrt(alphaBar);
  const spread = alphaBar * deviation * deviation + 1 - alphaBar;
  const precision = 0.5 / spread;
  const count = middles.length / 2;
  let nearest = Number.POSITIVE_INFINITY;
  for (let k = 0; k < count; k++) {
    const dx = x - signal * middles[2 * k]!;
    const dy = y - signal * middles[2 * k + 1]!;
    nearest = Math.min(nearest, dx * dx + dy * dy);
  }
  let total = 0;
  let sumX = 0;
  let sumY = 0;
  let squares = 0;
  for (let k = 0; k < count; k++) {
    const mx = middles[2 * k]!;
    const my = middles[2 * k + 1]!;
    const dx = x - signal * mx;
    const dy = y - signal * my;
    const share = Math.exp((nearest - dx * dx - dy * dy) * precision);
    total += share;
    sumX += share * mx;
    sumY += share * my;
    squares += share * (mx * mx + my * my);
  }
  // Of one dot: x₀ = pulled·x_t + kept·μ, with a variance of its own.
  const pulled = (signal * deviation * deviation) / spread;
  const kept = (1 - alphaBar) / spread;
  const meanX = sumX / total;
  const meanY = sumY / total;
  const own = 2 * deviation * deviation * kept;
  out.x = pulled * x + kept * meanX;
  out.y = pulled * y + kept * meanY;
  out.variance = own + kept * kept * (squares / total - meanX * meanX - meanY * meanY);
  out.logDensity = Math.log(total / count / (2 * Math.PI * spread)) - nearest * precision;
}

export const noPosterior = (): Posterior => ({ x: 0, y: 0, variance: 0, logDensity: 0 });
