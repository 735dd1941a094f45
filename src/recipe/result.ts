/**
 * What came out, small enough to send: the sha256 of every pixel, which says whether a replay is
 * exact, and copies of some of the pictures, which say by how much it differs when it is not.
 */

import { toBase64 } from "../bytes/base64.ts";
import type { PictureShape, PictureSize } from "../bytes/picture-shape.ts";
import { encodePng, type Picture8 } from "../bytes/png-pixels.ts";
import { coloursOf, pixelsOf } from "../bytes/rgba.ts";
import { sha256 } from "../bytes/sha256.ts";
import { coarseOf } from "./coarse.ts";

export type RecipeResult = PicturesResult | BitsResult;

export interface PicturesResult {
  readonly kind: "pictures";
  /** Of each picture. */
  readonly width: number;
  readonly height: number;
  readonly count: number;
  /** Of the pictures' RGB bytes, [count, H, W, 3]; with their opacity, [count, H, W, 4], where they have one. */
  readonly sha256: string;
  /** Mean levels of the quarters of a few pictures (coarse.ts), as base64: what a short link has to measure by. */
  readonly coarse?: string;
  /** Some of the pictures, nothing lost: PNG as base64, in order, evenly spread. */
  readonly copies: readonly { readonly index: number; readonly png: string }[];
}

/** What the bits room found: bits/dim, one number a picture. */
export interface BitsResult {
  readonly kind: "bits";
  readonly bits: readonly number[];
}

/** Pictures as frames bring them: RGBA8, [count, H, W, 4]. */
export interface ShownPictures extends PictureSize {
  readonly count: number;
  readonly rgba: Uint8Array | Uint8ClampedArray;
}

/** Those that a recipe describes; their alpha is looked at where it is their fourth channel. */
export interface ResultPictures extends ShownPictures, PictureShape {}

/** All that a room has made, with its numbers. */
export interface RoomResult extends ResultPictures {
  /** x₀ of every picture, [N, C, H, W], in the model's range. */
  readonly x: Float32Array;
}

/** Fingerprint and copies of a result; whoever writes it drops the copies that do not fit. */
export async function describeResult(pictures: ResultPictures): Promise<PicturesResult> {
  const { width, height, count } = pictures;
  const copies = Array.from({ length: count }, (_, index) => ({
    index,
    png: toBase64(encodePng(pictureAt(pictures, index)), "json"),
  }));
  return {
    kind: "pictures",
    width,
    height,
    count,
    sha256: await fingerprint(pictures),
    coarse: coarseOf(pictures),
    copies,
  };
}

/** sha256 of the pictures' RGB or RGBA bytes, in hexadecimal. */
export function fingerprint(pictures: ResultPictures): Promise<string> {
  const { width, height, count } = pictures;
  return sha256(pixelsOf(pictures.rgba, { width, height: height * count, channels: coloursOf(pictures) }));
}

/** One of the pictures, RGB or RGBA. */
export function pictureAt(pictures: ResultPictures, index: number): Picture8 {
  const { width, height, rgba } = pictures;
  const length = width * height * 4;
  const shape = { width, height, channels: coloursOf(pictures) };
  return { ...shape, pixels: pixelsOf(rgba.subarray(index * length, (index + 1) * length), shape) };
}

/** The result with as many of its copies as fit, evenly spread from the first to the last; one is the middle one. */
export function thinned(result: PicturesResult, fits: (thin: PicturesResult) => boolean): PicturesResult {
  if (fits(result)) return result;
  let [fitting, tooMany] = [0, result.copies.length];
  while (tooMany - fitting > 1) {
    const middle = (fitting + tooMany) >> 1;
    if (fits(spread(result, middle))) fitting = middle;
    else tooMany = middle;
  }
  return spread(result, fitting);
}

function spread(result: PicturesResult, count: number): PicturesResult {
  const last = result.copies.length - 1;
  const chosen = Array.from({ length: count }, (_, i) =>
    count === 1 ? last >> 1 : Math.round((i * last) / (count - 1)),
  );
  return { ...result, copies: chosen.map((i) => result.copies[i]!) };
}
