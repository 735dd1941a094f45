/** A schedule to look at: the model's own, one by name with ends and a length, or a list of β. */
import { betasOf, type Schedule, scheduleOf } from "../../../diffusion/schedule.ts";
import type { ProcessSpec, ScheduleSpec } from "../../../diffusion/spec.ts";

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
const USUAL: ScheduleChoice = { ...FIRST_CHOICE, kind: "linear" };

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
  // Before a model is there, its own is the schedule of most.
  if (kind === "own") return process ? scheduleOf(betasOf(process.schedule, process.T)) : scheduleFor(USUAL, null);
  if (kind === "given") return scheduleOf(betasOf({ kind, betas }, betas.length));
  return scheduleOf(betasOf(specOf(kind, start, end), T));
}

/** Whether it is one: every β inside (0, 1). */
export function isSchedule(choice: ScheduleChoice, process: ProcessSpec | null): boolean {
  try {
    scheduleFor(choice, process);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/**
 * The same choice in another kind. A list begins as the numbers that were there, to be changed one by
 * one; a length and ends that were right for one kind and are none for the other become the usual ones.
 */
export function inKind(choice: ScheduleChoice, kind: ScheduleKind, process: ProcessSpec | null): ScheduleChoice {
  const betas = kind === "given" ? Array.from(scheduleFor(choice, process).betas, round) : choice.betas;
  const changed = { ...choice, kind, betas };
  const { start, end } = FIRST_CHOICE;
  const tries = [changed, { ...changed, T: MOST_T }, { ...changed, T: MOST_T, start, end }];
  return tries.find((each) => isSchedule(each, process)) ?? choice;
}

/** Six digits, where that leaves a β below 1. */
function round(beta: number): number {
  const rounded = Number(beta.toPrecision(6));
  return rounded < 1 ? rounded : beta;
}

function specOf(kind: Exclude<ScheduleKind, "own" | "given">, beta_start: number, beta_end: number): ScheduleSpec {
  if (kind === "cosine") return { kind };
  if (kind === "const") return { kind, beta_end };
  return { kind, beta_start, beta_end };
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
