/** Whether a picture's file moves, told from its bytes: for browsers that would show its first frame and say nothing. */

const ascii = (bytes: Uint8Array, at: number, length = 4) => String.fromCharCode(...bytes.subarray(at, at + length));

/** @param type as `sniff` names it; other kinds than these stand still */
export function moves(bytes: Uint8Array, type: string): boolean {
  switch (type) {
    case "gif":
      return framesOfGif(bytes) > 1;
    case "png":
      return hasChunk(bytes, "acTL");
    case "webp":
      return ascii(bytes, 12) === "VP8X" && ((bytes[20] ?? 0) & 2) !== 0;
    case "avif":
      return ascii(bytes, 8) === "avis";
    default:
      return false;
  }
}

/** Counted until the second: it is enough. */
function framesOfGif(bytes: Uint8Array): number {
  const table = (flags = 0) => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);
  let at = 13 + table(bytes[10]);
  let frames = 0;
  while (at < bytes.length && frames < 2) {
    const kind = bytes[at];
    if (kind === 0x2c) {
      frames++;
      at += 11 + table(bytes[at + 9]);
    } else if (kind === 0x21) at += 2;
    else break;
    // Both end with blocks that tell their length, the last one 0.
    while ((bytes[at] ?? 0) > 0) at += 1 + bytes[at]!;
    at++;
  }
  return frames;
}

/** Before the pixels, where it must stand. */
function hasChunk(png: Uint8Array, wanted: string): boolean {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  for (let at = 8; at + 8 <= png.length; at += 12 + view.getUint32(at)) {
    const type = ascii(png, at + 4);
    if (type === wanted) return true;
    if (type === "IDAT") return false;
  }
  return false;
}
