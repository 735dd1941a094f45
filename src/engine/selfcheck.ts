/**
 * Before an engine's pictures are believed: an evaluation of the manifest's known answers, in a
 * batch of the size that will run (engines have been seen to be right for one picture and wrong for more).
 */
import { Fault } from "../models/fault.ts";
import type { Manifest } from "../models/manifest.ts";
import { type Denoiser, pictureSize } from "./denoiser.ts";

export interface SelfCheck {
  /** Largest |difference|, in standard deviations of the right output. */
  readonly difference: number;
  readonly tolerance: number;
  readonly batch: number;
}

/**
 * Resolves when the engine is known to answer rightly for a micro-batch of this size. `compiling` is
 * called first where that has to be found out, for the engine's shaders then compile.
 */
export type Check = (batch: number, compiling: () => void) => Promise<void>;

/** What float16 between layers may do of it: half of what a manifest allows the weights. */
const HALVES_TOLERANCE = 5e-3;

/** @throws Fault "self-check-failed" for NaN, for zeros, and for a difference above the tolerance. */
export async function selfCheck(
  denoiser: Denoiser,
  { known }: Pick<Manifest, "known">,
  batch: number,
): Promise<SelfCheck> {
  const { halves } = denoiser;
  // Near the noise numbers are others than near the picture, and float16 is narrow: every answer is asked for.
  const rounds = halves ? Math.ceil(known.timestep.length / batch) : 1;
  const tolerance = halves ? Math.min(HALVES_TOLERANCE, known.tolerance) : known.tolerance;
  let difference = 0;
  for (let round = 0; round < rounds; round++) {
    difference = Math.max(difference, await differs(denoiser, known, batch, round * batch));
  }
  if (!(difference <= tolerance)) {
    const found = `${difference.toPrecision(3)} standard deviations off`;
    fail(denoiser, batch, `is ${found} the known answer; at most ${tolerance} is allowed`);
  }
  return { difference, tolerance, batch };
}

/** @param from the known answer that the first picture is asked for */
async function differs(denoiser: Denoiser, known: Manifest["known"], batch: number, from: number): Promise<number> {
  const D = pictureSize(denoiser.shape);
  const size = known.output.length / known.timestep.length;
  const which = Array.from({ length: batch }, (_, i) => (from + i) % known.timestep.length);
  const x = new Float32Array(batch * D);
  which.forEach((k, i) => {
    x.set(known.sample.subarray(k * D, (k + 1) * D), i * D);
  });
  const timestep = Float32Array.from(which, (k) => known.timestep[k]!);
  const { label } = known;
  const output = await denoiser.evaluate(x, timestep, label ? Float32Array.from(which, (k) => label[k]!) : undefined);

  let largest = 0;
  let zeros = 0;
  for (let i = 0; i < batch * size; i++) {
    const value = output[i]!;
    if (!Number.isFinite(value)) fail(denoiser, batch, `gave ${value} at value ${i}`);
    if (value === 0) zeros++;
    const k = which[Math.floor(i / size)]!;
    largest = Math.max(largest, Math.abs(value - known.output[k * size + (i % size)]!));
  }
  if (zeros === batch * size) fail(denoiser, batch, "gave only zeros");
  return largest / standardDeviation(known.output);
}

function fail({ adapter }: Denoiser, batch: number, what: string): never {
  throw new Fault("self-check-failed", `${adapter}, ${batch} at once: the network ${what}`);
}

function standardDeviation(values: Float32Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}
