/** Pictures that a network makes, as a hypothesis says that it is asked. */
import { normals } from "../diffusion/noise.ts";
import type { Range } from "../formats/process/told.ts";
import type { Hypothesis } from "./bench.ts";
import { calledWith, indexAt } from "./hypotheses.ts";
import type { Examination } from "./patient.ts";

/** Steps of DDIM, an evaluation each: as far from each other in the signal-to-noise ratio. */
export const STEPS = 20;
/** Below the first, where pictures hardly differ from noise, an error of ε̂ would be multiplied by more than 20. */
const [FIRST, LAST] = [-6, 6];

/** Unclipped, in the network's own range, [count][D]; null where it has no such times, or runs away. */
export async function sampled(
  examination: Examination,
  { way, candidate, prediction }: Hypothesis,
  count: number,
): Promise<Float32Array[] | null> {
  const D = examination.patient.picture.reduce((product, size) => product * size, 1);
  const x = new Float32Array(count * D);
  for (let image = 0; image < count; image++) {
    normals(x.subarray(image * D, (image + 1) * D), { seed: [7, 0], image, branch: 0 }, "initial", 0);
  }
  const network = candidate.networks[prediction];
  const alphaBarAt = (step: number) => 1 / (1 + Math.exp(-(FIRST + ((LAST - FIRST) * step) / (STEPS - 1))));
  for (let step = 0; step < STEPS; step++) {
    const alphaBar = alphaBarAt(step);
    const next = step === STEPS - 1 ? 1 : alphaBarAt(step + 1);
    const index = indexAt(candidate, Math.log(alphaBar / (1 - alphaBar)));
    const m = await examination.ask(way, x, calledWith(candidate, index));
    if (!m.every(Number.isFinite)) return null;
    const { fromX, fromM, noiseFromX, noiseFromM } = network.ask(index, alphaBar);
    const [signal, noise] = [Math.sqrt(next), Math.sqrt(1 - next)];
    for (let i = 0; i < x.length; i++) {
      x[i] = signal * (fromX * x[i]! + fromM * m[i]!) + noise * (noiseFromX * x[i]! + noiseFromM * m[i]!);
    }
  }
  return Array.from({ length: count }, (_, image) => x.slice(image * D, (image + 1) * D));
}

export const RANGES: readonly Range[] = [
  [-1, 1],
  [0, 1],
  [-0.5, 0.5],
];
/** How far its ends may be from a range's, as a part of its width. */
const NEAR = 0.2;
/** What is beyond is a few pixels that ran away. */
const OUTSIDE = 0.005;

/** The range that pictures fill; null where they fill none that is known. */
export function rangeOf(pictures: readonly Float32Array[]): Range | null {
  const values = Float32Array.from(pictures.flatMap((picture) => [...picture])).sort();
  const [low, high] = [OUTSIDE, 1 - OUTSIDE].map((part) => values[Math.floor(part * (values.length - 1))]!) as [
    number,
    number,
  ];
  const near = ([black, white]: Range) =>
    Math.max(Math.abs(low - black), Math.abs(high - white)) < NEAR * (white - black);
  const fitting = RANGES.filter(near);
  return fitting.length === 1 ? fitting[0]! : null;
}
