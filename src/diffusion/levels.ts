/**
 * Model values as 8-bit levels and back. One rounding for all: the pictures on screen, those in a file and
 * the fingerprint of a result must be the same bytes, whichever engine packed them. engine/webgpu/kernels/level.wgsl
 * does the same in whole numbers, bit for bit.
 */

/** A level in model range: v / 127.5 − 1, as the papers' code reads its data. */
export function fromLevel(level: number): number {
  return level / 127.5 - 1;
}

/**
 * The nearest level, 0 … 255, ties upwards; beyond [−1, 1] the end of the range, and 0 for NaN.
 * @param v float32: 127.5·v has at most 32 bits, so nothing is rounded but the level itself.
 */
export function toLevel(v: number): number {
  if (v >= 1) return 255;
  return v > -1 ? 128 + Math.floor(127.5 * v) : 0;
}

/**
 * @param x pictures one after the other, [B, C, H, W]
 * @param shape one channel becomes grey; the fourth is opacity
 * @returns RGBA8 [B, H, W, 4], not premultiplied; opaque where there is no fourth
 */
export function toRgba(
  x: Float32Array,
  { channels, height, width }: { readonly channels: number; readonly height: number; readonly width: number },
): Uint8ClampedArray<ArrayBuffer> {
  const plane = height * width;
  const pictures = x.length / (channels * plane);
  const out = new Uint8ClampedArray(pictures * plane * 4).fill(255);
  for (let picture = 0; picture < pictures; picture++) {
    for (let colour = 0; colour < Math.max(3, channels); colour++) {
      const from = (picture * channels + (channels > 1 ? colour : 0)) * plane;
      const to = picture * plane * 4 + colour;
      for (let pixel = 0; pixel < plane; pixel++) out[to + pixel * 4] = toLevel(x[from + pixel]!);
    }
  }
  return out;
}
