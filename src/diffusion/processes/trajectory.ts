/**
 * A batch that shares its beginning: the original code's way to show what a chain decides early and
 * what late (Ho et al. 2020, figure 7, turned round).
 */
import type { Lane, NoiseAddress, Plan } from "../plan.ts";
import { startOf } from "../start.ts";
import { type Denoise, type Moment, pSampleLoopProgressive } from "./loop.ts";

/**
 * `p_sample_loop_trajectory`: every moment of `count` chains.
 * @param size values of one picture
 * @param repeatNoiseSteps k ≥ 0: x_T and the noise of the first k reverse steps are image 0's for the
 *   whole batch, and each image's own after that; −1 shares nothing. Throws a RangeError on another.
 */
export function pSampleLoopTrajectory(
  denoise: Denoise,
  plan: Plan,
  count: number,
  size: number,
  seed: NoiseAddress["seed"],
  repeatNoiseSteps = -1,
): AsyncGenerator<Moment, void, void> {
  return pSampleLoopProgressive(denoise, trajectoryLanes(plan, count, size, seed, repeatNoiseSteps));
}

/** The lanes of such a batch, for any executor. */
export function trajectoryLanes(
  plan: Plan,
  count: number,
  size: number,
  seed: NoiseAddress["seed"],
  repeatNoiseSteps: number,
): Lane[] {
  if (!Number.isInteger(repeatNoiseSteps) || repeatNoiseSteps < -1)
    throw new RangeError(`invalid repeat_noise_steps: ${repeatNoiseSteps}, expected −1 (nothing shared), 0, 1, …`);
  return Array.from({ length: count }, (_, image) => {
    const noise = { seed, image, branch: 0, sharedSteps: Math.max(repeatNoiseSteps, 0) };
    const start = { from: "noise", image: repeatNoiseSteps < 0 ? image : 0 } as const;
    return { plan, x: startOf(start, plan, noise, size), at: 0, noise };
  });
}
