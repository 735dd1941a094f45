/** What a person reads of a process, and chooses from, in our terms and back: the same text means the same everywhere. */
import type { Prediction, ScheduleSpec } from "../diffusion/process.ts";
import { HO, plainLinear, sigmoidOfAlphas } from "../formats/process/schedules.ts";
import { INDEX, type Range, SIGNED, type TimeScale } from "../formats/process/told.ts";

export const PREDICTIONS: readonly Prediction[] = ["epsilon", "sample", "v_prediction", "mean"];

export const RANGES: Readonly<Record<string, Range>> = {
  "−1 … 1": SIGNED,
  "0 … 1": [0, 1],
  "−0.5 … 0.5": [-0.5, 0.5],
};

export const TIMES: Readonly<Record<string, (T: number) => TimeScale>> = {
  t: () => INDEX,
  "t + 1": () => ({ scale: 1, shift: 1 }),
  "t / T": (T) => ({ scale: 1 / T, shift: 0 }),
  "(t + 1) / T": (T) => ({ scale: 1 / T, shift: 1 / T }),
};

export const SCHEDULES: Readonly<Record<string, (T: number) => ScheduleSpec>> = {
  "linear 0.0001 … 0.02": (T) => plainLinear(HO.beta_start, HO.beta_end, T),
  // As improved-diffusion stretches it to another T.
  "linear 0.1/T … 20/T": () => ({ kind: "linear", ...HO }),
  cosine: () => ({ kind: "cosine" }),
  "sigmoid 0.0001 … 0.02": () => ({ kind: "sigmoid", ...HO }),
  "sigmoid of ᾱ, −3 … 3": sigmoidOfAlphas,
  "scaled_linear 0.00085 … 0.012": () => ({ kind: "scaled_linear", beta_start: 0.00085, beta_end: 0.012 }),
};

/** β's ends as the program that wrote it has them: ours are written for T = 1000 (diffusion/schedule). */
export function scheduleText(schedule: ScheduleSpec, T: number): string {
  const text = JSON.stringify(schedule);
  const same = Object.entries(SCHEDULES).find(([, of]) => JSON.stringify(of(T)) === text);
  if (same) return same[0];
  switch (schedule.kind) {
    case "given":
      return `β 1 … ${schedule.betas.length}`;
    case "cosine":
    case "squaredcos_cap_v2":
      return "cosine";
    case "const":
      return `const ${short(schedule.beta_end)}`;
    default: {
      const scale = schedule.kind === "linear" ? 1000 / T : 1;
      return `${schedule.kind} ${short(schedule.beta_start * scale)} … ${short(schedule.beta_end * scale)}`;
    }
  }
}

export function timeText({ scale, shift }: TimeScale, T: number): string {
  const same = Object.entries(TIMES).find(([, of]) => {
    const other = of(T);
    return Math.abs(other.scale - scale) < 1e-9 && Math.abs(other.shift - shift) < 1e-9;
  });
  return same?.[0] ?? `${short(scale)} t + ${short(shift)}`;
}

export const rangeText = (range: Range): string => range.join(" … ").replace("-", "−");

const short = (value: number) => String(Number(value.toPrecision(4)));
