/**
 * Small pictures shown large and smooth: Catmull–Rom bicubic, which passes through the picture's own values, each
 * picture for itself, so that none bleeds into its neighbour. What is shown changes; the picture does not.
 */
import type { PictureSize } from "../bytes/picture-shape.ts";
import { isOpaque } from "../bytes/rgba.ts";

const TAPS = 4;

/** Keys 1981, a = −½: what the value at `x` from a sample weighs. */
function kernel(x: number): number {
  const d = Math.abs(x);
  if (d < 1) return 1.5 * d ** 3 - 2.5 * d ** 2 + 1;
  return d < 2 ? -0.5 * d ** 3 + 2.5 * d ** 2 - 4 * d + 2 : 0;
}

/** For each place of an enlarged line: the four samples it is made of, the last ones standing for those beyond the edge. */
function tapsOf(length: number, places: number): { readonly from: Int32Array; readonly weight: Float32Array } {
  const scale = places / length;
  const from = new Int32Array(places * TAPS);
  const weight = new Float32Array(from.length);
  for (let i = 0; i < places; i++) {
    const at = (i + 0.5) / scale - 0.5;
    const first = Math.floor(at) - 1;
    for (let tap = 0; tap < TAPS; tap++) {
      from[i * TAPS + tap] = Math.min(length - 1, Math.max(0, first + tap));
      weight[i * TAPS + tap] = kernel(at - first - tap);
    }
  }
  return { from, weight };
}

/** RGBA8, made as large as asked: whole pixels each way, which an oblong picture's two sides may reach by a hair apart. */
export function bicubic(
  rgba: Uint8ClampedArray | Uint8Array,
  { width, height }: PictureSize,
  { width: wide, height: high }: PictureSize,
): Uint8ClampedArray<ArrayBuffer> {
  if (wide === width && high === height) return Uint8ClampedArray.from(rgba);
  const clear = !isOpaque(rgba);
  const from = clear ? premultiplied(rgba) : rgba;
  const across = tapsOf(width, wide);
  const down = tapsOf(height, high);
  const lines = new Float32Array(wide * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < wide; x++) {
      for (let c = 0; c < 4; c++) {
        let sum = 0;
        for (let tap = x * TAPS; tap < (x + 1) * TAPS; tap++) {
          sum += across.weight[tap]! * from[(y * width + across.from[tap]!) * 4 + c]!;
        }
        lines[(y * wide + x) * 4 + c] = sum;
      }
    }
  }
  const large = clear ? new Float32Array(wide * high * 4) : new Uint8ClampedArray(wide * high * 4);
  for (let y = 0; y < high; y++) {
    for (let i = 0; i < wide * 4; i++) {
      let sum = 0;
      for (let tap = y * TAPS; tap < (y + 1) * TAPS; tap++)
        sum += down.weight[tap]! * lines[down.from[tap]! * wide * 4 + i]!;
      large[y * wide * 4 + i] = sum;
    }
  }
  return large instanceof Float32Array ? divided(large) : large;
}

/** Colours by their opacity, so that what is clear bleeds into nothing. */
function premultiplied(rgba: Uint8ClampedArray | Uint8Array): Float32Array {
  return Float32Array.from(rgba, (level, i) => (i % 4 === 3 ? level : level * (rgba[i | 3]! / 255)));
}

function divided(rgba: Float32Array): Uint8ClampedArray<ArrayBuffer> {
  return Uint8ClampedArray.from(rgba, (level, i) => {
    const alpha = rgba[i | 3]!;
    if (i % 4 === 3) return level;
    return alpha > 0 ? (level * 255) / alpha : 0;
  });
}
