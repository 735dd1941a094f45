/**
 * Chains on the CPU: any batch of lanes, in the float32 that every executor keeps. The app's own
 * loop is the worker's, which pauses, queues and uses the GPU; this one is the plain version beside it.
 */
import { askedOf } from "../guidance.ts";
import { packLanes } from "../pack.ts";
import type { Lane } from "../plan.ts";
import { stepBatch } from "../step-batch.ts";

/**
 * The network on a batch: x [N, D] and a timestep and a label a picture → m, [N, D], or [N, 2D] where it says
 * something of Σ. x is the loop's own and changes after the call.
 */
export type Denoise = (
  x: Float32Array,
  timesteps: Float32Array,
  labels: Float32Array,
) => Float32Array | Promise<Float32Array>;

export interface Moment {
  /** How many steps are done, 1 … the longest lane's. */
  readonly position: number;
  /** x' of the step just done and the x̂₀ behind it, [N, D] each; both change when the loop goes on. */
  readonly x: Float32Array;
  readonly x0: Float32Array;
}

/** `p_sample_loop`: all steps (Ho et al. 2020, algorithm 2, or whatever the plans are). Returns the last x, [N, D]. */
export async function pSampleLoop(denoise: Denoise, lanes: readonly Lane[], classes = 0): Promise<Float32Array> {
  let x = joined(lanes);
  for await (const moment of pSampleLoopProgressive(denoise, lanes, classes)) x = moment.x;
  return x;
}

/**
 * `p_sample_loop_progressive`, the loop that keeps x̂₀ (section 4.3, figure 6).
 * Throws an Error when an x stops being finite.
 * @param classes how many the network knows
 */
export async function* pSampleLoopProgressive(
  denoise: Denoise,
  lanes: readonly Lane[],
  classes = 0,
): AsyncGenerator<Moment, void, void> {
  const batch = packLanes(lanes, classes);
  const { positions, images, asked, timesteps, labels } = batch;
  const x = joined(lanes);
  const D = x.length / Math.max(images, 1);
  const x0 = new Float32Array(x.length);
  lanes.forEach(({ previous }, image) => {
    if (previous) x0.set(previous, image * D);
  });
  const z = new Float32Array(D);
  for (let position = 0; position < positions; position++) {
    const told = timesteps.subarray(position * asked.length, (position + 1) * asked.length);
    const m = await denoise(askedOf(batch, x), told, labels);
    const wrong = stepBatch(batch, position, x, x0, m, z);
    if (wrong !== null) throw new Error(`not finite: x of image ${wrong} after step ${position + 1} of ${positions}`);
    yield { position: position + 1, x, x0 };
  }
}

/** The lanes' x side by side, [N, D]. */
function joined(lanes: readonly Lane[]): Float32Array {
  const D = lanes[0]?.x.length ?? 0;
  const x = new Float32Array(lanes.length * D);
  lanes.forEach((lane, image) => {
    if (lane.x.length !== D) throw new RangeError(`invalid lane ${image}: ${lane.x.length} values, expected ${D}`);
    x.set(lane.x, image * D);
  });
  return x;
}
