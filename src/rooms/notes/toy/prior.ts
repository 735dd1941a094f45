import { normalKl } from "../../../diffusion/discretized.ts";

/**
 * KL( q(x_t | x₀) ‖ N(0, I) ) in bits a value, mean over the picture: what x_t still tells of it. At
 * t = T this is L_T. 0 ≤ ᾱ < 1.
 */
export function bitsKept(x0: ArrayLike<number>, alphaBar: number): number {
  const logVariance = Math.log1p(-alphaBar);
  let nats = 0;
  for (let i = 0; i < x0.length; i++) nats += normalKl(Math.sqrt(alphaBar) * x0[i]!, logVariance, 0, 0);
  return nats / x0.length / Math.LN2;
}
