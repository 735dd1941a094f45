/** A schedule to look at: the model's own, one by name with ends and a length, or a list of β. */
import { betasOf, type Schedule, scheduleOf } from "../../../../diffusion/schedule.ts";
import type { ProcessSpec, ScheduleSpec } from "../../../../diffusion/spec.ts";

export const KINDS = ["own", "linear", "cosine", "scaled_linear", "quad", "sigmoid", "const", "given"] as const;
export type ScheduleKind = (typeof KINDS)[number];

export interface ScheduleChoice {
  readonly kind: ScheduleKind;
  readonly T: number;
  /** β₁ and β_T, for the kinds that have ends. */
  readonly start: number;
  readonly end: number;
  /** β₁ … β_T, where they are given one by one. */
  readonly betas: readonly number[];
}

export const LEAST_T = 25;
export const MOST_T = 4000;

/** The ends of Ho et al. 2020. */
export const FIRST_CHOICE: ScheduleChoice = { kind: "own", T: 1000, start: 1e-4, end: 0.02, betas: [] };

/** Which ends a kind has. */
export function endsOf(kind: ScheduleKind): readonly ("start" | "end")[] {
  if (kind === "const") return ["end"];
  return kind === "own" || kind === "cosine" || kind === "given" ? [] : ["start", "end"];
}

/**
 * The model's own has the model's length, and a list has its own, whatever is asked.
 * @throws RangeError where some β is not inside (0, 1)
 */
export function scheduleFor({ kind, T, start, end, betas }: ScheduleChoice, process: ProcessSpec | null): Schedule {
  if (kind === "own" && process) return scheduleOf(betasOf(process.schedule, process.T));
  if (kind === "given") return scheduleOf(betasOf({ kind, betas }, betas.length));
  return scheduleOf(betasOf(specOf(kind, start, end), T));
}

function specOf(kind: Exclude<ScheduleKind, "given">, beta_start: number, beta_end: number): ScheduleSpec {
  if (kind === "cosine") return { kind };
  if (kind === "const") return { kind, beta_end };
  return { kind: kind === "own" ? "linear" : kind, beta_start, beta_end };
}

/** β as people paste them: numbers between commas, spaces or brackets; null where one is no number, or there are too many. */
export function readBetas(text: string): number[] | null {
  const betas = text
    .split(/[\s,;[\]]+/)
    .filter(Boolean)
    .map(Number);
  const fit = betas.length >= 2 && betas.length <= MOST_T && betas.every((beta) => beta > 0 && beta < 1);
  return fit ? betas : null;
}
