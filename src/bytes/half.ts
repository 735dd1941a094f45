/** float16 (IEEE 754-2008, binary16). */

/** The values of as many as a network has weights: moved into a float32's bits, whose exponent is then 112 too small. */
export function fromHalves(halves: Uint16Array): Float32Array<ArrayBuffer> {
  const values = new Float32Array(halves.length);
  const words = new Uint32Array(values.buffer);
  for (let i = 0; i < halves.length; i++) {
    const half = halves[i]!;
    const size = half & 0x7fff;
    words[i] = ((half & 0x8000) << 16) | (size << 13) | (size >= 0x7c00 ? 0x7f800000 : 0);
    values[i]! *= 2 ** 112;
  }
  return values;
}

/** The nearest float16 of each value, ties to even; beyond 65,504 infinity. */
export function toHalf(values: Float32Array): Uint16Array<ArrayBuffer> {
  const bits = new Uint32Array(values.buffer, values.byteOffset, values.length);
  const halves = new Uint16Array(values.length);
  const small = new Float32Array(1);
  const smallBits = new Uint32Array(small.buffer);
  for (let i = 0; i < halves.length; i++) {
    const word = bits[i]!;
    const size = word & 0x7fffffff;
    let half: number;
    if (size >= 0x47800000) half = size > 0x7f800000 ? 0x7e00 : 0x7c00;
    else if (size < 0x38800000) {
      // Below 2⁻¹⁴ the steps are 2⁻²⁴ wide; adding ½ makes the processor round at just that place.
      smallBits[0] = size;
      small[0]! += 0.5;
      half = smallBits[0]! - 0x3f000000;
    } else half = (size - 0x38000000 + 0xfff + ((size >>> 13) & 1)) >>> 13;
    halves[i] = ((word >>> 16) & 0x8000) | half;
  }
  return halves;
}
