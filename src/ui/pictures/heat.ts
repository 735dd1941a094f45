/**
 * Numbers as colours: [C, H, W] averaged over C, through a ramp. One colour-blind-safe ramp for
 * sizes (dark to light), one for signs (blue, neutral, orange).
 */
type Rgb = readonly [number, number, number];

const SIZES: readonly Rgb[] = [
  [14, 16, 40],
  [54, 36, 99],
  [121, 48, 112],
  [190, 66, 92],
  [238, 118, 68],
  [250, 190, 92],
  [252, 246, 214],
];

const SIGNS: readonly Rgb[] = [
  [24, 60, 148],
  [92, 142, 222],
  [238, 238, 236],
  [234, 148, 74],
  [150, 62, 14],
];

function ramp(stops: readonly Rgb[], part: number): Rgb {
  const at = Math.min(1, Math.max(0, part)) * (stops.length - 1);
  const low = Math.min(stops.length - 2, Math.floor(at));
  const [a, b] = [stops[low] as Rgb, stops[low + 1] as Rgb];
  const mix = (i: 0 | 1 | 2) => Math.round(a[i] + (b[i] - a[i]) * (at - low));
  return [mix(0), mix(1), mix(2)];
}

export interface Heat {
  /** RGBA8 [H, W, 4]. */
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
  /** What the ends of the ramp stand for. */
  readonly low: number;
  readonly high: number;
}

/** The mean over channels, [H, W]. */
export function meanOverChannels(values: Float32Array, plane: number): Float32Array {
  const channels = values.length / plane;
  return Float32Array.from({ length: plane }, (_, p) => {
    let sum = 0;
    for (let c = 0; c < channels; c++) sum += values[c * plane + p] ?? 0;
    return sum / channels;
  });
}

function painted(means: Float32Array, low: number, high: number, stops: readonly Rgb[]): Heat {
  const pixels = new Uint8ClampedArray(means.length * 4);
  means.forEach((value, p) => {
    pixels.set(ramp(stops, (value - low) / (high - low || 1)), 4 * p);
    pixels[4 * p + 3] = 255;
  });
  return { pixels, low, high };
}

/** Signed values around 0: the ends are ±`reach`. */
export function signedHeat(values: Float32Array, plane: number, reach: number): Heat {
  return painted(meanOverChannels(values, plane), -reach, reach, SIGNS);
}

/** Sizes, from the least to the greatest there is. */
export function sizeHeat(values: Float32Array, plane: number): Heat {
  const means = meanOverChannels(values, plane);
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of means) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return painted(means, low, high, SIZES);
}

/** |a − b| of two RGBA8 pictures, the mean over colours: from 0 to `reach` and beyond. */
export function differenceHeat(a: Uint8ClampedArray, b: Uint8ClampedArray, reach: number): Heat {
  const means = Float32Array.from({ length: a.length / 4 }, (_, p) => {
    let sum = 0;
    for (let c = 0; c < 3; c++) sum += Math.abs((a[4 * p + c] ?? 0) - (b[4 * p + c] ?? 0));
    return sum / 3;
  });
  return painted(means, 0, reach, SIZES);
}

/** The ramps as CSS, for a legend. */
export const GRADIENTS = { sizes: gradient(SIZES), signs: gradient(SIGNS) } as const;

function gradient(stops: readonly Rgb[]): string {
  return `linear-gradient(90deg, ${stops.map((rgb) => `rgb(${rgb.join(" ")})`).join(", ")})`;
}
