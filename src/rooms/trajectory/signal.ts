/** ᾱ at interface time t, also between two, where a curve of few steps passes; and ᾱ/(1 − ᾱ), ∞ for the picture itself. */
export function signalOf(alphasCumprod: Float64Array) {
  const whole = (t: number) => (t <= 0 ? 1 : (alphasCumprod[Math.min(t, alphasCumprod.length) - 1] ?? 0));
  const at = (t: number) => {
    const [low, high] = [whole(Math.floor(t)), whole(Math.ceil(t))];
    return low + (high - low) * (t - Math.floor(t));
  };
  return { at, ratioAt: (t: number) => at(t) / (1 - at(t)) };
}
