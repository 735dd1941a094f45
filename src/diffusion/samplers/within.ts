/** Samplers and times that a process has. */

import { spaceTimesteps } from "../space-timesteps.ts";
import type { ProcessSpec, SamplerSpec } from "../spec.ts";
import { type Spec, stepsOf } from "./define.ts";
import { samplerOf } from "./index.ts";

/** The sampler with as many of its steps as a process of T has. */
export function within<S extends Spec>(sampler: S, T: number): S {
  const { fields, mostSteps } = samplerOf(sampler);
  const steps = Math.min(stepsOf(sampler), mostSteps(T, sampler));
  if (fields.steps.is === "count") return steps === sampler.steps ? sampler : { ...sampler, steps };
  return { ...sampler, steps: respacingWithin(String(sampler.steps), T) };
}

/** A respacing of T, or as many steps evenly as it asks for and T has. */
export function respacingWithin(steps: string, T: number): string {
  try {
    spaceTimesteps(T, steps);
    return steps;
  } catch (error) {
    if (error instanceof RangeError) return String(Math.min(stepsOf({ steps }), T));
    throw error;
  }
}

/** Settings under their names as a process can have them: in its T, each once, and without a Σ that nobody learned. */
export function fitting<Name extends string>(
  presets: Readonly<Record<Name, SamplerSpec>>,
  { T, variance }: ProcessSpec,
): { readonly name: Name; readonly sampler: SamplerSpec }[] {
  const found = new Map<string, { readonly name: Name; readonly sampler: SamplerSpec }>();
  for (const name of Object.keys(presets) as Name[]) {
    const sampler = within(presets[name], T);
    const text = JSON.stringify(sampler);
    const learned = "sigma" in sampler && sampler.sigma === "learned";
    if (!found.has(text) && !(learned && variance === "fixed")) found.set(text, { name, sampler });
  }
  return [...found.values()];
}
