/**
 * Pixels ↔ PNG without a canvas: 8-bit grey, RGB and RGBA, not interlaced (W3C PNG, sections 7 to 12).
 * It reads what it writes, plus any other program's plain files of that kind.
 */
import { concat } from "./concat.ts";
import { ShareError } from "./errors.ts";
import { CHANNELS, type Channels } from "./picture-shape.ts";
import { checked, chunks, pngOf } from "./png-chunks.ts";
import { unzlib, zlib, zlibSoon } from "./zlib.ts";

/** 8-bit pixels, [H, W, C] row by row. */
export interface Picture8 {
  readonly width: number;
  readonly height: number;
  readonly channels: Channels;
  readonly pixels: Uint8Array | Uint8ClampedArray;
}

/** PNG's colour type by channels. */
const COLOUR_TYPES = { 1: 0, 3: 2, 4: 6 } as const;

export function encodePng(picture: Picture8): Uint8Array<ArrayBuffer> {
  return wholeOf(picture, zlib(filteredRows(picture)));
}

/** The same packed by the browser, which takes less of the page's time. */
export async function encodePngSoon(picture: Picture8): Promise<Uint8Array<ArrayBuffer>> {
  return wholeOf(picture, await zlibSoon(filteredRows(picture)));
}

const wholeOf = (picture: Picture8, rows: Uint8Array) =>
  pngOf([
    { type: "IHDR", data: headerOf(picture) },
    { type: "IDAT", data: rows },
    { type: "IEND", data: new Uint8Array(0) },
  ]);

/** What IHDR holds. */
export function headerOf({ width, height, channels }: Omit<Picture8, "pixels">): Uint8Array {
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  header.set([8, COLOUR_TYPES[channels]], 8);
  return header;
}

/** What IDAT holds, packed. @throws RangeError where there are more or fewer pixels than its size says */
export function filteredRows({ width, height, channels, pixels }: Picture8): Uint8Array<ArrayBuffer> {
  if (pixels.length !== width * height * channels) {
    throw new RangeError(`expected ${width} × ${height} × ${channels} values, found ${pixels.length}`);
  }
  return filtered(pixels, width * channels, channels);
}

/**
 * @param most pixels that may come out, width × height.
 * @throws ShareError not-png, unsupported-png, truncated, damaged, not-deflate or too-large.
 */
export function decodePng(png: Uint8Array, most: number): Picture8 & { readonly pixels: Uint8Array<ArrayBuffer> } {
  let header: Omit<Picture8, "pixels"> | undefined;
  const data: Uint8Array[] = [];
  for (const chunk of chunks(png)) {
    if (chunk.type === "IHDR") header = readHeader(checked(png, chunk).data);
    if (chunk.type === "IDAT") data.push(checked(png, chunk).data);
  }
  if (!header) throw new ShareError("damaged", "this PNG has no header");
  const { width, height, channels } = header;
  if (width * height > most) {
    throw new ShareError("too-large", `${width} × ${height} is more than ${most} pixels`, { limit: most });
  }
  const stride = width * channels;
  const rows = unzlib(concat(Uint8Array, data), height * (stride + 1));
  if (rows.length !== height * (stride + 1)) {
    throw new ShareError("truncated", `expected ${height * (stride + 1)} bytes of rows, found ${rows.length}`);
  }
  return { width, height, channels, pixels: unfiltered(rows, stride, channels) };
}

function readHeader(data: Uint8Array): Omit<Picture8, "pixels"> {
  if (data.length !== 13) throw new ShareError("damaged", `expected a header of 13 bytes, found ${data.length}`);
  const view = new DataView(data.buffer, data.byteOffset);
  const [width, height] = [view.getUint32(0), view.getUint32(4)];
  const [depth, colour, , , interlace] = data.subarray(8);
  const channels = CHANNELS.find((c) => COLOUR_TYPES[c] === colour);
  if (depth !== 8 || !channels || interlace !== 0) {
    const message = `expected an 8-bit grey, RGB or RGBA picture, found depth ${depth}, colour type ${colour}, interlace ${interlace}`;
    throw new ShareError("unsupported-png", message);
  }
  if (width < 1 || height < 1) throw new ShareError("damaged", `a PNG of ${width} × ${height} pixels`);
  return { width, height, channels };
}

/** A byte predicted from its left, upper and upper left neighbours, by filter type 0 … 4. */
const PREDICTORS: readonly ((left: number, up: number, corner: number) => number)[] = [
  () => 0,
  (left) => left,
  (_, up) => up,
  (left, up) => (left + up) >> 1,
  paeth,
];

const UP = 2;

function paeth(left: number, up: number, corner: number): number {
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}

/** Each row with the filter whose residuals are smallest in sum, the heuristic of PNG's section 12.7. */
function filtered(pixels: ArrayLike<number>, stride: number, channels: number): Uint8Array<ArrayBuffer> {
  const height = pixels.length / stride;
  const rows = new Uint8Array(height * (stride + 1));
  const row = new Uint8Array(stride);
  for (let y = 0; y < height; y++) {
    // Enlarged pictures are full of rows that are the row above: nothing is left of one by "up", and nothing is better.
    if (y > 0 && sameRow(pixels, y * stride, stride)) {
      rows[y * (stride + 1)] = UP;
      continue;
    }
    let best = Number.POSITIVE_INFINITY;
    PREDICTORS.forEach((predict, type) => {
      let sum = 0;
      for (let x = 0; x < stride; x++) {
        const at = y * stride + x;
        const left = x < channels ? 0 : pixels[at - channels]!;
        const up = y === 0 ? 0 : pixels[at - stride]!;
        const corner = x < channels || y === 0 ? 0 : pixels[at - stride - channels]!;
        row[x] = pixels[at]! - predict(left, up, corner);
        sum += Math.min(row[x]!, 256 - row[x]!);
      }
      if (sum >= best) return;
      best = sum;
      rows[y * (stride + 1)] = type;
      rows.set(row, y * (stride + 1) + 1);
    });
  }
  return rows;
}

function sameRow(pixels: ArrayLike<number>, from: number, stride: number): boolean {
  for (let at = from; at < from + stride; at++) if (pixels[at] !== pixels[at - stride]) return false;
  return true;
}

function unfiltered(rows: Uint8Array, stride: number, channels: number): Uint8Array<ArrayBuffer> {
  const height = rows.length / (stride + 1);
  const pixels = new Uint8Array(height * stride);
  for (let y = 0; y < height; y++) {
    const type = rows[y * (stride + 1)]!;
    const predict = PREDICTORS[type];
    if (!predict) throw new ShareError("damaged", `expected a row filter from 0 to 4, found ${type}`);
    for (let x = 0; x < stride; x++) {
      const at = y * stride + x;
      const left = x < channels ? 0 : pixels[at - channels]!;
      const up = y === 0 ? 0 : pixels[at - stride]!;
      const corner = x < channels || y === 0 ? 0 : pixels[at - stride - channels]!;
      pixels[at] = rows[at + y + 1]! + predict(left, up, corner);
    }
  }
  return pixels;
}
