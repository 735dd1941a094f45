/**
 * Bits/dim of the shipped model on the held-out faces, and rate and distortion as in DDPM's table 4.
 *
 * The exact sum would be 64,000 evaluations, so t is sampled: L₀ for every face, then wave after wave
 * that gives each face another t, one from each of 64 stretches of 2 … T. Every wave is an
 * unbiased estimate of the faces' mean bound by itself; their spread gives the standard error.
 */
import { bitsWork, priorBits } from "../src/diffusion/likelihood.ts";
import { stretchOf } from "../src/diffusion/likelihood-stretches.ts";
import { philox } from "../src/diffusion/philox.ts";
import { boundTerms } from "./bound-terms.ts";
import { loadNetwork, PROCESS } from "./quality-network.ts";
import { heldOutFaces } from "./quality-pictures.ts";
import { openStore } from "./quality-store.ts";

/** [face, t, fixed small, fixed large, learned, ε-MSE, x̂₀-MSE] */
type Row = readonly [number, number, number, number, number, number, number];

const SEED = [20, 0] as const;
const BATCH = 16;
/** DDPM's table 4 counts T − t + 1. */
const REVERSE_STEPS = [1000, 900, 800, 700, 600, 500, 400, 300, 200, 100];

const store = openStore<Row[]>("bits");
const faces = heldOutFaces();
const work = bitsWork(PROCESS, "1000", true);
const T = work.length;

/** Takes the terms still missing, up to `waves` of them. */
export async function measureBits(waves: number): Promise<void> {
  const all = faces.map((_, face) => face);
  const times = REVERSE_STEPS.map((reverse) => T - reverse + 1);
  const jobs: [string, (readonly [face: number, t: number])[]][] = [
    ...times.map((t): (typeof jobs)[number] => [`t ${t}`, all.map((face) => [face, t])]),
    ...Array.from({ length: waves }, (_, wave): (typeof jobs)[number] => [`wave ${wave}`, pairsOf(wave)]),
  ];
  for (const [name, pairs] of jobs)
    for (let at = 0; at < pairs.length; at += BATCH)
      await store.measure(`${name} from ${at}`, () => measure(pairs.slice(at, at + BATCH)));
}

async function measure(pairs: readonly (readonly [number, number])[]): Promise<Row[]> {
  const network = await loadNetwork();
  const asked = pairs.map(([face, t]) => ({ each: work[T - t]!, x0: faces[face]!, picture: face }));
  const terms = await boundTerms(network, SEED, asked);
  return terms.map((term, i): Row => {
    const [face] = pairs[i]!;
    return [face, term.t, term.fixedSmall, term.fixedLarge, term.learned!, term.epsilonMse, term.x0Mse];
  });
}

/** The stretches that a wave takes one t of, one a face. */
const stretch = (s: number) => stretchOf(T, faces.length, s);

/** Face s + 37·wave takes stretch s, so that a face meets every stretch; where in it is drawn. */
function pairsOf(wave: number): (readonly [number, number])[] {
  const words = new Uint32Array(4);
  return faces.map((_, s) => {
    philox(words, s, wave, 0, 0xff, ...SEED);
    const [first, length] = stretch(s);
    return [(s + 37 * wave) % faces.length, first + Math.floor((words[0]! / 2 ** 32) * length)] as const;
  });
}

const SIGMAS = ["fixed small", "fixed large", "learned"] as const;

/** What has been measured so far, as plain numbers for results/bits.json; null before the first wave. */
export function summariseBits() {
  const prior = mean(faces.map((face) => priorBits(work[0]!, face)));
  const at = (t: number) => store.entries().flatMap(([key, rows]) => (key.startsWith(`t ${t} `) ? rows : []));
  const waves = completeWaves();
  if (waves.length === 0) return null;
  const decoder = at(1);
  const variances = SIGMAS.map((sigma, k) => {
    const l0 = mean(decoder.map((row) => row[k + 2]!));
    const sums = waves.map((rows) => weighted(rows, k + 2));
    return {
      sigma,
      bitsPerDim: prior + l0 + mean(sums),
      standardError: deviation(sums) / Math.sqrt(sums.length),
      l0,
      betweenL0AndLT: mean(sums),
    };
  });
  return {
    pictures: faces.length,
    evaluations: store.entries().reduce((sum, [, rows]) => sum + rows.length, 0),
    waves: waves.length,
    termsPerPicture: waves.length + 1,
    prior,
    variances,
    epsilonMse: mean(waves.map((rows) => weighted(rows, 5) / (T - 1))),
    rateDistortion: REVERSE_STEPS.map((reverseStep) => {
      const t = T - reverseStep + 1;
      const sent = (k: number) =>
        prior +
        mean(
          waves.map((rows) =>
            weighted(
              rows.filter((row) => row[1] > t),
              k,
            ),
          ),
        );
      return {
        reverseStep,
        rateFixedSmall: sent(2),
        rateLearned: sent(4),
        distortion: mean(at(t).map((row) => 127.5 * Math.sqrt(row[6]))),
      };
    }),
  };
}

function completeWaves(): Row[][] {
  const waves = new Map<string, Row[]>();
  for (const [key, rows] of store.entries()) {
    const name = /^wave \d+/.exec(key)?.[0];
    if (name) waves.set(name, [...(waves.get(name) ?? []), ...rows]);
  }
  return [...waves.values()].filter((rows) => rows.length === faces.length);
}

/** Σ over 2 … T of column k, from one t of each stretch: each stands for the length of its stretch. */
function weighted(rows: readonly Row[], k: number): number {
  return rows.reduce((sum, row) => sum + lengthAt(row[1]) * row[k]!, 0);
}

function lengthAt(t: number): number {
  const s = faces.findIndex((_, k) => stretch(k)[0] + stretch(k)[1] > t);
  return stretch(s)[1];
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function deviation(values: readonly number[]): number {
  const middle = mean(values);
  return Math.sqrt(values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (values.length - 1));
}
