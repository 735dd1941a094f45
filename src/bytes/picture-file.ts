/**
 * What a dropped file is, told from its bytes before anything decodes it: a decoder that meets a
 * 100-megapixel picture has already taken the memory when it says so.
 *
 * Sizes are as stored; a JPEG's EXIF orientation may turn them. Sources: PNG (W3C 3rd ed., 11.2.2),
 * GIF89a, JPEG (ITU-T T.81, B.2.2), BMP (BITMAPCOREHEADER / BITMAPINFOHEADER), WebP (RFC 9649),
 * AVIF and HEIC (ISO/IEC 14496-12 boxes, 23008-12 `ispe`), JPEG XL (18181-2).
 */

/** The largest picture that is opened: 64 megapixels, 256 MB once decoded. */
export const MAX_PIXELS = 64_000_000;

export type PictureType = "png" | "jpeg" | "gif" | "webp" | "bmp" | "avif";

export interface PictureFile {
  readonly type: PictureType;
  /** Pixels, both at least 1. */
  readonly width: number;
  readonly height: number;
}

/** A code the page has words for, and the whole story in English. */
export interface PictureProblem {
  readonly problem: "empty" | "heic" | "svg" | "unsupported" | "unknown" | "damaged" | "too-large";
  readonly message: string;
  /** The size that was refused, when the problem is `too-large`. */
  readonly width?: number;
  readonly height?: number;
}

const OPENS = "this page opens PNG, JPEG, GIF, WebP, BMP and AVIF";

/** Names a file from its bytes (the whole file, or as much of its start as holds the header). Never throws. */
export function sniff(bytes: Uint8Array): PictureFile | PictureProblem {
  if (bytes.length === 0) return { problem: "empty", message: "the file is empty" };
  const reader = READERS.find(({ is }) => is(bytes));
  if (reader) return sized(reader.type, reader.size(bytes));
  const other = STRANGERS.find(({ is }) => is(bytes));
  if (other) return { problem: other.problem, message: `this is ${other.name}; ${OPENS}` };
  const start = [...bytes.subarray(0, 8)].map((byte) => byte.toString(16).padStart(2, "0")).join(" ");
  return { problem: "unknown", message: `not a picture this page knows (it begins ${start}); ${OPENS}` };
}

/** Whether what `sniff` said is a picture. */
export function isPicture(found: PictureFile | PictureProblem): found is PictureFile {
  return !("problem" in found);
}

type Size = readonly [width: number, height: number];

function sized(type: PictureType, size: Size | undefined): PictureFile | PictureProblem {
  if (!size || size[0] < 1 || size[1] < 1) {
    const found = size ? `${size[0]} × ${size[1]} pixels` : "none";
    return {
      problem: "damaged",
      message: `damaged ${type.toUpperCase()}: expected a size in its header, found ${found}`,
    };
  }
  const [width, height] = size;
  if (width * height <= MAX_PIXELS) return { type, width, height };
  const megapixels = Math.round((width * height) / 1e5) / 10;
  return {
    problem: "too-large",
    message: `${width} × ${height} is ${megapixels} megapixels; this page opens at most ${MAX_PIXELS / 1e6}`,
    width,
    height,
  };
}

const ascii = (bytes: Uint8Array, at: number, length: number) =>
  String.fromCharCode(...bytes.subarray(at, at + length));
const begins = (...start: number[]) => {
  return (bytes: Uint8Array) => start.every((byte, i) => bytes[i] === byte);
};
const u8 = (bytes: Uint8Array, at: number) => bytes[at] ?? 0;
const le16 = (bytes: Uint8Array, at: number) => u8(bytes, at) | (u8(bytes, at + 1) << 8);
const le24 = (bytes: Uint8Array, at: number) => le16(bytes, at) | (u8(bytes, at + 2) << 16);
const le32 = (bytes: Uint8Array, at: number) => (le24(bytes, at) | (u8(bytes, at + 3) << 24)) >>> 0;
const be16 = (bytes: Uint8Array, at: number) => (u8(bytes, at) << 8) | u8(bytes, at + 1);
const be32 = (bytes: Uint8Array, at: number) => be16(bytes, at) * 65536 + be16(bytes, at + 2);

