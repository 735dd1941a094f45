/**
 * Transparency, made visible: what isn't opaque lies on a quiet checkerboard, the same in light and in dark, in films and
 * on every canvas, so that one picture never looks like two. Files have the picture itself.
 */
import type { PictureSize } from "../bytes/picture-shape.ts";
import { isOpaque } from "../bytes/rgba.ts";

/** Black and white are both seen on either, and neither draws the eye. */
const LEVELS = [208, 190] as const;
/** On the longer side: few enough that none is taken for a pixel. */
const SQUARES = 16;

/** The level under each place of a picture, with the two that there are and the side of a square. */
export function checksOf({ width, height }: PictureSize) {
  const side = Math.max(1, Math.round(Math.max(width, height) / SQUARES));
  const [light, dark] = LEVELS;
  const at = (x: number, y: number) => ((Math.floor(x / side) + Math.floor(y / side)) % 2 ? dark : light);
  return Object.assign(at, { side, light, dark });
}

/** @param rgba RGBA8, not premultiplied @returns itself where it is opaque */
export function overChecks<P extends Uint8ClampedArray>(
  rgba: P,
  { width, height }: PictureSize,
): P | Uint8ClampedArray<ArrayBuffer> {
  if (isOpaque(rgba)) return rgba;
  const at = checksOf({ width, height });
  const seen = new Uint8ClampedArray(rgba);
  for (let p = 0; p < width * height; p++) {
    const below = at(p % width, Math.floor(p / width));
    const part = rgba[p * 4 + 3]! / 255;
    for (let c = 0; c < 3; c++) seen[p * 4 + c] = below + (rgba[p * 4 + c]! - below) * part;
    seen[p * 4 + 3] = 255;
  }
  return seen;
}
