/** The zlib wrapping (RFC 1950) that PNG puts around deflate: two bytes before, an Adler-32 behind. */

import { adler32 } from "./checksum.ts";
import { concat } from "./concat.ts";
import { ShareError } from "./errors.ts";
import { deflate, inflate } from "./inflate.ts";

export function zlib(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const checksum = new Uint8Array(4);
  new DataView(checksum.buffer).setUint32(0, adler32(bytes));
  return concat(Uint8Array, [Uint8Array.of(0x78, 0xda), deflate(bytes), checksum]);
}

/** The same by the browser itself: a little larger, and soon done for megabytes. */
export async function zlibSoon(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
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
