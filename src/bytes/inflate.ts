/**
 * Deflate with an end: 16 KB of somebody else's bytes can inflate to 16 MB, so they are unpacked a
 * little at a time and given up as soon as they pass the limit.
 */

import { deflateSync, FlateErrorCode, Inflate } from "fflate";
import { concat } from "./concat.ts";
import { ShareError } from "./errors.ts";

/** Bytes given to the inflater at once; deflate makes at most 1032 of each, so 4 MB. */
const BITE = 4096;

/**
 * Raw deflate (RFC 1951), as small as it gets.
 * @param dictionary what both ends know before: its most likely words last. A stream made without
 * one reads the same with any.
 */
export function deflate(bytes: Uint8Array, dictionary?: Uint8Array): Uint8Array<ArrayBuffer> {
  return deflateSync(bytes, { level: 9, ...(dictionary && { dictionary }) }) as Uint8Array<ArrayBuffer>;
}

/**
 * Raw deflate undone. The stream knows where it ends: what comes after it is not looked at.
 * @param limit most bytes that may come out.
 * @throws ShareError too-large, truncated or not-deflate.
 */
export function inflate(bytes: Uint8Array, limit: number, dictionary?: Uint8Array): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = [];
  let length = 0;
  const stream = new Inflate({ ...(dictionary && { dictionary }) }, (part) => {
    parts.push(part);
    length += part.length;
  });
  for (let at = 0; at === 0 || at < bytes.length; at += BITE) {
    try {
      stream.push(bytes.subarray(at, at + BITE), at + BITE >= bytes.length);
    } catch (error) {
      throw explained(error, bytes.length);
    }
    if (length > limit) throw new ShareError("too-large", `unpacks to more than ${limit} bytes`, { limit });
  }
  return concat(Uint8Array, parts);
}

function explained(error: unknown, length: number): ShareError {
  return (error as { code?: number }).code === FlateErrorCode.UnexpectedEOF
    ? new ShareError("truncated", `deflate data of ${length} bytes ends before it is complete`)
    : new ShareError("not-deflate", `expected deflate data: ${error instanceof Error ? error.message : error}`);
}
