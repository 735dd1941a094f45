/** Float32 values at which roundings to 8-bit levels have gone apart. */

/** Every border between two levels with its neighbours, both ends and what is beyond, powers of two, zeros, NaN. */
export function hardLevels(): Float32Array<ArrayBuffer> {
  const borders = Array.from({ length: 257 }, (_, level) => (2 * level - 256) / 255);
  const powers = Array.from({ length: 150 }, (_, power) => 2 ** -power);
  const centres = [...borders, ...powers, ...powers.map((power) => -power), 0];
  const words = new Uint32Array(Float32Array.from(centres).buffer);
  const near = Array.from(words, (word) => [-3, -2, -1, 0, 1, 2, 3].map((step) => word + step)).flat();
  const special = [0x80000000, 0x00000001, 0x80000001, 0x7f800000, 0xff800000, 0x7fc00000, 0xffc00000];
  return new Float32Array(Uint32Array.from([...near, ...special]).buffer);
}
