/**
 * The Wasserstein distance of two samples of equal size on a line: how far each sorted value lies
 * from its partner, on average. 0 only where they are the same.
 */
export function distance(values: Float64Array, sorted: Float64Array): number {
  const mine = Float64Array.from(values).sort();
  return mine.reduce((sum, value, i) => sum + Math.abs(value - sorted[i]!), 0) / mine.length;
}
