/**
 * A question with a known answer, asked of the network by onnxruntime's wasm when a model comes in and kept with it:
 * every engine that is to run it has to answer the same, here and ever after.
 */

import { concat } from "../bytes/concat.ts";
import { normals } from "../diffusion/noise.ts";
import { noised } from "../diffusion/noised.ts";
import { checkTables } from "../diffusion/quantiles.ts";
import { betasOf, scheduleOf } from "../diffusion/schedule.ts";
import type { Engine } from "../engine/engine.ts";
import { refusal } from "../formats/refusal.ts";
import type { KnownAnswer, Manifest } from "../models/manifest.ts";

/** As of the shipped models: what float16 weights and another order of sums may do. */
const TOLERANCE = 0.01;
/** Near the picture and near the noise. */
const AT = [0.02, 0.7];

/** Told how many answers have come. */
export type Counting = (done: number, total: number) => void;

/** @throws Refusal where what it answers is no number, or always the same */
export async function knownAnswer(
  manifest: Manifest,
  file: Uint8Array,
  open: Engine["open"],
  counting: Counting = () => {},
): Promise<KnownAnswer> {
  await checkTables();
  const { image, diffusion } = manifest;
  const size = image.channels * image.height * image.width;
  const { alphasCumprod } = scheduleOf(betasOf(diffusion.schedule, diffusion.T));
  const timestep = Float32Array.from(AT, (part) => Math.floor(part * diffusion.T));
  const sample = new Float32Array(AT.length * size);
  timestep.forEach((t, i) => {
    const alphaBar = alphasCumprod[t]!;
    const noise = normals(new Float32Array(size), { seed: [0, 0], image: i, branch: 0 }, "initial", 0);
    const level = { signal: Math.sqrt(alphaBar), noise: Math.sqrt(1 - alphaBar) };
    sample.set(noised(level, waves(image), noise), i * size);
  });
  // The first class and the last, where it knows any.
  const { length: classes } = manifest.classes;
  const label = classes > 0 ? Float32Array.of(0, classes - 1) : null;
  const denoiser = await open({ manifest, file });
  try {
    // One after the other: two pictures at once take twice the room, no less time, and nothing is told in between.
    const parts: Float32Array[] = [];
    for (let i = 0; i < AT.length; i++) {
      counting(i, AT.length);
      const of = (values: Float32Array, width = 1) => values.subarray(i * width, (i + 1) * width);
      parts.push(await denoiser.evaluate(of(sample, size), of(timestep), label ? of(label) : undefined));
    }
    const output = concat(Float32Array, parts);
    if (output.some((value) => !Number.isFinite(value))) throw refusal("known.noNumbers");
    if (output.every((value) => value === output[0])) throw refusal("known.untrained");
    return { timestep, label, sample, output, tolerance: TOLERANCE };
  } finally {
    await denoiser.dispose();
  }
}

/** A picture with something in every channel, [C, H, W] in [−1, 1]. */
function waves({ channels, height, width }: Manifest["image"]): Float32Array {
  return Float32Array.from({ length: channels * height * width }, (_, i) => {
    const [x, y, c] = [i % width, Math.floor(i / width) % height, Math.floor(i / (width * height))];
    return 0.8 * Math.sin((2 * Math.PI * x * (c + 1)) / width) * Math.cos((2 * Math.PI * y) / height);
  });
}
