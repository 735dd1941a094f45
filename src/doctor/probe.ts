/** Pictures, noised to a level, and how far from them a network's x̂₀ is. */

import { normals } from "../diffusion/noise.ts";
import type { Prediction } from "../diffusion/process.ts";
import type { Range } from "../formats/process/told.ts";
import { type Candidate, indexAt } from "./hypotheses.ts";

/** Log signal-to-noise ratios at which hypotheses are compared. */
export const LEVELS = [6, 4, 2, 0, -2, -4, -6] as const;
export const MIDDLE = LEVELS.indexOf(0);

/** Of each picture. */
export const NOISES = 2;

export interface Probe {
  readonly level: number;
  readonly alphaBar: number;
  /** [2·pictures, D]: each picture with two noises. */
  readonly x: Float32Array;
  readonly x0: Float32Array;
  readonly epsilon: Float32Array;
  readonly D: number;
}

/** @param pictures [D] each, −1 to 1 @param range what black and white are to the network */
export function probe(pictures: readonly Float32Array[], [black, white]: Range, level: number): Probe {
  const D = pictures[0]!.length;
  const alphaBar = 1 / (1 + Math.exp(-level));
  const [signal, noise] = [Math.sqrt(alphaBar), Math.sqrt(1 - alphaBar)];
  const [x, x0, epsilon] = [0, 1, 2].map(() => new Float32Array(NOISES * pictures.length * D)) as [
    Float32Array,
    Float32Array,
    Float32Array,
  ];
  for (let row = 0; row < NOISES * pictures.length; row++) {
    const at = row * D;
    normals(epsilon.subarray(at, at + D), { seed: [13, 0], image: row, branch: 0 }, "endA", 0);
    const picture = pictures[row % pictures.length]!;
    for (let i = 0; i < D; i++) {
      x0[at + i] = black + ((picture[i]! + 1) / 2) * (white - black);
      x[at + i] = signal * x0[at + i]! + noise * epsilon[at + i]!;
    }
  }
  return { level, alphaBar, x, x0, epsilon, D };
}

/** The mean squared error of x̂₀ that the best multiple of x has. */
export function leftByMultiple(
  pictures: readonly Float32Array[],
  [black, white]: Range,
  level: (typeof LEVELS)[number],
): number {
  const values = pictures.flatMap((picture) => [...picture]);
  const mean = values.reduce((sum, v) => sum + v, 0) / values.length;
  const variance = values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / values.length;
  const placed = variance * ((white - black) / 2) ** 2;
  return placed / (1 + placed * Math.exp(level));
}

/** The mean squared error of x̂₀ for each picture, [pictures]. @param m the network's output at the probe's x */
export function pictureErrors(
  { alphaBar, level, x, x0, D }: Probe,
  m: Float32Array,
  candidate: Candidate,
  prediction: Prediction,
): Float64Array {
  const { fromX, fromM } = candidate.networks[prediction].ask(indexAt(candidate, level), alphaBar);
  const pictures = x.length / D / NOISES;
  const errors = new Float64Array(pictures);
  for (let i = 0; i < x.length; i++) {
    errors[Math.floor(i / D) % pictures]! += (fromX * x[i]! + fromM * m[i]! - x0[i]!) ** 2;
  }
  return errors.map((sum) => sum / (NOISES * D));
}
