/** float16 (IEEE 754-2008, binary16). */

/** The value of sixteen bits. */
export function fromHalf(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 0x3ff;
  if (exponent === 31) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY;
  return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

/** The nearest float16 of each value, ties to even; beyond 65,504 infinity. */
export function toHalf(values: Float32Array): Uint16Array<ArrayBuffer> {
  const bits = new Uint32Array(values.buffer, values.byteOffset, values.length);
  return Uint16Array.from(bits, (word) => {
    const sign = (word >>> 16) & 0x8000;
    const size = word & 0x7fffffff;
    if (size >= 0x47800000) return sign | (size > 0x7f800000 ? 0x7e00 : 0x7c00);
    // Below 2⁻¹⁴ the steps are 2⁻²⁴ wide; adding ½ makes the processor round at just that place.
    if (size < 0x38800000) return sign | subnormal(size);
    return sign | ((size - 0x38000000 + 0xfff + ((size >>> 13) & 1)) >>> 13);
  });
}

function subnormal(size: number): number {
  const word = new DataView(new ArrayBuffer(4));
  word.setUint32(0, size);
  word.setFloat32(0, word.getFloat32(0) + 0.5);
  return word.getUint32(0) - 0x3f000000;
}
