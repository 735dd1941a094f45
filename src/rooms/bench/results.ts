/** What a row's features come to: its distances from real pictures, and whether two rows are told apart. Pure. */
import { fromHalves } from "../../bytes/half.ts";
import {
  type Cloud,
  type Estimate,
  frechetDistance,
  kernelDifference,
  kernelDistance,
  whitened,
} from "../../diffusion/feature-distance.ts";
import { FEATURES } from "../../diffusion/random-features.ts";
import type { Batch } from "../../ledger/records.ts";
import { BATCH } from "./lanes.ts";
import { LEAST_COUNT, MOST_COUNT } from "./scene.ts";

/** A difference counts from so many standard errors on. */
export const APART = 3;

export interface Result {
  readonly pictures: number;
  /** Squared kernel distance with the jackknife's standard error; null without real pictures to measure against. */
  readonly kernel: Estimate | null;
  /** Squared Fréchet distance: biased upwards, the more so the fewer pictures. */
  readonly frechet: number | null;
  readonly msPerPicture: number;
  readonly engine: string;
  /** In the real pictures' own coordinates, for `pairedOf`; empty without those. */
  readonly points: readonly (readonly number[])[];
}

/** The batches that belong together: from the first on without a gap, of one engine. */
export function together(batches: readonly Batch[]): readonly Batch[] {
  const end = batches.findIndex(({ batch, engine }, i) => batch !== i || engine !== batches[0]?.engine);
  return end < 0 ? batches : batches.slice(0, end);
}

/** Of the first `count` pictures, or of as many as there are; null where there are none. */
export function resultOf(all: readonly Batch[], count: number, real: Cloud | null): Result | null {
  const batches = together(all).slice(0, Math.ceil(count / BATCH));
  const [first] = batches;
  if (!first) return null;
  const features = batches.flatMap((batch) => pointsOf(batch)).slice(0, count);
  const points = real ? whitened(features, real) : [];
  const took = batches.reduce((sum, batch) => sum + batch.took, 0);
  return {
    pictures: features.length,
    kernel: real && kernelDistance(points),
    frechet: real && frechetDistance(points),
    msPerPicture: took / (batches.length * BATCH),
    engine: first.engine,
    points,
  };
}

function pointsOf({ features }: Batch): Float32Array[] {
  const values = fromHalves(features);
  return Array.from({ length: values.length / FEATURES }, (_, i) => values.subarray(i * FEATURES, (i + 1) * FEATURES));
}

export interface Paired extends Estimate {
  /** The row that it is held against, by its number. */
  readonly from: number;
  /** Pictures that both have. */
  readonly pictures: number;
  readonly apart: boolean;
  /** How many would tell them apart if they differ by as much as it seems; null where that is more than can be asked for. */
  readonly needed: number | null;
}

/** A row as far as pairs go: of one model, and so measured against one cloud. */
interface Pairable {
  readonly model: { readonly sha256: string } | null;
  readonly result: Result | null;
}

/** Each row held against the first of its model: rows of others are measured against other pictures. */
export function pairsOf(rows: readonly Pairable[]): readonly (Paired | null)[] {
  return rows.map(({ model, result }, i) => {
    const from = rows.findIndex((row) => model !== null && row.model?.sha256 === model.sha256);
    const paired = from >= 0 && from < i && pairedOf(result, rows[from]?.result ?? null);
    return paired ? { ...paired, from } : null;
  });
}

/** How much farther `result` is than `from`, picture by picture; null where there is nothing to pair. */
export function pairedOf(result: Result | null, from: Result | null): Omit<Paired, "from"> | null {
  const pictures = Math.min(result?.points.length ?? 0, from?.points.length ?? 0);
  if (!result || !from || pictures < 3) return null;
  const difference = kernelDifference(result.points.slice(0, pictures), from.points.slice(0, pictures));
  const { distance, standardError } = difference;
  const apart = Math.abs(distance) > APART * standardError;
  return { ...difference, pictures, apart, needed: neededOf(difference, pictures) };
}

/** The error falls with the root of N; the next power of two is asked for. */
function neededOf({ distance, standardError }: Estimate, pictures: number): number | null {
  const least = pictures * ((APART * standardError) / Math.abs(distance)) ** 2;
  for (let count = LEAST_COUNT; count <= MOST_COUNT; count *= 2) if (count > least) return count;
  return null;
}
