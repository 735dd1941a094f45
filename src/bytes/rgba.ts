/** Pictures of any channels as RGBA8, which is what frames and the page have, and back. Nothing is multiplied by alpha. */
import type { PictureShape } from "./picture-shape.ts";
import type { Picture8 } from "./png-pixels.ts";

type Rgba = Uint8Array | Uint8ClampedArray;

/** RGBA8 [H, W, 4]; opaque where the picture has no fourth channel. */
export function rgbaOf({ width, height, channels, pixels }: Picture8): Uint8ClampedArray<ArrayBuffer> {
  const rgba = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let p = 0; p < width * height; p++) {
    for (let c = 0; c < Math.max(3, channels); c++) rgba[p * 4 + c] = pixels[p * channels + Math.min(c, channels - 1)]!;
  }
  return rgba;
}

/** What a picture of so many channels holds of it: a grey one the red. */
export function pixelsOf(rgba: Rgba, { width, height, channels }: PictureShape): Uint8Array<ArrayBuffer> {
  const pixels = new Uint8Array(width * height * channels);
  for (let p = 0; p < width * height; p++) {
    for (let c = 0; c < channels; c++) pixels[p * channels + c] = rgba[p * 4 + c]!;
  }
  return pixels;
}

/** What a picture is shown in, and sent: a grey one in colours. */
export const coloursOf = ({ channels }: Pick<PictureShape, "channels">): 3 | 4 => (channels === 4 ? 4 : 3);

export function isOpaque(rgba: Rgba): boolean {
  for (let at = 3; at < rgba.length; at += 4) if (rgba[at] !== 255) return false;
  return true;
}
