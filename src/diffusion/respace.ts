/**
 * Strided sampling (Nichol & Dhariwal 2021, section 4): the process that takes only some of a model's T steps
 * (space-timesteps.ts), with β and the posterior computed anew.
 */
import { type Schedule, scheduleOf } from "./schedule.ts";

/**
 * The process that takes only the `kept` steps (rising indices into `betas`): each new β is
 * 1 − ᾱ/ᾱ(kept before), and `timesteps` says which step of the model each one is.
 */
export function respace(betas: Float64Array, kept: readonly number[]): Schedule {
  const { alphasCumprod } = scheduleOf(betas);
  let before = 1;
  const respaced = Float64Array.from(kept, (index, i) => {
    const alphaBar = alphasCumprod[index];
    if (alphaBar === undefined || index <= (kept[i - 1] ?? -1))
      throw new RangeError(`invalid kept step: ${index}, expected rising whole numbers, 0 … ${betas.length - 1}`);
    // Where ᾱ has underflowed to 0 nothing of the picture is left to keep.
    const beta = before > 0 ? 1 - alphaBar / before : 1;
    before = alphaBar;
    return beta;
  });
  return scheduleOf(respaced, kept);
}
