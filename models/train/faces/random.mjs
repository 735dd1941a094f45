/**
 * A random number generator with an address: one for each (seed, stream, index), so that picture
 * number i is the same whoever draws it, and in whatever order.
 * xoshiro128** (Blackman & Vigna 2018), its state filled by murmur3's finaliser.
 * @returns {() => number} uniform in [0, 1), 32 bits
 */
export function randomAt(seed, stream, index) {
  let word = 0;
  const mix = (value) => {
    word = (Math.imul(word ^ value, 0x9e3779b1) + 0x7f4a7c15) | 0;
    let h = word;
    h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
    h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
    return (h ^ (h >>> 16)) >>> 0;
  };
  // The whole address goes in before any word of the state comes out: the first number is made of s[1] alone.
  for (const part of [seed, stream, index]) mix(part);
  const s = Uint32Array.from([1, 2, 3, 4], mix);
  const rotate = (x, k) => (x << k) | (x >>> (32 - k));
  return () => {
    const result = Math.imul(rotate(Math.imul(s[1], 5), 7), 9) >>> 0;
    const t = s[1] << 9;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= t;
    s[3] = rotate(s[3], 11);
    return result / 2 ** 32;
  };
}
