import { expect, test } from "vitest";
import { betasOf, type Schedule, scheduleOf } from "./schedule.ts";
import type { ScheduleSpec } from "./spec.ts";
import { comparison, reference } from "./testing/report.ts";

interface Table {
  readonly t: readonly number[];
  readonly betas: readonly number[];
  readonly alphas_cumprod: readonly number[];
  readonly posterior_variance: readonly number[];
  readonly posterior_log_variance_clipped: readonly number[];
  readonly posterior_mean_coef1: readonly number[];
  readonly posterior_mean_coef2: readonly number[];
  readonly sqrt_recip_alphas_cumprod: readonly number[];
  readonly sqrt_recipm1_alphas_cumprod: readonly number[];
  readonly sum_betas: number;
  readonly sum_alphas_cumprod: number;
}
const tables = reference<Record<string, Table>>("schedules.json");

const linear: ScheduleSpec = { kind: "linear", beta_start: 0.0001, beta_end: 0.02 };
const at = (column: Float64Array, t: readonly number[]) => t.map((i) => column[i]!);
const sum = (column: Float64Array) => column.reduce((total, value) => total + value, 0);

test.each([
  ["linear-1000", linear, 1000],
  ["linear-4000", linear, 4000],
  ["cosine-1000", { kind: "cosine" }, 1000],
  ["cosine-4000", { kind: "cosine" }, 4000],
] as const)("%s is improved-diffusion's", (name, spec, T) => {
  const table = tables[name]!;
  const schedule: Schedule = scheduleOf(betasOf(spec, T));
  const c = comparison(`schedules: ${name}, float64`, 1e-12);
  c.compare(at(schedule.betas, table.t), table.betas);
  c.compare(at(schedule.alphasCumprod, table.t), table.alphas_cumprod);
  c.compare(at(schedule.posteriorVariance, table.t), table.posterior_variance);
  c.compare(at(schedule.posteriorLogVarianceClipped, table.t), table.posterior_log_variance_clipped);
  c.compare(at(schedule.posteriorMeanCoef1, table.t), table.posterior_mean_coef1);
  c.compare(at(schedule.posteriorMeanCoef2, table.t), table.posterior_mean_coef2);
  c.compare(at(schedule.sqrtRecipAlphasCumprod, table.t), table.sqrt_recip_alphas_cumprod);
  c.compare(at(schedule.sqrtRecipm1AlphasCumprod, table.t), table.sqrt_recipm1_alphas_cumprod);
  c.compare(sum(schedule.betas), table.sum_betas);
  c.compare(sum(schedule.alphasCumprod), table.sum_alphas_cumprod);
  expect(c.finish().count).toBe(8 * table.t.length + 2);
});

// float32 on the other side, where a product of 1000 factors has lost digits: absolute, as its README says.
test.each([
  ["diffusers-linear-1000", linear],
  ["diffusers-scaled_linear-1000", { kind: "scaled_linear", beta_start: 0.0001, beta_end: 0.02 }],
  ["diffusers-squaredcos_cap_v2-1000", { kind: "squaredcos_cap_v2" }],
  ["diffusers-sigmoid-1000", { kind: "sigmoid", beta_start: 0.0001, beta_end: 0.02 }],
] as const)("%s is diffusers'", (name, spec) => {
  const table = tables[name]!;
  const { betas, alphasCumprod } = scheduleOf(betasOf(spec, 1000));
  const c = comparison(`schedules: ${name}, float32, absolute`, 1e-6);
  c.compare(at(betas, table.t), table.betas, 1);
  c.compare(at(alphasCumprod, table.t), table.alphas_cumprod, 1);
  c.finish();
});
