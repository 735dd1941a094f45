/**
 * Boxes of an ISO base media file (ISO/IEC 14496-12), which AVIF, HEIC and films are: each has a
 * length and a name, in any order, and some hold others.
 */
import { ascii, be32 } from "./integers.ts";

export type Span = readonly [from: number, to: number];

/** The brands a file says it conforms to, its major one first; none for a file of another kind. */
export function brands(bytes: Uint8Array): string[] {
  if (ascii(bytes, 4, 4) !== "ftyp") return [];
  const end = Math.min(be32(bytes, 0), bytes.length, 256);
  const found = [ascii(bytes, 8, 4)];
  for (let at = 16; at + 4 <= end; at += 4) found.push(ascii(bytes, at, 4));
  return found;
}

/**
 * The size of a still picture: the largest `ispe` (23008-12, 6.5.3) among its items' properties,
 * which is the picture itself, not one of its tiles or its thumbnail.
 */
export function largestItem(bytes: Uint8Array): readonly [width: number, height: number] | null {
  const found = [...boxes(bytes, [0, bytes.length], "meta")]
    // A full box: version and flags come before its children.
    .flatMap(([from, to]) => [...boxes(bytes, [from + 4, to], "iprp")])
    .flatMap((iprp) => [...boxes(bytes, iprp, "ipco")])
    .flatMap((ipco) => [...boxes(bytes, ipco, "ispe")])
    .filter(([from, to]) => to - from >= 12)
    .map(([from]) => [be32(bytes, from + 4), be32(bytes, from + 8)] as const);
  return found.reduce<(typeof found)[number] | null>(
    (largest, size) => (largest && largest[0] * largest[1] >= size[0] * size[1] ? largest : size),
    null,
  );
}

/** Bodies of the boxes of one type among a container's children. */
export function* boxes(bytes: Uint8Array, [from, to]: Span, type: string): Generator<Span> {
  for (let at = from; at + 8 <= to; ) {
    const short = be32(bytes, at);
    // 1: the length stands behind the name, in 64 bits; 0: to the end of the file.
    const head = short === 1 ? 16 : 8;
    const length = short === 1 ? be32(bytes, at + 8) * 2 ** 32 + be32(bytes, at + 12) : short || to - at;
    if (length < head || at + length > to) return;
    if (ascii(bytes, at + 4, 4) === type) yield [at + head, at + length];
    at += length;
  }
}
