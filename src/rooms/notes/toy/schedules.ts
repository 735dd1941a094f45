/** The two schedules the chapters speak of, for any T, kept once made. */
import { betasOf, type Schedule, scheduleOf } from "../../../diffusion/schedule.ts";
import type { ScheduleSpec } from "../../../diffusion/spec.ts";

export type ScheduleName = "linear" | "cosine";

export const SPECS: Readonly<Record<ScheduleName, ScheduleSpec>> = {
  // Ho et al. 2020, section 4.
  linear: { kind: "linear", beta_start: 1e-4, beta_end: 0.02 },
  cosine: { kind: "cosine" },
};

/** "linear" is rescaled by 1000/T, so that every T ends in the same noise: β stays below 1 from here on. */
export const LEAST_T = 25;

const kept = new Map<string, Schedule>();

export function scheduleNamed(name: ScheduleName, T: number): Schedule {
  const key = `${name} ${T}`;
  let schedule = kept.get(key);
  if (!schedule) {
    schedule = scheduleOf(betasOf(SPECS[name], T));
    kept.set(key, schedule);
  }
  return schedule;
}

/** ᾱ at the interface's t: 1 at t = 0. */
export function alphaBarAt(schedule: Schedule, t: number): number {
  return t === 0 ? 1 : schedule.alphasCumprod[t - 1]!;
}
