/**
 * An input picture as it travels: base64 of a PNG (nothing lost, and anybody can look at it) or, for
 * one too large for that, of the WebP file it was made from. WebP is decoded by the page's own
 * decoder, which is why unpacking is asynchronous.
 */
import { fromBase64, toBase64 } from "../bytes/base64.ts";
import { ShareError } from "../bytes/errors.ts";
import { isPicture, sniff } from "../bytes/picture-file.ts";
import type { Channels, PictureShape } from "../bytes/picture-shape.ts";
import { decodePng, encodePng } from "../bytes/png-pixels.ts";
import { pixelsOf, rgbaOf } from "../bytes/rgba.ts";
import { type InputPicture, WHOLE_PIXELS } from "./picture.ts";

export interface PackedPicture {
  readonly as: "png" | "webp";
  readonly width: number;
  readonly height: number;
  readonly channels: Channels;
  /** base64 of the file. */
  readonly data: string;
  readonly origin?: InputPicture["origin"];
}

/** WebP file → RGBA8 [H, W, 4]. The page's: createImageBitmap and a canvas. */
export type DecodeWebp = (file: Uint8Array<ArrayBuffer>) => Promise<Uint8Array | Uint8ClampedArray>;
/** RGBA8 [H, W, 4] → WebP file, `quality` 0 … 1. The page's: a canvas's toBlob. */
export type EncodeWebp = (
  rgba: Uint8ClampedArray<ArrayBuffer>,
  width: number,
  height: number,
  quality: number,
) => Promise<Uint8Array<ArrayBuffer>>;

export function packPicture(picture: InputPicture): PackedPicture {
  const { width, height, channels, webp, origin } = picture;
  return {
    as: webp ? "webp" : "png",
    width,
    height,
    channels,
    data: toBase64(webp ?? encodePng(picture), "json"),
    ...(origin && { origin }),
  };
}

/** @throws ShareError bad-picture where the file is not what the words beside it say, or as `decodePng`. */
export async function unpackPicture(packed: PackedPicture, decode: DecodeWebp): Promise<InputPicture> {
  const { width, height, channels, origin } = packed;
  const file = fromBase64(packed.data, "json");
  const found = sniff(file);
  if (!isPicture(found)) throw new ShareError("bad-picture", `an input picture is unreadable: ${found.message}`);
  const size = found.size?.join(" × ");
  if (found.type !== packed.as || size !== `${width} × ${height}`) {
    const message = `expected a ${packed.as} of ${width} × ${height}, found a ${found.type} of ${size}`;
    throw new ShareError("bad-picture", message);
  }
  const common = { width, height, channels, ...(origin && { origin }) };
  if (packed.as === "webp") return { ...common, pixels: decodedOf(await decode(file), packed), webp: file };
  const decoded = decodePng(file, width * height);
  if (decoded.channels !== channels) {
    throw new ShareError("bad-picture", `expected ${channels} channels, found ${decoded.channels}`);
  }
  return { ...common, pixels: decoded.pixels };
}

/** Bytes of WebP of which two, and a copy of the result, fit a link. */
const LINK_SHARE = 4096;
const QUALITIES = [0.9, 0.8, 0.65, 0.5, 0.35];

/**
 * A picture ready to run: as it is when it is small; otherwise what is left of it after WebP, so
 * that what is shared later is exactly what ran now. Lossy compression stops at the first quality
 * that fits a link; when none does, the picture keeps the best and travels by file only.
 * @throws ShareError bad-picture when the decoder gives another size.
 */
export async function settlePicture(
  picture: InputPicture,
  encode: EncodeWebp,
  decode: DecodeWebp,
): Promise<InputPicture> {
  const { width, height } = picture;
  if (width * height <= WHOLE_PIXELS || picture.webp) return picture;
  const tried: Uint8Array<ArrayBuffer>[] = [];
  for (const quality of QUALITIES) {
    tried.push(await encode(rgbaOf(picture), width, height, quality));
    if (tried.at(-1)!.length <= LINK_SHARE) break;
  }
  const webp = tried.find((file) => file.length <= LINK_SHARE) ?? tried[0]!;
  return { ...picture, pixels: decodedOf(await decode(webp), picture), webp };
}

function decodedOf(rgba: Uint8Array | Uint8ClampedArray, shape: PictureShape): Uint8Array<ArrayBuffer> {
  const { width, height } = shape;
  if (rgba.length !== width * height * 4) {
    const message = `expected ${width} × ${height} × 4 values from the WebP decoder, found ${rgba.length}`;
    throw new ShareError("bad-picture", message);
  }
  return pixelsOf(rgba, shape);
}
