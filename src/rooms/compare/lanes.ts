/**
 * The Compare room's settings as lanes, and how columns with different numbers of steps keep in
 * step: by t. Pure: a link, a test and the page make the same run.
 */
import { planFor } from "../../diffusion/samplers/plans/index.ts";
import type { ProcessSpec, SamplerSpec } from "../../diffusion/spec.ts";
import { outOfNoise } from "../../run/out-of-noise.ts";
import { toldOf } from "../../run/told.ts";
import type { LaneSpec } from "../../worker/protocol.ts";
import type { CompareScene } from "./scene.ts";

export const MOST_COLUMNS = 4;

/** Column by column; picture i of every column draws the noise of image i. */
export function compareLanes(scene: CompareScene, classes: readonly string[]): LaneSpec[] {
  const { columns, count } = scene;
  return columns.flatMap(({ sampler, seed }) =>
    Array.from({ length: count }, (_, image) => outOfNoise(sampler, seed, image, toldOf(scene, classes, image))),
  );
}

/** Interface time at each position of a sampler's plan, falling from where it begins to 0. */
export function timesOf(process: ProcessSpec, sampler: SamplerSpec): number[] {
  const { steps } = planFor(process, sampler);
  return [...steps.map(({ t }) => t), steps.at(-1)?.tNext ?? 0];
}

/**
 * Where a column stands when the clock shows t: the furthest position whose t is not below the
 * clock's. One with long steps waits there until the clock has come to its next.
 */
export function positionAtTime(times: readonly number[], t: number): number {
  let position = 0;
  while (position + 1 < times.length && (times[position + 1] ?? 0) >= t) position++;
  return position;
}

/** The clock while a run goes on: the t of the column that is furthest from its picture. */
export function slowestTime(
  columns: readonly { readonly times: readonly number[]; readonly reached: number }[],
): number {
  return Math.max(0, ...columns.map(({ times, reached }) => times[Math.max(0, reached)] ?? 0));
}

/** Columns that begin from the same x_T: the same seed, and with it the same noise of each picture. */
export function sharesStart({ columns }: CompareScene): boolean {
  return columns.every(({ seed }) => seed === columns[0]?.seed);
}

export interface Difference {
  /** Of 8-bit values, 0 … 255. */
  readonly mean: number;
  readonly largest: number;
  /** The share of values that differ by more than 4. */
  readonly beyond: number;
}

export const BEYOND = 4;

/** Two pictures' difference over their colours, RGBA8; alpha does not count. */
export function differenceOf(a: Uint8ClampedArray, b: Uint8ClampedArray): Difference {
  let sum = 0;
  let largest = 0;
  let beyond = 0;
  for (let i = 0; i < a.length; i++) {
    if (i % 4 === 3) continue;
    const apart = Math.abs((a[i] ?? 0) - (b[i] ?? 0));
    sum += apart;
    largest = Math.max(largest, apart);
    if (apart > BEYOND) beyond++;
  }
  const values = (a.length / 4) * 3 || 1;
  return { mean: sum / values, largest, beyond: beyond / values };
}

/** Of several pictures together: the mean, the largest, the share. */
export function together(differences: readonly Difference[]): Difference {
  const n = differences.length || 1;
  return {
    mean: differences.reduce((sum, { mean }) => sum + mean, 0) / n,
    largest: Math.max(0, ...differences.map(({ largest }) => largest)),
    beyond: differences.reduce((sum, { beyond }) => sum + beyond, 0) / n,
  };
}
