/**
 * Plans on plain numbers: every value is a picture of its own, on its way through the project's own
 * sampler rows and step, with a closed-form denoiser where the network would be.
 */
import { normals } from "../../../diffusion/noise.ts";
import { flagsOf, ROW_WORDS, writeStep } from "../../../diffusion/pack.ts";
import type { Plan } from "../../../diffusion/plan.ts";
import { planFor } from "../../../diffusion/samplers/plans/index.ts";
import type { ProcessSpec, SamplerSpec } from "../../../diffusion/spec.ts";
import { stepCpu } from "../../../diffusion/step.ts";
import { type ScheduleName, SPECS } from "./schedules.ts";

/** The denoiser of a number: for an ᾱ, ε̂ at x. */
export type Denoiser = (alphaBar: number) => (x: number) => number;

export const LENGTH = 1000;

export function planOf(sampler: SamplerSpec, schedule: ScheduleName = "linear"): Plan {
  const process: ProcessSpec = { T: LENGTH, schedule: SPECS[schedule], prediction: "epsilon", variance: "fixed" };
  return planFor(process, sampler);
}

export interface Stop {
  /** Interface time. */
  readonly t: number;
  readonly x: Float64Array;
}

/** Where each of the values is before the first step, after it, … and at the end: steps + 1 stops. */
export function pathsOf(plan: Plan, start: Float64Array, denoise: Denoiser, draw: number): Stop[] {
  const x = Float64Array.from(start);
  const stops: Stop[] = [{ t: plan.steps[0]?.t ?? 0, x: start }];
  follow(plan, x, denoise, draw, (t) => stops.push({ t, x: Float64Array.from(x) }));
  return stops;
}

/** Where each of the values ends. */
export function endsOf(plan: Plan, start: Float64Array, denoise: Denoiser, draw: number): Float64Array {
  const x = Float64Array.from(start);
  follow(plan, x, denoise, draw);
  return x;
}

function follow({ steps }: Plan, x: Float64Array, denoise: Denoiser, draw: number, visit?: (t: number) => void): void {
  const row = new Float64Array(ROW_WORDS);
  const x0 = new Float64Array(x.length);
  const output = new Float64Array(x.length);
  const z = new Float32Array(x.length);
  for (const step of steps) {
    const epsilon = denoise(step.alphaBar);
    for (let i = 0; i < x.length; i++) output[i] = epsilon(x[i]!);
    const noisy = step.spread.kind === "learned" || step.spread.sigma > 0;
    if (noisy) normals(z, { seed: [draw, 0], image: 0, branch: 0 }, "step", step.noiseIndex);
    writeStep(row, 0, step);
    stepCpu(row, 0, flagsOf(step), x, x0, output, noisy ? Float64Array.from(z) : null);
    visit?.(step.tNext);
  }
}
