/**
 * The comment in a film: MP4 keeps it as ©cmt in moov/udta/meta/ilst (as iTunes writes), WebM and Matroska as a
 * SimpleTag named COMMENT. Pictures and sound are passed over, whatever they are.
 */
import { ShareError } from "./errors.ts";
import { ascii, be32, u8 } from "./integers.ts";
import { boxes, brands, type Span } from "./iso-boxes.ts";

/** Most bytes of a comment: as of a text in a PNG. */
const MOST = 256 * 1024;

export const isMp4 = (bytes: Uint8Array) => brands(bytes).length > 0;
export const isWebm = (bytes: Uint8Array) => be32(bytes, 0) === 0x1a45dfa3;

/** Null for a film without one, and for what is no film. @throws ShareError too-large */
export function filmComment(bytes: Uint8Array): string | null {
  const found = isMp4(bytes) ? inMp4(bytes) : isWebm(bytes) ? inWebm(bytes) : null;
  if (!found) return null;
  const [from, to] = found;
  if (to - from > MOST) throw new ShareError("too-large", `a comment of ${to - from} bytes`, { limit: MOST });
  return new TextDecoder().decode(bytes.subarray(from, to));
}

/** Of a full box, version and flags come before what it holds; of `data`, its type and its language. */
const MP4 = [
  { name: "moov", skips: 0 },
  { name: "udta", skips: 0 },
  { name: "meta", skips: 4 },
  { name: "ilst", skips: 0 },
  { name: "\u00a9cmt", skips: 0 },
  { name: "data", skips: 8 },
];

function inMp4(bytes: Uint8Array): Span | null {
  let spans: Span[] = [[0, bytes.length]];
  for (const { name, skips } of MP4) {
    spans = spans.flatMap((span) => [...boxes(bytes, span, name)].map(([from, to]) => [from + skips, to] as const));
  }
  return spans.find(([from, to]) => from <= to) ?? null;
}

const [SEGMENT, TAGS, TAG, SIMPLE, NAME, TEXT] = [0x18538067, 0x1254c367, 0x7373, 0x67c8, 0x45a3, 0x4487] as const;

function inWebm(bytes: Uint8Array): Span | null {
  let spans: Span[] = [[0, bytes.length]];
  for (const id of [SEGMENT, TAGS, TAG, SIMPLE]) spans = spans.flatMap((span) => [...elements(bytes, span, id)]);
  for (const span of spans) {
    const [name] = elements(bytes, span, NAME);
    const [text] = elements(bytes, span, TEXT);
    if (name && text && ascii(bytes, name[0], Math.min(8, name[1] - name[0])) === "COMMENT") return text;
  }
  return null;
}

/** Bodies of the EBML elements (RFC 8794) of one id among a parent's children. */
function* elements(bytes: Uint8Array, [from, to]: Span, wanted: number): Generator<Span> {
  for (let at = from; at < to; ) {
    const idLength = Math.clz32(u8(bytes, at)) - 23;
    if (idLength > 4) return;
    let id = 0;
    for (let i = 0; i < idLength; i++) id = id * 256 + u8(bytes, at + i);
    const sizeAt = at + idLength;
    const sizeLength = Math.clz32(u8(bytes, sizeAt)) - 23;
    if (sizeLength > 8) return;
    let size = u8(bytes, sizeAt) & (0xff >> sizeLength);
    let unknown = size === 0xff >> sizeLength;
    for (let i = 1; i < sizeLength; i++) {
      size = size * 256 + u8(bytes, sizeAt + i);
      unknown &&= u8(bytes, sizeAt + i) === 0xff;
    }
    const body = sizeAt + sizeLength;
    // What was written as it came may not know its length: it goes on to its parent's end.
    const end = unknown ? to : body + size;
    if (end > to) return;
    if (id === wanted) yield [body, end];
    at = end;
  }
}
