/** A frame as pixels: the same ones in the preview and in every file. */
import type { PictureSize } from "../bytes/picture-shape.ts";
import { bicubic } from "../pictures/bicubic.ts";
import type { Pixels } from "../scene/reel.ts";
import type { FrameLayout, Place } from "./layout.ts";

/** Letters that were drawn: RGBA8 of a place's size, their ground included. */
export interface Patch {
  readonly place: Place;
  readonly rgba: Pixels;
}

export interface Look {
  /** Red, green, blue: what is around the pictures, and where there is none yet. */
  readonly ground: readonly [number, number, number];
  readonly smooth: boolean;
}

/** Everything that does not change: the ground and the titles. */
export function backdrop({ width, height }: FrameLayout, { ground }: Look, titles: readonly Patch[]): Pixels {
  const frame = new Uint8ClampedArray(width * height * 4);
  new Uint32Array(frame.buffer).fill(new Uint32Array(Uint8Array.of(...ground, 255).buffer)[0]!);
  for (const title of titles) copyRows(frame, width, title.place, title.rgba);
  return frame;
}

/**
 * One frame. @param groups the pictures of every group, each [H, W] RGBA8 or null
 * @param size of one picture
 */
export function compose(
  layout: FrameLayout,
  behind: Pixels,
  groups: readonly (readonly (Uint8ClampedArray | null)[])[],
  size: PictureSize,
  caption: Patch | null,
  look: Look,
): Pixels {
  const frame = new Uint8ClampedArray(behind);
  groups.forEach((pictures, i) => {
    pictures.forEach((pixels, picture) => {
      const place = layout.groups[i]?.cells[picture];
      if (!pixels || !place) return;
      if (look.smooth) copyRows(frame, layout.width, place, bicubic(pixels, size, place));
      else squares(frame, layout.width, place, pixels, size, layout.scale);
    });
  });
  if (caption) copyRows(frame, layout.width, caption.place, caption.rgba);
  return frame;
}

function copyRows(frame: Pixels, across: number, { x, y, width, height }: Place, rgba: Uint8ClampedArray): void {
  for (let row = 0; row < height; row++) {
    frame.set(rgba.subarray(row * width * 4, (row + 1) * width * 4), ((y + row) * across + x) * 4);
  }
}

/** Every pixel as a square: a line is made once and laid down as often as it is high. */
function squares(
  frame: Pixels,
  across: number,
  { x, y }: Place,
  pixels: Uint8ClampedArray,
  { width, height }: PictureSize,
  scale: number,
): void {
  const all = new Uint32Array(frame.buffer);
  const words = new Uint32Array(pixels.slice().buffer);
  for (let row = 0; row < height; row++) {
    const line = (y + row * scale) * across + x;
    for (let column = 0; column < width; column++) {
      const at = line + column * scale;
      all.fill(words[row * width + column]!, at, at + scale);
    }
    for (let copy = 1; copy < scale; copy++) all.copyWithin(line + copy * across, line, line + width * scale);
  }
}
