/** What denoising-diffusion-pytorch keeps of its process beside the network: β, and how its loss was weighed. */
import type { Prediction } from "../../diffusion/process.ts";
import { scheduleOf } from "../../diffusion/schedule.ts";
import { isDictionary, isWeight, type Tree } from "../torch/tree.ts";
import { scheduleOfBetas } from "./schedules.ts";
import { assumed, inferred, read, type Says } from "./told.ts";

const MOST_STEPS = 100_000;

/** The first buffer of that name, wherever it stands: the copies in a file are equal. */
async function buffer(tree: Tree, name: string): Promise<Float32Array | null> {
  if (!isDictionary(tree)) return null;
  for (const [key, each] of tree) {
    if (isWeight(each)) {
      const [length, ...more] = each.shape;
      const isIt = key === name || key.endsWith(`.${name}`);
      if (isIt && more.length === 0 && length! > 0 && length! <= MOST_STEPS) return each.read();
    } else {
      const found = await buffer(each, name);
      if (found) return found;
    }
  }
  return null;
}

/** Null where the file has no β: a bare network of that program. */
export async function buffersSay(
  tree: Tree,
  program: string,
): Promise<Pick<Says, "T" | "schedule" | "prediction"> | null> {
  const betas = await buffer(tree, "betas");
  if (!betas) return null;
  const weights = await buffer(tree, "loss_weight");
  return {
    T: read(betas.length, "betas"),
    schedule: read(scheduleOfBetas(betas), "betas"),
    prediction:
      weights?.length === betas.length
        ? inferred(predictionOf(weights, scheduleOf(Float64Array.from(betas)).alphasCumprod), "loss_weight")
        : assumed("epsilon", program),
  };
}

/** At a signal-to-noise ratio near ½ the weights are 1 for ε, ½ for x₀ and ⅓ for v, with min-SNR (Hang et al. 2023) too. */
function predictionOf(weights: Float32Array, alphasCumprod: Float64Array): Prediction {
  const ratio = (i: number) => alphasCumprod[i]! / (1 - alphasCumprod[i]!);
  let at = 0;
  for (let i = 1; i < weights.length; i++) {
    if (Math.abs(Math.log(2 * ratio(i))) < Math.abs(Math.log(2 * ratio(at)))) at = i;
  }
  const snr = ratio(at);
  const wanted: readonly (readonly [Prediction, number])[] = [
    ["epsilon", 1],
    ["sample", snr],
    ["v_prediction", snr / (1 + snr)],
  ];
  const off = (weight: number) => Math.abs(Math.log(weights[at]! / weight));
  return wanted.reduce((best, each) => (off(each[1]) < off(best[1]) ? each : best))[0];
}
