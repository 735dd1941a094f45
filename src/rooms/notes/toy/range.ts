import { spreadAt } from "../../../diffusion/samplers/plans/ddpm.ts";
import type { Schedule } from "../../../diffusion/schedule.ts";

/** σ of a learned range at the schedule's index i, for the network's v in −1 … 1. */
export function rangeSigma(schedule: Schedule, i: number, v: number): number {
  const spread = spreadAt(schedule, i, "learned", "learned_range");
  if (spread.kind === "fixed") return spread.sigma;
  const f = (v + 1) / 2;
  return Math.exp(0.5 * (f * spread.logMax + (1 - f) * spread.logMin));
}
