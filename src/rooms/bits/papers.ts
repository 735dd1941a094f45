/**
 * CIFAR-10 in bits/dim, held-out pictures: DDPM's table 1, Improved DDPM's tables 2 and 3, and the model that is shipped here.
 *
 * Ours is measured by models/train/evaluate.py (bench/results/photos-32.json, which a test holds these figures to) on
 * JPEG copies of the test pictures, which are smoother than the papers' pixels, so that they cost fewer bits: what
 * PNG and WebP need of the same copies says how much smoother.
 */
export interface Coded {
  readonly who: string;
  /** Objective and schedule, in the papers' symbols. */
  readonly how: string;
  readonly T: number | null;
  readonly bitsPerDim: number;
  /** Over pictures; the papers give none. */
  readonly standardError?: number;
  readonly ours?: true;
}

export const PAPERS: readonly Coded[] = [
  { who: "DDPM", how: "L, Σ = σ²I", T: 1000, bitsPerDim: 3.7 },
  { who: "DDPM", how: "L_simple, Σ = σ²I", T: 1000, bitsPerDim: 3.75 },
  { who: "Improved DDPM", how: "L_hybrid, cosine", T: 4000, bitsPerDim: 3.17 },
  { who: "Improved DDPM", how: "L_vlb, cosine", T: 4000, bitsPerDim: 2.94 },
];

export const OURS: readonly Coded[] = [
  { who: "photos-32", how: "L_hybrid, cosine", T: 1000, bitsPerDim: 3.28, standardError: 0.02, ours: true },
];

/** The same pictures as ours, as files. */
export const FILES: readonly Coded[] = [
  { who: "PNG", how: "", T: null, bitsPerDim: 5.98 },
  { who: "WebP", how: "", T: null, bitsPerDim: 4.14 },
];
