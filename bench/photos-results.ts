/** bench/results/photos-32-app.json: the app's numbers beside the Python's of the same pictures and noise. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { photosMeasured, SIGMAS, TERMS } from "./photos.ts";

const results = join(process.cwd(), "bench", "results");

/** What models/train/evaluate.py --out wrote of the bits, with every picture's own. */
interface Evaluation {
  readonly each_picture: Readonly<Record<keyof typeof SIGMAS, readonly number[]>>;
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** @param evaluation a file of evaluate.py's, to hold each picture against; the means alone where there is none */
export function writePhotos(evaluation: string | undefined): void {
  const { sha256, bits, trips } = photosMeasured();
  const python = JSON.parse(readFileSync(join(results, "photos-32.json"), "utf8"));
  if (python.about.sha256 !== sha256) throw new Error("bench/results/photos-32.json is of another file of weights");
  const each: Evaluation | null = evaluation ? JSON.parse(readFileSync(evaluation, "utf8")) : null;
  const sigmas = Object.keys(SIGMAS) as (keyof typeof SIGMAS)[];
  const ofBits = sigmas.map((sigma) => {
    const ours = bits.map((totals) => totals[sigma]);
    const theirs = each?.each_picture[sigma].slice(0, ours.length);
    return [
      sigma,
      {
        app: mean(ours),
        ...(theirs && {
          python: mean(theirs),
          largest_difference: Math.max(...ours.map((value, n) => Math.abs(value - theirs[n]!))),
        }),
      },
    ] as const;
  });
  const page = {
    about: {
      model: "photos-32",
      sha256,
      by: "npm run bench:quality -- --photos DATA",
      against: "bench/results/photos-32.json",
    },
    bits: { pictures: bits.length, terms: TERMS, bits_per_dim: Object.fromEntries(ofBits) },
    round_trip: trips.map(({ steps, errors }) => ({
      steps,
      pictures: errors.length,
      app: mean(errors),
      python: python.round_trip.find((row: { steps: number }) => row.steps === steps).error,
    })),
  };
  const six = (_: string, value: unknown) => (typeof value === "number" ? Number(value.toPrecision(6)) : value);
  writeFileSync(join(results, "photos-32-app.json"), `${JSON.stringify(page, six, 2)}\n`);
}
