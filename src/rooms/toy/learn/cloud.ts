/**
 * Points on their way from noise to data. A cloud is one picture of 2·N values, and goes through the very plans, rows, noise
 * and step that pictures do.
 */

import { packLanes } from "../../../diffusion/pack.ts";
import type { Lane, NoiseAddress } from "../../../diffusion/plan.ts";
import type { ProcessSpec } from "../../../diffusion/process.ts";
import { planFor } from "../../../diffusion/samplers/plans/index.ts";
import type { SamplerSpec } from "../../../diffusion/spec.ts";
import { startOf } from "../../../diffusion/start.ts";
import { stepBatch } from "../../../diffusion/step-batch.ts";
import { EMBEDDED } from "./embedding.ts";
import { noPosterior, posteriorAt } from "./exact.ts";
import { INPUTS, Pass } from "./network.ts";
import type { Dots } from "./sets.ts";

/** Writes to m, [N, 2], what a network says of x, [N, 2], at its index. */
export type Denoiser = (x: Float32Array, timestep: number, m: Float32Array) => void;

/** Where the points are at some moments of a chain, T first. */
export interface Paths {
  /** Interface times. */
  readonly times: readonly number[];
  /** At each, [N, 2]. */
  readonly clouds: readonly Float32Array[];
}

/** @param count a multiple of 4 */
export function networkDenoiser(weights: Float64Array, embeddings: Float64Array, count: number): Denoiser {
  const pass = new Pass(count);
  return (x, timestep, m) => {
    const embedding = embeddings.subarray(timestep * EMBEDDED, (timestep + 1) * EMBEDDED);
    for (let i = 0; i < count; i++) {
      pass.input[i * INPUTS] = x[2 * i]!;
      pass.input[i * INPUTS + 1] = x[2 * i + 1]!;
      pass.input.set(embedding, i * INPUTS + 2);
    }
    pass.forward(weights);
    m.set(pass.output);
  };
}

/** The network that nothing is left to learn for; it says x₀. */
export function exactDenoiser(dots: Dots, alphasCumprod: Float64Array): Denoiser {
  const found = noPosterior();
  return (x, timestep, m) => {
    const alphaBar = alphasCumprod[timestep]!;
    for (let i = 0; i < x.length; i += 2) {
      posteriorAt(dots, alphaBar, x[i]!, x[i + 1]!, found);
      m[i] = found.x;
      m[i + 1] = found.y;
    }
  };
}

export interface Chain {
  readonly process: ProcessSpec;
  readonly sampler: SamplerSpec;
  readonly seed: NoiseAddress["seed"];
  readonly count: number;
}

/** @param most how many moments are kept, the first and the last among them */
export function pathsOf({ process, sampler, seed, count }: Chain, denoise: Denoiser, most: number): Paths {
  const plan = planFor(process, sampler);
  const noise: NoiseAddress = { seed, image: 0, branch: 0, sharedSteps: 0 };
  const x = startOf({ from: "noise" }, plan, noise, 2 * count);
  const { steps } = plan;
  const kept = new Set(Array.from({ length: most }, (_, i) => Math.round((i / (most - 1)) * steps.length)));
  const times = [steps[0]!.t];
  const clouds = [x.slice()];
  follow({ plan, x, at: 0, noise }, denoise, (position) => {
    if (!kept.has(position)) return;
    times.push(steps[position - 1]!.tNext);
    clouds.push(x.slice());
  });
  return { times, clouds };
}

/** Sends a lane's x, [N, 2], through its plan, in place; `visit` hears how many steps it has had after each. */
export function follow(lane: Lane, denoise: Denoiser, visit?: (position: number) => void): void {
  const { x, plan } = lane;
  const packed = packLanes([lane], 0);
  const x0 = new Float32Array(x.length);
  const m = new Float32Array(x.length);
  const z = new Float32Array(x.length);
  plan.steps.forEach(({ timestep }, position) => {
    denoise(x, timestep, m);
    stepBatch(packed, position, x, x0, m, z);
    visit?.(position + 1);
  });
}