const READERS: readonly {
  readonly type: PictureType;
  readonly is: (bytes: Uint8Array) => boolean;
  readonly size: (bytes: Uint8Array) => Size | undefined;
}[] = [
  {
    type: "png",
    is: begins(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    size: (b) => (ascii(b, 12, 4) === "IHDR" ? [be32(b, 16), be32(b, 20)] : undefined),
  },
  { type: "jpeg", is: begins(0xff, 0xd8, 0xff), size: jpegSize },
  {
    type: "gif",
    is: (b) => ["GIF87a", "GIF89a"].includes(ascii(b, 0, 6)),
    size: (b) => [le16(b, 6), le16(b, 8)],
  },
  { type: "webp", is: (b) => ascii(b, 0, 4) === "RIFF" && ascii(b, 8, 4) === "WEBP", size: webpSize },
  { type: "bmp", is: isBmp, size: bmpSize },
  { type: "avif", is: (b) => brands(b).some((brand) => brand === "avif" || brand === "avis"), size: avifSize },
];

const STRANGERS: readonly {
  readonly problem: "heic" | "svg" | "unsupported";
  readonly name: string;
  readonly is: (bytes: Uint8Array) => boolean;
}[] = [
  {
    problem: "heic",
    name: "a HEIC photograph (save it as JPEG first)",
    is: (b) => brands(b).some((brand) => /^(hei[cxms]|hev[cmxs]|mif1|msf1)$/.test(brand)),
  },
  { problem: "svg", name: "an SVG drawing (save it as PNG first)", is: isSvg },
  { problem: "unsupported", name: "a TIFF", is: (b) => begins(0x49, 0x49, 42, 0)(b) || begins(0x4d, 0x4d, 0, 42)(b) },
  {
    problem: "unsupported",
    name: "a JPEG XL",
    is: (b) => begins(0xff, 0x0a)(b) || (ascii(b, 4, 4) === "JXL " && be32(b, 0) === 12),
  },
  { problem: "unsupported", name: "a PDF", is: (b) => ascii(b, 0, 5) === "%PDF-" },
  { problem: "unsupported", name: "a film", is: (b) => ascii(b, 4, 4) === "ftyp" || be32(b, 0) === 0x1a45dfa3 },
];

/** Segments of a JPEG up to the frame header, SOF0 … SOF15 without DHT, JPG and DAC. */
function jpegSize(bytes: Uint8Array): Size | undefined {
  let at = 2;
  while (at + 9 <= bytes.length) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = u8(bytes, at + 1);
    if (marker === 0xff) at += 1;
    else if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) at += 2;
    else if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      return [be16(bytes, at + 7), be16(bytes, at + 5)];
    } else if (marker === 0xd9 || marker === 0xda) return undefined;
    else {
      const length = be16(bytes, at + 2);
      if (length < 2) return undefined;
      at += 2 + length;
    }
  }
  return undefined;
}

function webpSize(bytes: Uint8Array): Size | undefined {
  if (bytes.length < 30) return undefined;
  switch (ascii(bytes, 12, 4)) {
    case "VP8X":
      return [le24(bytes, 24) + 1, le24(bytes, 27) + 1];
    case "VP8L": {
      const bits = le32(bytes, 21);
      return bytes[20] === 0x2f ? [(bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1] : undefined;
    }
    case "VP8 ":
      return ascii(bytes, 23, 3) === "\x9d\x01\x2a" ? [le16(bytes, 26) & 0x3fff, le16(bytes, 28) & 0x3fff] : undefined;
    default:
      return undefined;
  }
}

function isBmp(bytes: Uint8Array): boolean {
  return ascii(bytes, 0, 2) === "BM" && [12, 40, 52, 56, 64, 108, 124].includes(le32(bytes, 14));
}

/** A negative height is a picture stored from the top down. */
function bmpSize(bytes: Uint8Array): Size | undefined {
  if (bytes.length < 26) return undefined;
  return le32(bytes, 14) === 12 ? [le16(bytes, 18), le16(bytes, 20)] : [le32(bytes, 18), Math.abs(le32(bytes, 22) | 0)];
}

/** The brands an ISO base media file says it conforms to, its major one first. */
function brands(bytes: Uint8Array): string[] {
  if (ascii(bytes, 4, 4) !== "ftyp") return [];
  const end = Math.min(be32(bytes, 0), bytes.length, 256);
  const found = [ascii(bytes, 8, 4)];
  for (let at = 16; at + 4 <= end; at += 4) found.push(ascii(bytes, at, 4));
  return found;
}

/** The largest `ispe` among the item properties: the picture itself, not its tiles or its thumbnail. */
function avifSize(bytes: Uint8Array): Size | undefined {
  let largest: Size | undefined;
  for (const meta of boxes(bytes, 0, bytes.length, "meta")) {
    for (const iprp of boxes(bytes, meta[0] + 4, meta[1], "iprp")) {
      for (const ipco of boxes(bytes, iprp[0], iprp[1], "ipco")) {
        for (const [at, end] of boxes(bytes, ipco[0], ipco[1], "ispe")) {
          if (end - at < 12) continue;
          const size: Size = [be32(bytes, at + 4), be32(bytes, at + 8)];
          if (!largest || size[0] * size[1] > largest[0] * largest[1]) largest = size;
        }
      }
    }
  }
  return largest;
}

/** Bodies [from, to) of the boxes of one type among a container's children. */
function boxes(bytes: Uint8Array, from: number, to: number, type: string): [number, number][] {
  const found: [number, number][] = [];
  let at = from;
  while (at + 8 <= to) {
    const length = be32(bytes, at) || to - at;
    if (length < 8 || at + length > to) break;
    if (ascii(bytes, at + 4, 4) === type) found.push([at + 8, at + length]);
    at += length;
  }
  return found;
}

/** Text whose first element is <svg>, whatever prologue, comments and doctype come before it. */
function isSvg(bytes: Uint8Array): boolean {
  const text = new TextDecoder().decode(bytes.subarray(0, 4096)).trimStart();
  return text.startsWith("<") && /<([a-z][\w:-]*)/i.exec(text)?.[1] === "svg";
}
