/**
 * How large a picture is, from its bytes, before anything decodes it. All of the file is looked at:
 * a phone writes a megabyte of depth before a JPEG's frame, and a box of AVIF may be the last.
 */
import { ascii, be16, be32, le16, le24, le32, u8 } from "./integers.ts";

/** Pixels as stored; a JPEG's EXIF orientation may turn them. */
export type Size = readonly [width: number, height: number];

/** PNG (W3C 3rd ed., 11.2.2). Apple's own kind has a chunk before the header. */
export function pngSize(bytes: Uint8Array): Size | null {
  const at = ascii(bytes, 12, 4) === "CgBI" ? 24 : 8;
  return ascii(bytes, at + 4, 4) === "IHDR" ? [be32(bytes, at + 8), be32(bytes, at + 12)] : null;
}

export const gifSize = (bytes: Uint8Array): Size => [le16(bytes, 6), le16(bytes, 8)];

/**
 * JPEG (ITU-T T.81, B.2.2): segments up to the frame header, SOF0 … SOF15 without DHT, JPG and DAC.
 * Bytes between segments that belong to none are passed over, as decoders do.
 */
export function jpegSize(bytes: Uint8Array): Size | null {
  for (let at = 2; at + 9 <= bytes.length; ) {
    const marker = u8(bytes, at + 1);
    if (bytes[at] !== 0xff || marker === 0xff || marker === 0) at += 1;
    else if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) at += 2;
    else if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      return [be16(bytes, at + 7), be16(bytes, at + 5)];
    } else if (marker === 0xd9 || marker === 0xda) return null;
    else at += 2 + Math.max(2, be16(bytes, at + 2));
  }
  return null;
}

/** WebP (RFC 9649, 2.5 to 2.7). */
export function webpSize(bytes: Uint8Array): Size | null {
  switch (ascii(bytes, 12, 4)) {
    case "VP8X":
      return [le24(bytes, 24) + 1, le24(bytes, 27) + 1];
    case "VP8L": {
      const bits = le32(bytes, 21);
      return bytes[20] === 0x2f ? [(bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1] : null;
    }
    case "VP8 ":
      return ascii(bytes, 23, 3) === "\x9d\x01\x2a" ? [le16(bytes, 26) & 0x3fff, le16(bytes, 28) & 0x3fff] : null;
    default:
      return null;
  }
}

/** BMP: a BITMAPCOREHEADER of 12 bytes, or a longer one. A negative height is stored from the top down. */
export function bmpSize(bytes: Uint8Array): Size {
  return le32(bytes, 14) === 12 ? [le16(bytes, 18), le16(bytes, 20)] : [le32(bytes, 18), Math.abs(le32(bytes, 22) | 0)];
}

/** An icon or a cursor: the largest of its pictures; 0 stands for 256. */
export function iconSize(bytes: Uint8Array): Size {
  const count = le16(bytes, 4);
  const sizes = Array.from({ length: count }, (_, i): Size => {
    const at = 6 + 16 * i;
    return [u8(bytes, at) || 256, u8(bytes, at + 1) || 256];
  });
  return sizes.reduce((largest, size) => (size[0] * size[1] > largest[0] * largest[1] ? size : largest), [1, 1]);
}
