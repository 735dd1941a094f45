/**
 * The two 32-bit words, low first, of a seed written in decimal, 0 … 2⁶⁴ − 1: Philox's key.
 * Throws a RangeError that quotes anything else.
 */
export function seedOf(decimal: string): readonly [low: number, high: number] {
  const seed = /^\d{1,20}$/.test(decimal) ? BigInt(decimal) : -1n;
  if (seed < 0n || seed >= 1n << 64n)
    throw new RangeError(`invalid seed: "${decimal}", expected a whole number, 0 … 18446744073709551615`);
  return [Number(seed & 0xffffffffn), Number(seed >> 32n)];
}
