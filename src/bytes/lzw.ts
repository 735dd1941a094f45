/** LZW as GIF has it (GIF89a, appendix F), with codes of 9 to 12 bits, in blocks of at most 255 bytes. */

const CLEAR = 256;
const END = 257;
const FIRST = 258;
const MOST = 4096;

/** @param indices of eight bits each */
export function lzwBlocks(indices: Uint8Array): Uint8Array<ArrayBuffer> {
  // Which code a code with one more byte has, 0 where none: a look-up a byte, instead of a hash.
  const longer = new Uint16Array(MOST * 256);
  const used: number[] = [];
  // At worst every byte is a code of twelve bits; each block has its length before it.
  const out = new Uint8Array(Math.ceil((indices.length * 1.5 + 16) * (256 / 255)) + 16);
  let [at, block] = [1, 0];
  let [held, bits] = [0, 0];
  let [width, next] = [9, FIRST];

  const byte = (value: number) => {
    out[at++] = value;
    if (at - block === 256) {
      out[block] = 255;
      block = at++;
    }
  };
  const emit = (code: number) => {
    held |= code << bits;
    for (bits += width; bits >= 8; bits -= 8) {
      byte(held & 255);
      held >>>= 8;
    }
  };

  emit(CLEAR);
  let code = indices[0] ?? END;
  for (let i = 1; i < indices.length; i++) {
    const place = code * 256 + indices[i]!;
    const known = longer[place]!;
    if (known > 0) {
      code = known;
      continue;
    }
    emit(code);
    code = indices[i]!;
    if (next === MOST) {
      emit(CLEAR);
      for (const each of used) longer[each] = 0;
      used.length = 0;
      [width, next] = [9, FIRST];
    } else {
      if (next >= 1 << width) width++;
      longer[place] = next++;
      used.push(place);
    }
  }
  emit(code);
  // A reader has one entry more by now, and perhaps reads a bit more.
  if (next === 1 << width && width < 12) width++;
  if (indices.length > 0) emit(END);
  if (bits > 0) byte(held & 255);
  out[block] = at - block - 1;
  // A block of nothing ends them.
  if (at - block > 1) out[at++] = 0;
  return out.slice(0, at);
}
