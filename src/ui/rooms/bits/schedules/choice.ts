/** A schedule to look at: the model's own, or one by name at any length. */
import { betasOf, type Schedule, scheduleOf } from "../../../../diffusion/schedule.ts";
import type { ProcessSpec, ScheduleSpec } from "../../../../diffusion/spec.ts";

export const KINDS = ["own", "linear", "cosine", "scaled_linear", "quad", "sigmoid", "const"] as const;
export type ScheduleKind = (typeof KINDS)[number];

export interface ScheduleChoice {
  readonly kind: ScheduleKind;
  readonly T: number;
}

/** Below, the linear schedule's last β leaves (0, 1). */
export const LEAST_T = 25;
export const MOST_T = 4000;

/** The ends of Ho et al. 2020 for all kinds that have ends; a constant β has their mean. */
const START = 1e-4;
const END = 0.02;
const ENDS = { beta_start: START, beta_end: END } as const;

const SPECS: Readonly<Record<Exclude<ScheduleKind, "own">, ScheduleSpec>> = {
  linear: { kind: "linear", ...ENDS },
  cosine: { kind: "cosine" },
  scaled_linear: { kind: "scaled_linear", ...ENDS },
  quad: { kind: "quad", ...ENDS },
  sigmoid: { kind: "sigmoid", ...ENDS },
  const: { kind: "const", beta_end: (START + END) / 2 },
};

/** The model's own has the model's length, whatever is asked. */
export function scheduleFor({ kind, T }: ScheduleChoice, process: ProcessSpec | null): Schedule {
  if (kind === "own" && process) return scheduleOf(betasOf(process.schedule, process.T));
  return scheduleOf(betasOf(SPECS[kind === "own" ? "linear" : kind], T));
}
