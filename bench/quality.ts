/**
 * The quality bench, in the order that gives every table something early: each stage adds to what
 * is known and rewrites results/. Stop it at any time; the next start goes on where it was.
 */
import { measurePhotoBits, measurePhotoTrips, TRIPS } from "./photos.ts";
import { writePhotos } from "./photos-results.ts";
import { measureBits } from "./quality-bits.ts";
import { writeResults } from "./quality-results.ts";
import { measureRoundTrip } from "./quality-round-trip.ts";
import { measureSteps } from "./quality-steps.ts";

const FEW = [10, 20, 50, 100];

const STAGES: readonly (readonly [what: string, measure: () => Promise<void>])[] = [
  ["bits/dim, 100 waves of t", () => measureBits(100)],
  ...FEW.map((S) => [`round trip, ${S} steps, 16 faces`, () => measureRoundTrip(S, 16)] as const),
  ["quality at 10 … 100 steps, pictures 1 … 16", () => measureSteps(FEW, 0)],
  ["round trip, 200 steps, 8 faces", () => measureRoundTrip(200, 8)],
  ["quality at 10 … 100 steps, pictures 17 … 32", () => measureSteps(FEW, 1)],
  ["learned Σ at 1000 steps, pictures 1 … 16", () => measureSteps([1000], 0, ["DDPM, learned Σ"])],
  ["round trip, 500 steps, 4 faces", () => measureRoundTrip(500, 4)],
  ["quality at 10 … 100 steps, pictures 33 … 48", () => measureSteps(FEW, 2)],
  ["every sampler at 1000 steps, pictures 1 … 16", () => measureSteps([1000], 0)],
  ["quality at 10 … 100 steps, pictures 49 … 64", () => measureSteps(FEW, 3)],
  ["learned Σ at 1000 steps, pictures 17 … 32", () => measureSteps([1000], 1, ["DDPM, learned Σ"])],
  ["round trip, 500 steps, 8 faces", () => measureRoundTrip(500, 8)],
  ["round trip, 1000 steps, 4 faces", () => measureRoundTrip(1000, 4)],
  ["every sampler at 1000 steps, pictures 17 … 32", () => measureSteps([1000], 1)],
];

/** @param only write results/ from what has been measured, and measure nothing */
export async function runQuality(only: boolean): Promise<void> {
  for (const [what, measure] of only ? [] : STAGES) {
    console.log(`${new Date().toISOString()} ${what}`);
    await measure();
    writeResults();
  }
  writeResults();
}

/** photos-32: bits of the first `count` pictures, then there and back. */
export async function runPhotos(folder: string, count: number, evaluation: string | undefined): Promise<void> {
  const say = (what: string) => console.log(`${new Date().toISOString()} ${what}`);
  for (let done = 8; done <= count; done += 8) {
    say(`bits/dim, pictures 1 … ${done}`);
    await measurePhotoBits(folder, done);
    writePhotos(evaluation);
  }
  for (const [steps, pictures] of TRIPS) {
    say(`round trip, ${steps} steps, ${pictures} pictures`);
    await measurePhotoTrips(folder, steps, pictures);
    writePhotos(evaluation);
  }
}
