/** A picture small enough to stand among a thousand: whole pixels of it become one, and a strip is broken into rows. */
import { MeanColour } from "../../bytes/mean-colour.ts";
import { type PictureSize, USUAL_SHAPE } from "../../bytes/picture-shape.ts";
import type { Picture8 } from "../../bytes/png-pixels.ts";
import { liesIn, seenIn } from "../../pictures/sheet-checks.ts";

/** The longer side, at most. */
export const MOST_SIDE = 256;

export interface ThumbnailRequest {
  readonly png: Uint8Array<ArrayBuffer>;
  /** How large each picture in it was, and how many there were, where its recipe says. */
  readonly of: Of | undefined;
}

type Of = PictureSize & { readonly count: number };

/** @param of what one of its pictures is as oblong as: a square, where nothing says */
export function thumbnail(picture: Picture8, of?: Of): Picture8 {
  const lies = of && liesIn(picture, of);
  return reduced(broken(lies ? seenIn(picture, lies) : picture, of ?? USUAL_SHAPE));
}

/** Every block of `times` × `times` pixels as their mean; what is left over at the edges is part of the last ones. */
function reduced(picture: Picture8): Picture8 {
  const { width, height, channels, pixels } = picture;
  const times = Math.ceil(Math.max(width, height) / MOST_SIDE);
  if (times === 1) return picture;
  const [across, down] = [width, height].map((side) => Math.max(1, Math.floor(side / times))) as [number, number];
  const small = new Uint8Array(across * down * channels);
  for (let y = 0; y < down; y++) {
    const [top, bottom] = [y * times, y === down - 1 ? height : (y + 1) * times];
    for (let x = 0; x < across; x++) {
      const [left, right] = [x * times, x === across - 1 ? width : (x + 1) * times];
      const mean = new MeanColour(channels);
      for (let v = top; v < bottom; v++) {
        for (let u = left; u < right; u++) mean.add(pixels, (v * width + u) * channels);
      }
      for (let c = 0; c < channels; c++) small[(y * across + x) * channels + c] = Math.round(mean.level(c));
    }
  }
  return { width: across, height: down, channels, pixels: small };
}

/** A row, or a pillar, of three pictures and more, laid out as near to a square as can be. What is left over is clear. */
function broken(picture: Picture8, one: PictureSize): Picture8 {
  const { width, height, channels, pixels } = picture;
  const row = { width: (height * one.width) / one.height, height };
  const pillar = { width, height: (width * one.height) / one.width };
  const of = width > row.width ? row : pillar;
  const count = (width / of.width) * (height / of.height);
  if (count < 3 || ![count, of.width, of.height].every(Number.isInteger)) return picture;
  const columns = Math.ceil(Math.sqrt((count * of.height) / of.width));
  const rows = Math.ceil(count / columns);
  const laid = new Uint8Array(columns * rows * of.width * of.height * 4);
  for (let i = 0; i < count; i++) {
    const [fromX, fromY] = of === row ? [i * of.width, 0] : [0, i * of.height];
    const [toX, toY] = [(i % columns) * of.width, Math.floor(i / columns) * of.height];
    for (let y = 0; y < of.height; y++) {
      for (let x = 0; x < of.width; x++) {
        const from = ((fromY + y) * width + fromX + x) * channels;
        const to = ((toY + y) * columns * of.width + toX + x) * 4;
        for (let c = 0; c < 3; c++) laid[to + c] = pixels[from + (channels < 3 ? 0 : c)]!;
        laid[to + 3] = channels === 4 ? pixels[from + 3]! : 255;
      }
    }
  }
  return { width: columns * of.width, height: rows * of.height, channels: 4, pixels: laid };
}
