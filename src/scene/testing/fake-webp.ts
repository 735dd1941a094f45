/** A stand-in for the browser's WebP: a right header, and the pixels as they are behind it. */

import type { InputPicture } from "../../scene/picture.ts";
import type { DecodeWebp, EncodeWebp } from "../packed-picture.ts";

const HEADER = 30;

export function fakeWebp({ width, height, channels, pixels }: InputPicture): Uint8Array<ArrayBuffer> {
  const rgba = new Uint8Array(width * height * 4).fill(255);
  for (let i = 0; i < width * height; i++) {
    for (let c = 0; c < 3; c++) rgba[4 * i + c] = pixels[i * channels + (c % channels)]!;
  }
  return withHeader(rgba, width, height);
}

/** Loses the lower bits, the more the lower the quality, and is as long as four bytes a pixel are. */
export const encode: EncodeWebp = async (rgba, width, height, quality) => {
  const step = Math.round(1 + (1 - quality) * 20);
  const lossy = rgba.map((value) => value - (value % step));
  return withHeader(lossy.subarray(0, lossy.length), width, height);
};

export const decode: DecodeWebp = async (file) => file.slice(HEADER);

function withHeader(rgba: ArrayLike<number>, width: number, height: number): Uint8Array<ArrayBuffer> {
  const file = new Uint8Array(HEADER + rgba.length);
  const view = new DataView(file.buffer);
  file.set(new TextEncoder().encode("RIFF....WEBPVP8L"));
  file[20] = 0x2f;
  view.setUint32(21, (width - 1) | ((height - 1) << 14), true);
  file.set(Uint8Array.from(rgba), HEADER);
  return file;
}
