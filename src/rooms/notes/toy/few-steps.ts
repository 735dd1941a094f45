/** How wrong few steps are: each sampler from the same starts, against the mixture's true quantiles. */
import type { SamplerSpec, Spacing } from "../../../diffusion/spec.ts";
import { distance } from "./distance.ts";
import { bestNoise, MIXTURE, quantiles } from "./mixture.ts";
import { endsOf, planOf } from "./run.ts";

export const COUNTS = [2, 3, 4, 6, 8, 12, 16, 25, 50, 100] as const;

const SIZE = 600;
const DRAW = 7;

/** x_T as the quantiles of N(0, 1), so that a start brings no chance of its own. */
const STARTS = quantiles([{ weight: 1, mean: 0, deviation: 1 }], SIZE);
const TRUTH = quantiles(MIXTURE, SIZE);
const denoise = bestNoise(MIXTURE);

/** The note's three, each as its paper has it. */
const MADE = {
  ddpm: (steps) => ({ kind: "ddpm", steps: String(steps), sigma: "fixed_small", clip: false }),
  ddim: (steps, spacing) => ({
    kind: "ddim",
    steps,
    spacing,
    eta: 0,
    sigmaHat: false,
    clip: false,
    epsilon: "recompute",
  }),
  dpmpp2m: (steps, spacing) => ({ kind: "dpmpp2m", steps, spacing, clip: false }),
} satisfies Record<string, (steps: number, spacing: Spacing) => SamplerSpec>;

export type SamplerName = keyof typeof MADE;
const NAMES = Object.keys(MADE) as SamplerName[];

/** Where the sampler's pictures end, unsorted. */
export function sample(name: SamplerName, steps: number, spacing: Spacing): Float64Array {
  return endsOf(planOf(MADE[name](steps, spacing)), STARTS, denoise, DRAW);
}

export function errorOf(ends: Float64Array): number {
  return distance(ends, TRUTH);
}

export interface ErrorCurve {
  readonly name: SamplerName;
  readonly points: readonly (readonly [steps: number, error: number])[];
}

export function errorCurves(spacing: Spacing): ErrorCurve[] {
  return NAMES.map((name) => ({
    name,
    points: COUNTS.map((steps) => [steps, errorOf(sample(name, steps, spacing))] as const),
  }));
}

/** Falls of the first and of the second order, through DDIM's and 2M's errors at so many steps. */
const FROM = 6;
const TO = 25;

export interface Guide {
  readonly order: 1 | 2;
  readonly points: readonly (readonly [steps: number, error: number])[];
}

export function guides(curves: readonly ErrorCurve[]): Guide[] {
  const through = { ddim: 1, dpmpp2m: 2 } as const;
  return curves.flatMap(({ name, points }) => {
    if (name === "ddpm") return [];
    const order = through[name];
    const [, error] = points.find(([steps]) => steps === FROM)!;
    const at = (steps: number) => [steps, error * (FROM / steps) ** order] as const;
    return [{ order, points: [at(FROM), at(TO)] }];
  });
}
