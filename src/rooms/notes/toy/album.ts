/** The best denoiser of a world that holds a few pictures and no other: its guess is their weighted mean. */

/** How likely each picture is to be under x_t, all equally likely beforehand; 0 ≤ ᾱ < 1. Sums to 1. */
export function shares(pictures: readonly Float32Array[], x: Float32Array, alphaBar: number): number[] {
  const scale = Math.sqrt(alphaBar);
  const logs = pictures.map((picture) => {
    let squares = 0;
    for (let i = 0; i < x.length; i++) squares += (x[i]! - scale * picture[i]!) ** 2;
    return -0.5 * (squares / (1 - alphaBar));
  });
  const largest = Math.max(...logs);
  const likelihoods = logs.map((log) => Math.exp(log - largest));
  const total = likelihoods.reduce((sum, value) => sum + value, 0);
  return likelihoods.map((value) => value / total);
}

/** E[x₀ | x_t] */
export function average(pictures: readonly Float32Array[], weights: readonly number[]): Float32Array {
  const [first] = pictures;
  return Float32Array.from({ length: first?.length ?? 0 }, (_, i) =>
    pictures.reduce((sum, picture, k) => sum + weights[k]! * picture[i]!, 0),
  );
}
