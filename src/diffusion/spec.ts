/**
 * The settings of a process and of a sampler as plain JSON: what a manifest and a recipe carry.
 * Everything that samples starts from these two and a seed.
 */
export type { ModelVariance, Prediction, ProcessSpec, ScheduleSpec } from "./process.ts";
export type { SamplerSpec } from "./samplers/index.ts";
export type { Spacing } from "./timesteps.ts";
