/**
 * What a dropped file is, told from its bytes: names and MIME types lie. A decoder that meets a
 * 100-megapixel picture has already taken the memory when it says so, so the size is looked up
 * before; where no size is found the decoder may still know one.
 */
import { ascii, be32, le16, le32, u8 } from "./integers.ts";
import { brands, largestItem } from "./iso-boxes.ts";
import { bmpSize, gifSize, iconSize, jpegSize, pngSize, type Size, webpSize } from "./picture-size.ts";
import { isSvg, svgSize } from "./svg-file.ts";

/** The largest picture that is opened: 64 megapixels, 256 MB once decoded. */
export const MAX_PIXELS = 64_000_000;

/** The last four are opened by some browsers only. */
export type PictureType =
  | "png"
  | "jpeg"
  | "gif"
  | "webp"
  | "bmp"
  | "icon"
  | "avif"
  | "svg"
  | "heic"
  | "jxl"
  | "tiff"
  | "jp2";

export interface PictureFile {
  readonly type: PictureType;
  /** What the bytes are, for a decoder that believes types. */
  readonly mime: string;
  /** Both at least 1; null where the header does not say, or says nonsense. */
  readonly size: Size | null;
}

/** A code the page has words for, and the whole story in English. */
export interface PictureProblem {
  readonly problem: "empty" | "unsupported" | "unknown" | "too-large";
  readonly message: string;
  /** The size that was refused, when the problem is `too-large`. */
  readonly size?: Size;
}

/** Names a file from its bytes, all of them. Never throws. */
export function sniff(bytes: Uint8Array): PictureFile | PictureProblem {
  if (bytes.length === 0) return { problem: "empty", message: "the file is empty" };
  const kind = KINDS.find(({ is }) => is(bytes));
  if (kind) return checked(kind.type, kind.mime, kind.size(bytes));
  const other = STRANGERS.find(({ is }) => is(bytes));
  if (other) return { problem: "unsupported", message: `this is ${other.name}, not a picture` };
  const start = [...bytes.subarray(0, 8)].map((byte) => byte.toString(16).padStart(2, "0")).join(" ");
  return { problem: "unknown", message: `not a picture this page knows: it begins ${start}` };
}

/** Whether what `sniff` said is a picture. */
export function isPicture(found: PictureFile | PictureProblem): found is PictureFile {
  return !("problem" in found);
}

/** The refusal of a picture of this size, or null for one that may be opened. */
export function tooLarge(size: Size): PictureProblem | null {
  const [width, height] = size;
  if (width * height <= MAX_PIXELS) return null;
  const megapixels = Math.round((width * height) / 1e5) / 10;
  const message = `${width} × ${height} is ${megapixels} megapixels; this page opens at most ${MAX_PIXELS / 1e6}`;
  return { problem: "too-large", message, size };
}

function checked(type: PictureType, mime: string, size: Size | null): PictureFile | PictureProblem {
  const sensible = size && size[0] >= 1 && size[1] >= 1 ? size : null;
  // A drawing has no pixels before it is drawn, at a size of the page's choice.
  const problem = sensible && type !== "svg" ? tooLarge(sensible) : null;
  return problem ?? { type, mime, size: sensible };
}

type Is = (bytes: Uint8Array) => boolean;

const begins = (...start: number[]): Is => {
  return (bytes) => start.every((byte, i) => bytes[i] === byte);
};
const branded = (pattern: RegExp): Is => {
  return (bytes) => brands(bytes).some((brand) => pattern.test(brand));
};

/** In this order: an AVIF may also say that it is of the family that HEIC is of. */
const KINDS: readonly {
  readonly type: PictureType;
  readonly mime: string;
  readonly is: Is;
  readonly size: (bytes: Uint8Array) => Size | null;
}[] = [
  { type: "png", mime: "image/png", is: begins(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a), size: pngSize },
  { type: "jpeg", mime: "image/jpeg", is: begins(0xff, 0xd8, 0xff), size: jpegSize },
  { type: "gif", mime: "image/gif", is: (b) => /^GIF8[79]a$/.test(ascii(b, 0, 6)), size: gifSize },
  { type: "webp", mime: "image/webp", is: (b) => /^RIFF[\s\S]{4}WEBP$/.test(ascii(b, 0, 12)), size: webpSize },
  { type: "bmp", mime: "image/bmp", is: isBmp, size: bmpSize },
  { type: "icon", mime: "image/x-icon", is: isIcon, size: iconSize },
  { type: "avif", mime: "image/avif", is: branded(/^avi[fs]$/), size: largestItem },
  { type: "heic", mime: "image/heic", is: branded(/^(hei[cxms]|hev[cmxs]|mif1|msf1)$/), size: largestItem },
  {
    type: "jxl",
    mime: "image/jxl",
    is: (b) => begins(0xff, 0x0a)(b) || begins(0, 0, 0, 12, 0x4a, 0x58, 0x4c, 0x20)(b),
    size: () => null,
  },
  {
    type: "tiff",
    mime: "image/tiff",
    // 43 is BigTIFF, of microscopes and maps.
    is: (b) => [42, 43].some((n) => begins(0x49, 0x49, n, 0)(b) || begins(0x4d, 0x4d, 0, n)(b)),
    size: () => null,
  },
  {
    type: "jp2",
    mime: "image/jp2",
    is: (b) => begins(0, 0, 0, 12, 0x6a, 0x50, 0x20, 0x20)(b) || begins(0xff, 0x4f, 0xff, 0x51)(b),
    size: () => null,
  },
  { type: "svg", mime: "image/svg+xml", is: isSvg, size: svgSize },
];

/**
 * What files begin with that are pictures, but none for a browser: Photoshop, GIMP, PostScript, DjVu, OpenEXR and
 * Radiance, JPEG XR, QOI, DDS, FITS, Apple's icons, and what cameras by Fujifilm, Olympus and Panasonic write.
 */
const OTHERS: readonly string[] = [
  "8BPS",
  "gimp xcf",
  "%!PS",
  "AT&TFORM",
  "v/1\x01",
  "#?RADIANCE",
  "II\xbc\x01",
  "qoif",
  "DDS ",
  "SIMPLE  =",
  "icns",
  "FUJIFILMCCD-RAW",
  "IIRO",
  "IIU\0",
];

const STRANGERS: readonly { readonly name: string; readonly is: Is }[] = [
  { name: "a PDF", is: (b) => ascii(b, 0, 5) === "%PDF-" },
  { name: "a picture of another program", is: (b) => OTHERS.some((start) => ascii(b, 0, start.length) === start) },
  { name: "a medical picture", is: (b) => ascii(b, 128, 4) === "DICM" },
  { name: "a film", is: (b) => ascii(b, 4, 4) === "ftyp" || be32(b, 0) === 0x1a45dfa3 },
];

function isBmp(bytes: Uint8Array): boolean {
  return ascii(bytes, 0, 2) === "BM" && [12, 16, 40, 52, 56, 64, 108, 124].includes(le32(bytes, 14));
}

/** Two zeros, 1 for an icon or 2 for a cursor, how many there are; then entries whose fourth byte is zero. */
function isIcon(bytes: Uint8Array): boolean {
  const kind = le16(bytes, 2);
  return le16(bytes, 0) === 0 && (kind === 1 || kind === 2) && le16(bytes, 4) > 0 && u8(bytes, 9) === 0;
}
