/** Model values as pixels, on the CPU: the plain version of kernels/pack-frame.wgsl. */
import type { NetworkShape, Pixels } from "../denoiser.ts";

/**
 * @param x [B, C, H, W], −1 … 1; values outside are clamped, one channel becomes grey.
 * @returns RGBA8 [B, H, W, 4]
 */
export function toRgba(x: Float32Array, { channels, height, width }: NetworkShape): Pixels {
  const pixels = height * width;
  const lanes = x.length / (channels * pixels);
  const out = new Uint8ClampedArray(lanes * pixels * 4);
  for (let lane = 0; lane < lanes; lane++) {
    for (let pixel = 0; pixel < pixels; pixel++) {
      const at = (lane * pixels + pixel) * 4;
      for (let colour = 0; colour < 3; colour++) {
        const channel = channels > 1 ? colour : 0;
        out[at + colour] = level(x[(lane * channels + channel) * pixels + pixel]!);
      }
      out[at + 3] = 255;
    }
  }
  return out;
}

/** −1 … 1 to 0 … 255, rounding half up, in float32 as the GPU does. */
function level(v: number): number {
  const clamped = Math.min(Math.max(v, -1), 1);
  return Math.floor(Math.fround(Math.fround(Math.fround(clamped + 1) * 127.5) + 0.5));
}
