/**
 * A PNG as what it is: a signature and a row of chunks, each with a length, a type of four letters
 * and a check sum (W3C PNG, third edition, section 5).
 */

import { crc32 } from "./checksum.ts";
import { concat } from "./concat.ts";
import { quote, ShareError } from "./errors.ts";

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

export interface Chunk {
  readonly type: string;
  readonly data: Uint8Array;
}

export interface FoundChunk extends Chunk {
  /** Where the whole chunk, from its length to its check sum, lies in the file. */
  readonly from: number;
  readonly to: number;
}

export const isPng = (bytes: Uint8Array) => SIGNATURE.every((byte, i) => bytes[i] === byte);

/**
 * The chunks one after another, the last being IEND; data is a view, nothing is copied.
 * Check sums are left to `checked`, so that megabytes of pixels nobody asks for cost nothing.
 * @throws ShareError not-png or truncated, when it gets there.
 */
export function* chunks(png: Uint8Array): Generator<FoundChunk> {
  if (!isPng(png)) throw new ShareError("not-png", `expected a PNG, which begins 89 50 4e 47; found ${start(png)}`);
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  for (let from = SIGNATURE.length; ; ) {
    if (from + 12 > png.length) throw cut(`the file of ${png.length} bytes ends before IEND`);
    const length = view.getUint32(from);
    const type = String.fromCharCode(...png.subarray(from + 4, from + 8));
    if (!/^[A-Za-z]{4}$/.test(type)) {
      throw new ShareError(
        "damaged",
        `expected a chunk type of four letters, found ${quote(type)} at byte ${from + 4}`,
      );
    }
    const to = from + 12 + length;
    if (to > png.length) throw cut(`chunk ${type} says ${length} bytes, the file has ${png.length - from - 12} left`);
    yield { type, data: png.subarray(from + 8, to - 4), from, to };
    if (type === "IEND") return;
    from = to;
  }
}

/**
 * The chunk itself, once its check sum is known to be right.
 * @throws ShareError damaged.
 */
export function checked(png: Uint8Array, chunk: FoundChunk): FoundChunk {
  const found = crc32(png.subarray(chunk.from + 4, chunk.to - 4));
  const written = new DataView(png.buffer, png.byteOffset).getUint32(chunk.to - 4);
  if (found === written) return chunk;
  const message = `chunk ${chunk.type} is damaged: its CRC is ${hex(found)}, expected ${hex(written)}`;
  throw new ShareError("damaged", message, { chunk: chunk.type });
}

export function chunkBytes({ type, data }: Chunk): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(data.length + 12);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  for (let i = 0; i < 4; i++) bytes[4 + i] = type.charCodeAt(i);
  bytes.set(data, 8);
  view.setUint32(data.length + 8, crc32(bytes.subarray(4, data.length + 8)));
  return bytes;
}

/** A file of these chunks; IHDR first and IEND last are up to the caller. */
export function pngOf(all: readonly Chunk[]): Uint8Array<ArrayBuffer> {
  return concat(Uint8Array, [SIGNATURE, ...all.map(chunkBytes)]);
}

const cut = (message: string) => new ShareError("truncated", message);
const hex = (value: number) => value.toString(16).padStart(8, "0");
const start = (bytes: Uint8Array) =>
  bytes.length ? [...bytes.subarray(0, 4)].map((b) => b.toString(16)).join(" ") : "nothing";
