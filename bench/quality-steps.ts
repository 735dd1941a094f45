/**
 * Quality against steps (the axis of improved DDPM's figure 8 and DDIM's table 1), and of x̂₀ on the way
 * (DDPM's figure 10): the feature distance of samples from facesjs portraits. All cells start from
 * the same x_T, so their differences are the samplers'.
 */

import { frechetDistance, kernelDifference, kernelDistance, whitened } from "../src/diffusion/feature-distance.ts";
import { pSampleLoopProgressive } from "../src/diffusion/processes/loop.ts";
import { trajectoryLanes } from "../src/diffusion/processes/trajectory.ts";
import { RandomFeatures } from "../src/diffusion/random-features.ts";
import { planFor } from "../src/diffusion/samplers/plans/index.ts";
import type { SamplerSpec } from "../src/diffusion/spec.ts";
import { readReal } from "./features-real.ts";
import { CHANNELS, D, loadNetwork, MODEL, PROCESS, SIZE } from "./quality-network.ts";
import { heldOutFaces } from "./quality-pictures.ts";
import { openStore } from "./quality-store.ts";

export const BATCH = 16;
const features = new RandomFeatures({ channels: CHANNELS, width: SIZE, height: SIZE });
/** x̂₀ is looked at after these tenths of the chain. */
const TENTHS = Array.from({ length: 10 }, (_, i) => i + 1);

const SAMPLERS = {
  "DDPM, fixed small": (S) => ({ kind: "ddpm", steps: String(S), sigma: "fixed_small", clip: true }),
  "DDPM, fixed large": (S) => ({ kind: "ddpm", steps: String(S), sigma: "fixed_large", clip: true }),
  "DDPM, learned Σ": (S) => ({ kind: "ddpm", steps: String(S), sigma: "learned", clip: true }),
  "DDIM, η = 0": (S) => ({
    kind: "ddim",
    steps: S,
    spacing: "uniform",
    eta: 0,
    sigmaHat: false,
    clip: true,
    epsilon: "recompute",
  }),
} satisfies Record<string, (S: number) => SamplerSpec>;

type Name = keyof typeof SAMPLERS;
const NAMES = Object.keys(SAMPLERS) as Name[];

interface Batch {
  /** Features of the final pictures, [picture][feature]. */
  readonly samples: readonly (readonly number[])[];
  /** Of x̂₀ after each tenth of the chain, [tenth][picture][feature]. */
  readonly guesses: readonly (readonly (readonly number[])[])[];
}

const store = openStore<Batch>("steps");
const key = (name: Name, S: number, batch: number) => `${name} | ${S} | ${batch}`;

/** Samples batch number `batch` of 16 in every cell with one of these numbers of steps. */
export async function measureSteps(steps: readonly number[], batch: number, names: readonly Name[] = NAMES) {
  for (const S of steps)
    for (const name of names) await store.measure(key(name, S, batch), () => sample(SAMPLERS[name](S), batch));
}

async function sample(sampler: SamplerSpec, batch: number): Promise<Batch> {
  const network = await loadNetwork();
  const plan = planFor(PROCESS, sampler);
  const lanes = trajectoryLanes(plan, BATCH, D, [2000 + batch, 0], -1);
  const looks = new Set(TENTHS.map((tenth) => Math.round((tenth * plan.steps.length) / TENTHS.length)));
  const guesses: number[][][] = [];
  let samples: number[][] = [];
  const denoise = (x: Float32Array, timesteps: Float32Array) => network(x, [...timesteps]);
  for await (const { position, x, x0 } of pSampleLoopProgressive(denoise, lanes)) {
    if (looks.has(position)) guesses.push(featuresOf(x0));
    if (position === plan.steps.length) samples = featuresOf(x);
  }
  return { samples, guesses };
}

/** Of a batch [n, D], as the 8-bit pictures it would be saved as. */
function featuresOf(batch: Float32Array): number[][] {
  return Array.from({ length: batch.length / D }, (_, i) => {
    const picture = features.ofSaved(batch.subarray(i * D, (i + 1) * D));
    return Array.from(picture, (value) => Number(value.toPrecision(7)));
  });
}

/** The sampler that the others are set against. */
const MEASURE: Name = "DDPM, learned Σ";

/** Distances of what has been sampled so far, for results/steps.json. */
export function summariseSteps() {
  const { cloud, pictures, source } = readReal(MODEL);
  const measured = (points: readonly ArrayLike<number>[]) => {
    const white = whitened(points, cloud);
    return { ...kernelDistance(white), frechet: frechetDistance(white) };
  };
  const real = heldOutFaces().map((face) => features.of(face));
  return {
    reference: { pictures, source },
    /** As many real faces as a cell may have samples: what a perfect sampler would get. */
    real: [16, 32, 48, 64].map((count) => ({ pictures: count, ...measured(real.slice(0, count)) })),
    cells: sampledCells().map(({ name, S, batches }) => {
      const samples = batches.flatMap((batch) => batch.samples);
      const paired = batches.flatMap((_, batch) => store.get(key(MEASURE, S, batch))?.samples ?? []);
      return {
        sampler: name,
        steps: S,
        pictures: samples.length,
        ...measured(samples),
        /** Over learned Σ's of as many steps, from the same x_T and noise; null until those are sampled. */
        overLearned:
          paired.length === samples.length ? kernelDifference(whitened(samples, cloud), whitened(paired, cloud)) : null,
        /** Of x̂₀ after each tenth of the chain. */
        guesses: TENTHS.map((tenth) => measured(batches.flatMap((batch) => batch.guesses[tenth - 1]!))),
      };
    }),
  };
}

/** What is in the store: by sampler, then by number of steps; batches from 0 without a gap. */
function sampledCells(): { name: Name; S: number; batches: Batch[] }[] {
  const counts = [...new Set(store.entries().map(([cell]) => Number(cell.split(" | ")[1])))].sort((a, b) => a - b);
  return NAMES.flatMap((name) =>
    counts.map((S) => {
      const batches: Batch[] = [];
      for (let next = store.get(key(name, S, 0)); next; next = store.get(key(name, S, batches.length)))
        batches.push(next);
      return { name, S, batches };
    }),
  ).filter(({ batches }) => batches.length > 0);
}
