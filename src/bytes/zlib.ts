/** The zlib wrapping (RFC 1950) that PNG puts around deflate: two bytes before, an Adler-32 behind. */
import { adler32 } from "./checksum.ts";
import { ShareError } from "./errors.ts";
import { deflate, inflate } from "./inflate.ts";

export function zlib(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const body = deflate(bytes);
  const all = new Uint8Array(body.length + 6);
  all.set([0x78, 0xda]);
  all.set(body, 2);
  new DataView(all.buffer).setUint32(body.length + 2, adler32(bytes));
  return all;
}

/**
 * @param limit most bytes that may come out.
 * @throws ShareError not-deflate, truncated, too-large or damaged.
 */
export function unzlib(bytes: Uint8Array, limit: number): Uint8Array<ArrayBuffer> {
  if (bytes.length < 6) throw new ShareError("truncated", `zlib data of ${bytes.length} bytes is cut off`);
  const header = (bytes[0]! << 8) | bytes[1]!;
  if ((header & 0x0f20) !== 0x0800 || header % 31 !== 0) {
    throw new ShareError("not-deflate", `expected zlib data, found the header ${header.toString(16)}`);
  }
  const plain = inflate(bytes.subarray(2, -4), limit);
  const written = new DataView(bytes.buffer, bytes.byteOffset).getUint32(bytes.length - 4);
  if (adler32(plain) !== written) throw new ShareError("damaged", "zlib data is damaged: its Adler-32 differs");
  return plain;
}
