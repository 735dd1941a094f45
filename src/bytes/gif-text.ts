/** The words in a GIF: comment extensions (GIF89a, section 24), which every reader passes over. */
import { concat } from "./concat.ts";
import { ShareError } from "./errors.ts";
import { ascii, u8 } from "./integers.ts";

/** Most bytes of one comment: as of a text in a PNG. */
const MOST = 256 * 1024;
const BLOCK = 255;

export const isGif = (bytes: Uint8Array) => /^GIF8[79]a$/.test(ascii(bytes, 0, 6));

/** The same GIF with a comment before its first picture. @throws ShareError as `comments` */
export function withComment(gif: Uint8Array, text: string): Uint8Array<ArrayBuffer> {
  const at = headerEnd(gif);
  const body = new TextEncoder().encode(text);
  const parts: Uint8Array[] = [gif.subarray(0, at), Uint8Array.of(0x21, 0xfe)];
  for (let from = 0; from < body.length; from += BLOCK) {
    const part = body.subarray(from, from + BLOCK);
    parts.push(Uint8Array.of(part.length), part);
  }
  return concat(Uint8Array, [...parts, Uint8Array.of(0), gif.subarray(at)]);
}

/**
 * The comments, in order; pictures are passed over.
 * @throws ShareError truncated or too-large
 */
export function* comments(gif: Uint8Array): Generator<string> {
  for (let at = headerEnd(gif); at < gif.length; ) {
    const kind = gif[at];
    if (kind === 0x3b) return;
    if (kind === 0x21) {
      const end = blocksEnd(gif, at + 2);
      if (gif[at + 1] === 0xfe) yield new TextDecoder().decode(bodyOf(gif, at + 2, end));
      at = end;
    } else if (kind === 0x2c) {
      // The picture's place, its colours, the size of its first codes; then its blocks.
      at = blocksEnd(gif, at + 10 + tableOf(u8(gif, at + 9)) + 1);
    } else {
      throw new ShareError("damaged", `expected a block of a GIF at byte ${at}, found ${kind}`);
    }
  }
}

const headerEnd = (gif: Uint8Array) => 13 + tableOf(u8(gif, 10));
const tableOf = (flags: number) => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);

/** Blocks tell their length, the last is 0. */
function blocksEnd(gif: Uint8Array, from: number): number {
  let at = from;
  for (; (gif[at] ?? 0) > 0; at += 1 + gif[at]!);
  if (at >= gif.length) throw new ShareError("truncated", `the GIF of ${gif.length} bytes ends in a block`);
  return at + 1;
}

function bodyOf(gif: Uint8Array, from: number, end: number): Uint8Array {
  if (end - from > MOST) throw new ShareError("too-large", `a comment of ${end - from} bytes`, { limit: MOST });
  const parts: Uint8Array[] = [];
  for (let at = from; at < end - 1; at += 1 + gif[at]!) parts.push(gif.subarray(at + 1, at + 1 + gif[at]!));
  return concat(Uint8Array, parts);
}
