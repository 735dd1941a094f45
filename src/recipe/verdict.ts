/**
 * A replay against what the sender got: exact, or different by a measured amount. Never assumed:
 * another engine or another GPU adds up in another order.
 */

import { fromBase64 } from "../bytes/base64.ts";
import { comparePixels, type Difference } from "../bytes/compare.ts";
import { concat } from "../bytes/concat.ts";
import { ShareError } from "../bytes/errors.ts";

import { decodePng } from "../bytes/png-pixels.ts";
import { coloursOf } from "../bytes/rgba.ts";
import { coarseDifference } from "./coarse.ts";
import { fingerprint, type PicturesResult, pictureAt, type ResultPictures } from "./result.ts";

export interface Replay {
  /** Every pixel of every picture is the sender's, by sha256. */
  readonly identical: boolean;
  /** Over the pictures that the sender's copies cover; null when there are none to compare. */
  readonly difference: Difference | null;
  /** By how many levels the means of quarters differ at most (coarse.ts); null where the sender told none. */
  readonly coarse: number | null;
  /** Which pictures those are, and the sender's pixels of each (RGB, or RGBA), for the eye to compare. */
  readonly copies: readonly { readonly index: number; readonly pixels: Uint8Array<ArrayBuffer> }[];
}

/** @throws ShareError bad-picture when the shapes differ or a copy is not what it says; as `decodePng`. */
export async function compareReplay(sent: PicturesResult, pictures: ResultPictures): Promise<Replay> {
  const shape = ({ width, height, count }: typeof sent | ResultPictures) => `${count} pictures of ${width} × ${height}`;
  if (shape(sent) !== shape(pictures)) {
    throw new ShareError("bad-picture", `the sender had ${shape(sent)}, the replay gave ${shape(pictures)}`);
  }
  const channels = coloursOf(pictures);
  const copies = sent.copies.map(({ index, png }) => ({ index, pixels: openCopy({ ...sent, channels }, index, png) }));
  const ours = copies.map(({ index }) => pictureAt(pictures, index).pixels as Uint8Array);
  const theirs = copies.map(({ pixels }) => pixels);
  return {
    identical: (await fingerprint(pictures)) === sent.sha256,
    difference:
      copies.length > 0 ? comparePixels(concat(Uint8Array, ours), concat(Uint8Array, theirs), channels) : null,
    coarse: sent.coarse === undefined ? null : coarseDifference(sent.coarse, pictures),
    copies,
  };
}

type Sent = PicturesResult & Pick<ResultPictures, "channels">;

function openCopy({ width, height, count, channels }: Sent, index: number, png: string): Uint8Array<ArrayBuffer> {
  if (index >= count) throw new ShareError("bad-picture", `copy of picture ${index}, but there are ${count}`);
  const copy = decodePng(fromBase64(png, "json"), width * height);
  if (copy.width === width && copy.height === height && copy.channels === channels) return copy.pixels;
  const found = `${copy.width} × ${copy.height} × ${copy.channels}`;
  throw new ShareError("bad-picture", `expected a copy of ${width} × ${height} × ${channels}, found ${found}`);
}
