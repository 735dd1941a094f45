/**
 * The table that turns a 32-bit word into a unit normal, the same float32 on every device.
 *
 * A word's upper 16 bits pick one of 65,536 cells of equal probability, and the normal is the
 * quantile of the cell's midpoint; the first and the last cell, the tails, are split once more by
 * the lower 16 bits. The normal of ~w is minus that of w, so the lower half is enough:
 *
 *     table[k]          k = 1 … 32,767   quantile of (k + ½)/2¹⁶    (0 is unused: the tail)
 *     table[32768 + j]  j = 0 … 65,535   quantile of (j + ½)/2³²
 *
 * all divided by the deviation of the whole, so that over all 2³² words the variance is 1.
 *
 * Every engine makes the same bits, because the table is computed with +, −, ×, ÷ and sqrt alone,
 * in float64 and in one written order: IEEE 754 rounds those exactly, and JavaScript may not fuse
 * or reorder them. Math.log is not among them (engines differ in its last bit), hence `log` below.
 * The last operation, storing to float32, is exact as well. `checkTables` holds the bytes to a
 * pinned sha256 all the same.
 */

export const BODY_LENGTH = 32_768;
export const TAIL_LENGTH = 65_536;
const SHA256 = "2893e0863d38d9e8fa592837bd2290ffbda6040d0d1e121b4ac7f9146c27e675";

let cached: Float32Array<ArrayBuffer> | undefined;

/** The body, then the tail: float32, 98,304 values, ready to be uploaded. Made once; not to be written to. */
export function tables(): Float32Array<ArrayBuffer> {
  cached ??= makeTables();
  return cached;
}

function makeTables(): Float32Array<ArrayBuffer> {
  const exact = new Float64Array(BODY_LENGTH + TAIL_LENGTH);
  for (let k = 1; k < BODY_LENGTH; k++) exact[k] = lowerQuantile((k + 0.5) / 2 ** 16);
  for (let j = 0; j < TAIL_LENGTH; j++) exact[BODY_LENGTH + j] = lowerQuantile((j + 0.5) / 2 ** 32);

  let sum = 0; // of squares, in units of one word: a body cell holds 2¹⁶ of them
  for (let k = 0; k < BODY_LENGTH; k++) sum += exact[k]! * exact[k]! * 2 ** 16;
  for (let j = BODY_LENGTH; j < exact.length; j++) sum += exact[j]! * exact[j]!;
  const deviation = Math.sqrt(sum / 2 ** 31);
  return new Float32Array(exact.map((q) => q / deviation));
}

/**
 * Compares the tables with the sha256 of the ones this project was tested with, and throws when
 * they differ: noise would then not repeat what another machine drew. Where there is no digest to
 * be had (a page served without https) nothing is compared.
 */
export async function checkTables(): Promise<void> {
  if (!globalThis.crypto?.subtle) return;
  const digest = await crypto.subtle.digest("SHA-256", tables());
  const hex = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
  if (hex !== SHA256)
    throw new Error(
      `noise tables differ: their sha256 is ${hex}, expected ${SHA256}; this engine's arithmetic is not IEEE 754`,
    );
}

/**
 * Φ⁻¹(p) for 1e-11 < p < ½, relative error below 1e-15: Wichura 1988, algorithm AS 241 (PPND16),
 * its central and its intermediate region.
 */
function lowerQuantile(p: number): number {
  const q = p - 0.5;
  if (q >= -0.425) {
    const r = 0.180625 - q * q;
    return (q * polynomial(CENTRE_ABOVE, r)) / polynomial(CENTRE_BELOW, r);
  }
  const r = Math.sqrt(-log(p)) - 1.6;
  return -polynomial(TAIL_ABOVE, r) / polynomial(TAIL_BELOW, r);
}

/** c₀ + c₁x + c₂x² …, by Horner's rule. */
function polynomial(coefficients: readonly number[], x: number): number {
  let value = 0;
  for (let i = coefficients.length - 1; i >= 0; i--) value = value * x + coefficients[i]!;
  return value;
}

/** ln p for 0 < p < 1: p = m·2⁻ⁿ with m in [√½, √2), and ln m = 2 artanh((m − 1)/(m + 1)) as its series. */
function log(p: number): number {
  let m = p;
  let n = 0;
  for (; m < Math.SQRT1_2; m *= 2) n++;
  const s = (m - 1) / (m + 1);
  return 2 * s * polynomial(ARTANH, s * s) - n * Math.LN2;
}

/** artanh s = s·(1 + s²/3 + s⁴/5 + …), enough of it for |s| ≤ 0.172. */
const ARTANH = Array.from({ length: 12 }, (_, i) => 1 / (2 * i + 1));

const CENTRE_ABOVE = [
  3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987, 67265.7709270087,
  33430.57558358813, 2509.0809287301227,
];
const CENTRE_BELOW = [
  1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271, 28729.085735721943,
  5226.495278852854,
];
const TAIL_ABOVE = [
  1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684, 0.2417807251774506,
  0.022723844989269184, 0.0007745450142783414,
];
const TAIL_BELOW = [
  1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457,
  0.0005475938084995345, 1.0507500716444169e-9,
];
