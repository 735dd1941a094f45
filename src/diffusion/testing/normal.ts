/**
 * Φ, the normal's distribution function, to about 1e-15: its Taylor series about 0 near the middle,
 * Laplace's continued fraction in the tails. Slow and plain, for tests.
 */
export function normalCdf(x: number): number {
  const density = Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
  if (Math.abs(x) > 3) {
    let fraction = Math.abs(x);
    for (let k = 80; k > 0; k--) fraction = Math.abs(x) + k / fraction;
    return x < 0 ? density / fraction : 1 - density / fraction;
  }
  let term = x;
  let sum = x;
  for (let k = 3; Math.abs(term) > 1e-17; k += 2) {
    term *= (x * x) / k;
    sum += term;
  }
  return 0.5 + density * sum;
}
