/**
 * What the network is told of t: sines and cosines of how much noise there is against the picture, ½·log((1−ᾱ)/ᾱ), so that
 * every schedule is told alike, and the few steps near the picture, where all changes, are told apart.
 */
const FREQUENCIES = [0.2, 0.4, 0.6, 0.8, 1, 1.3, 1.7, 2.2, 3];

export const EMBEDDED = 2 * FREQUENCIES.length;

/** [T, EMBEDDED] for a schedule's ᾱ. */
export function embeddingsOf(alphasCumprod: Float64Array): Float64Array {
  const rows = new Float64Array(alphasCumprod.length * EMBEDDED);
  alphasCumprod.forEach((alphaBar, t) => {
    const level = 0.5 * Math.log((1 - alphaBar) / alphaBar);
    FREQUENCIES.forEach((frequency, k) => {
      rows[t * EMBEDDED + 2 * k] = Math.sin(frequency * level);
      rows[t * EMBEDDED + 2 * k + 1] = Math.cos(frequency * level);
    });
  });
  return rows;
}
