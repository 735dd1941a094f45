/** Classifier-free guidance on typed arrays: the plain version beside step.wgsl's. */
import { type PackedLanes, ROW, ROW_WORDS } from "./pack.ts";

/** The pictures [asked, D] that the network is asked about, of x [N, D]: x itself where none is guided. */
export function askedOf({ asked, images }: PackedLanes, x: Float32Array): Float32Array {
  if (asked.length === images) return x;
  const D = x.length / images;
  const all = new Float32Array(asked.length * D);
  asked.forEach((image, i) => {
    all.set(x.subarray(image * D, (image + 1) * D), i * D);
  });
  return all;
}

/**
 * m ← m(none) + guidance·(m − m(none)) of every guided lane, in place. Only what decides the mean is guided: what a
 * network says of Σ is how far between two bounds the variance lies, and carried on it would leave them.
 * @param m [asked, D], or [asked, 2D] with what it says of Σ
 */
export function guide(
  { floats, words, asked, images }: PackedLanes,
  position: number,
  m: Float32Array,
  D: number,
): void {
  const outputs = m.length / asked.length;
  for (let lane = 0; lane < images; lane++) {
    const row = (position * images + lane) * ROW_WORDS;
    const twin = words[row + ROW.twin]!;
    if (twin === lane) continue;
    const guidance = floats[row + ROW.guidance]!;
    for (let i = 0; i < D; i++) {
      const none = m[twin * outputs + i]!;
      m[lane * outputs + i] = none + guidance * (m[lane * outputs + i]! - none);
    }
  }
}
