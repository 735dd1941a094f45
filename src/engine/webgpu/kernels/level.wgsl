// The 8-bit level of a model value, bit for bit that of src/diffusion/levels.ts: 128 + ⌊127.5·v⌋.
//
// In whole numbers, from the bits of a float32 that is never touched as one: its product would be rounded,
// and whether a compiler fuses that with a sum, or drops subnormals, is left to each GPU.
fn level(bits: u32) -> u32 {
  let negative = (bits >> 31u) == 1u;
  let magnitude = bits & 0x7fffffffu;
  if (magnitude > 0x7f800000u) {
    return 0u; // NaN
  }
  if (magnitude >= 0x3f800000u) {
    return select(255u, 0u, negative); // 1 and beyond
  }
  // |v| = significand · 2^(exponent − 150), so 127.5·|v| = product / 2^shift.
  let product = 255u * ((magnitude & 0x7fffffu) | 0x800000u);
  let shift = 151u - (magnitude >> 23u);
  if (shift > 31u) {
    return select(128u, 127u, negative && magnitude != 0u); // less than a level, subnormals too
  }
  let whole = product >> shift;
  let rest = product & ((1u << shift) - 1u);
  return select(128u + whole, 128u - whole - select(0u, 1u, rest != 0u), negative);
}
