/** A stand-in for the browser's WebP: a right header, and the pixels as they are behind it. */

import { rgbaOf } from "../../bytes/rgba.ts";
import type { InputPicture } from "../../scene/picture.ts";
import type { DecodeWebp, EncodeWebp } from "../packed-picture.ts";

const HEADER = 30;

export function fakeWebp(picture: InputPicture): Uint8Array<ArrayBuffer> {
  return withHeader(rgbaOf(picture), picture.width, picture.height);
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
