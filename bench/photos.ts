/**
 * photos-32 by the app's own mathematics, held against what the Python measured of it (bench/results/photos-32.json): the
 * same pictures, the same draw of t, the same noise. What comes out may differ by what two engines' arithmetic does.
 */
import { bitsWork, priorBits } from "../src/diffusion/likelihood.ts";
import { drawnTerms } from "../src/diffusion/likelihood-stretches.ts";
import { boundTerms } from "./bound-terms.ts";
import { heldOutOf } from "./photos-data.ts";
import { openModel } from "./quality-network.ts";
import { roundTripErrors } from "./quality-round-trip.ts";
import { openStore } from "./quality-store.ts";

const model = openModel("photos-32");
const work = bitsWork(model.process, "1000", true);
const T = work.length;
const SEED = [0, 0] as const;
const BATCH = 8;
/** Of each picture: L₀ and 99 others. */
export const TERMS = 100;
/** As many pictures go there and back in so many steps as the Python took. */
export const TRIPS = [
  [10, 32],
  [20, 32],
  [50, 32],
  [100, 32],
] as const;

export const SIGMAS = { learned_range: "learned", fixed_small: "fixedSmall", fixed_large: "fixedLarge" } as const;
type Totals = Readonly<Record<keyof typeof SIGMAS, number>>;

const bits = openStore<Totals>("photos-bits");
const trips = openStore<number[]>("photos-round-trip");

/** What is missing of the first `count` pictures' bits. */
export async function measurePhotoBits(folder: string, count: number): Promise<void> {
  const pictures = heldOutOf(folder, count);
  for (const [n, picture] of pictures.entries()) await bits.measure(String(n), () => bitsOf(picture, n));
}

async function bitsOf(picture: Float32Array, n: number): Promise<Totals> {
  const network = await model.load();
  const totals = Object.fromEntries(Object.keys(SIGMAS).map((sigma) => [sigma, priorBits(work[0]!, picture)]));
  const drawn = drawnTerms(T, TERMS, SEED, n);
  for (let from = 0; from < drawn.length; from += BATCH) {
    const batch = drawn.slice(from, from + BATCH);
    const asked = batch.map(({ t }) => ({ each: work[T - t]!, x0: picture, picture: n }));
    for (const [i, term] of (await boundTerms(network, SEED, asked)).entries())
      for (const [name, key] of Object.entries(SIGMAS)) totals[name] = totals[name]! + batch[i]!.length * term[key]!;
  }
  return totals as Totals;
}

export async function measurePhotoTrips(folder: string, steps: number, count: number): Promise<void> {
  const pictures = heldOutOf(folder, count);
  for (let from = 0; from < count; from += 4)
    await trips.measure(`${steps} | ${from}`, () =>
      roundTripErrors(model, steps, "own", pictures.slice(from, from + 4)),
    );
}

/** What is known: of each picture its totals, of each number of steps its errors. */
export function photosMeasured() {
  return {
    sha256: model.sha256,
    bits: Array.from({ length: bits.entries().length }, (_, n) => bits.get(String(n))!),
    trips: TRIPS.flatMap(([steps, count]) => {
      const errors = Array.from({ length: count / 4 }, (_, i) => trips.get(`${steps} | ${4 * i}`) ?? []).flat();
      return errors.length === count ? [{ steps, errors }] : [];
    }),
  };
}
