/**
 * The app's side of models/train/tests/test_agreement.py: a model folder is opened, checked, measured
 * and sampled from by the app's own code in Node, on wasm, and the numbers go back as plain JSON.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as ort from "onnxruntime-web";
import { cloudOf, frechetDistance, kernelDistance, whitened } from "../src/diffusion/feature-distance.ts";
import { type BoundTerm, bitsTerm, bitsWork, priorBits, termNoise } from "../src/diffusion/likelihood.ts";
import { noised } from "../src/diffusion/noised.ts";
import type { Lane, Told } from "../src/diffusion/plan.ts";
import { type Denoise, pSampleLoop } from "../src/diffusion/processes/loop.ts";
import { trajectoryLanes } from "../src/diffusion/processes/trajectory.ts";
import { RandomFeatures } from "../src/diffusion/random-features.ts";
import { rateDistortion } from "../src/diffusion/rate-distortion.ts";
import { planFor } from "../src/diffusion/samplers/plans/index.ts";
import { betasOf } from "../src/diffusion/schedule.ts";
import { seedOf } from "../src/diffusion/seed.ts";
import type { SamplerSpec } from "../src/diffusion/spec.ts";
import { type Denoiser, pictureSize } from "../src/engine/denoiser.ts";
import { openWasm } from "../src/engine/ort/ort-wasm.ts";
import { selfCheck } from "../src/engine/selfcheck.ts";
import { type Manifest, networkFile, parseManifest } from "../src/models/manifest.ts";

export interface ModelQuestion {
  /** A model folder. */
  readonly model: string;
  /** To measure in bits, each [C·H·W] in model range; picture i has image number i. */
  readonly pictures: readonly (readonly number[])[];
  /** Respacing of the bound, as improved-diffusion writes it. */
  readonly steps: string;
  readonly samplers: readonly SamplerSpec[];
  /** So many steps there and back for the pictures, DDIM encoded in the form `own`. */
  readonly roundTrip: number;
  /** Pictures to sample with each of them. */
  readonly count: number;
  readonly seed: string;
  /** The class of each picture that is sampled, or goes there and back; left out: none. */
  readonly told?: readonly Told[];
}

/** Everything it can be asked about one model. Throws the Fault of a folder that the app would refuse. */
export async function answerModel({
  model,
  pictures,
  steps,
  samplers,
  roundTrip,
  count,
  seed: decimal,
  told = [],
}: ModelQuestion) {
  const manifest = parseManifest(readFileSync(join(model, "manifest.json"), "utf8"));
  const file = readFileSync(join(model, networkFile(manifest).name));
  const denoiser = await openWasm({ manifest, file }, { threads: 1, ort: async () => ort });
  const check = await selfCheck(denoiser, manifest, 4);
  const seed = seedOf(decimal);
  const bounds = [];
  for (const [picture, x0] of pictures.entries())
    bounds.push(await boundOf(denoiser, manifest, steps, seed, picture, x0));
  const denoise: Denoise = (x, t, labels) => denoiser.evaluate(x.slice(), t.slice(), labels.slice());
  const withClass = (lane: Lane, i: number): Lane => ({ ...lane, ...(told[i] && { told: told[i] }) });
  const trip = await roundTripOf(
    denoise,
    manifest,
    roundTrip,
    pictures.map((x) => Float32Array.from(x)),
    withClass,
  );
  const samples = [];
  for (const sampler of samplers) {
    const plan = planFor(manifest.diffusion, sampler);
    const lanes = trajectoryLanes(plan, count, pictureSize(denoiser.shape), seed, -1).map(withClass);
    samples.push(Array.from(await pSampleLoop(denoise, lanes, manifest.classes.length)));
  }
  await denoiser.dispose();
  return {
    selfCheck: check.difference,
    betas: Array.from(betasOf(manifest.diffusion.schedule, manifest.diffusion.T)),
    bounds,
    roundTrip: trip,
    samples,
  };
}

/** x_T of each picture and what comes back from it, all pictures one after another. */
async function roundTripOf(
  denoise: Denoise,
  { diffusion, classes }: Manifest,
  steps: number,
  pictures: Float32Array[],
  withClass: (lane: Lane, i: number) => Lane,
) {
  const walk = (sampler: SamplerSpec, from: Float32Array[]) => {
    const plan = planFor(diffusion, sampler);
    const lanes = from.map((x, i) => withClass({ plan, x, at: 0, noise: NONE }, i));
    return pSampleLoop(denoise, lanes, classes.length);
  };
  const xT = await walk({ kind: "encode", steps, spacing: "uniform", form: "own" }, pictures);
  const size = xT.length / pictures.length;
  const back = await walk(
    { kind: "ddim", steps, spacing: "uniform", eta: 0, sigmaHat: false, clip: false, epsilon: "keep" },
    pictures.map((_, i) => xT.slice(i * size, (i + 1) * size)),
  );
  return { xT: Array.from(xT), back: Array.from(back) };
}

/** Deterministic plans draw nothing. */
const NONE = { seed: [0, 0], image: 0, branch: 0, sharedSteps: 0 } as const;

/** One picture's whole bound under every Σ, in bits/dim, and its rate–distortion curve under the model's own. */
async function boundOf(
  denoiser: Denoiser,
  { diffusion }: Manifest,
  steps: string,
  seed: ReturnType<typeof seedOf>,
  picture: number,
  x0: readonly number[],
) {
  const work = bitsWork(diffusion, steps, true);
  const prior = priorBits(work[0]!, x0);
  const terms: BoundTerm[] = [];
  for (const each of work) {
    const epsilon = termNoise(each, seed, picture, x0.length);
    const xt = noised(each, x0, epsilon);
    const m = await denoiser.evaluate(xt.slice(), Float32Array.of(each.timestep));
    terms.push(bitsTerm(each, x0, xt, epsilon, m));
  }
  const own = (term: BoundTerm) => term.learned ?? term.fixedSmall;
  const sum = (bits: (term: BoundTerm) => number) => terms.reduce((total, term) => total + bits(term), prior);
  return {
    prior,
    fixed_small: sum((term) => term.fixedSmall),
    fixed_large: sum((term) => term.fixedLarge),
    learned: diffusion.variance === "fixed" ? null : sum((term) => term.learned!),
    curve: rateDistortion(
      prior,
      terms.map((term) => ({ t: term.t, bits: own(term), x0Mse: term.x0Mse })),
    ),
  };
}

/** The distance of some pictures [3, 32, 32] from others that stand for the real ones. */
export function answerDistance(real: readonly (readonly number[])[], pictures: readonly (readonly number[])[]) {
  const features = new RandomFeatures({ channels: 3, width: 32, height: 32 });
  const featuresOf = (all: typeof real) => all.map((picture) => features.of(Float32Array.from(picture)));
  const points = whitened(featuresOf(pictures), cloudOf(featuresOf(real)));
  return { ...kernelDistance(points), frechet: frechetDistance(points) };
}
