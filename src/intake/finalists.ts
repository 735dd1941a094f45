/** Pictures of what the doctor could not tell apart: a person sees which are any. */

import { toRgba } from "../diffusion/levels.ts";
import type { Hypothesis } from "../doctor/bench.ts";
import type { Diagnosis } from "../doctor/diagnose.ts";
import { Examination, type Patient } from "../doctor/patient.ts";
import { STEPS, sampled } from "../doctor/sample.ts";
import type { Range } from "../formats/process/told.ts";
import type { Answers, Finalist } from "./protocol.ts";
import { RANGES, scheduleText, timeText } from "./terms.ts";

const MOST = 3;
const PICTURES = 4;

export interface Sitting {
  readonly signal?: AbortSignal;
  /** How many of all steps are made. */
  readonly progress?: (done: number, total: number) => void;
}

/** @param saidOf what a way is called, as a person would say it */
export async function finalistsOf(
  patient: Patient,
  { finalists, range, confirmed }: Diagnosis,
  saidOf: (way: string) => Answers,
  { signal, progress }: Sitting,
): Promise<Finalist[]> {
  const [best, ...others] = finalists;
  // The best alone is shown where it was not seen to be a denoiser, and where nobody knows its black and white.
  const isRangeOpen = confirmed && range.how === "assumed" && others.length === 0;
  if (!best || (confirmed && others.length === 0 && !isRangeOpen)) return [];
  const [channels, height, width] = patient.picture;
  const shown = finalists.slice(0, MOST);
  const found: Finalist[] = [];
  for (const [i, hypothesis] of shown.entries()) {
    const options = {
      ...(signal && { signal }),
      progress: (steps: number) => progress?.(i * STEPS + steps, shown.length * STEPS),
    };
    const made = await sampled(new Examination(patient, options), hypothesis, PICTURES);
    if (!made) continue;
    const said = { ...processOf(hypothesis), ...saidOf(hypothesis.way.name) };
    const shownIn = (of: Range) => made.map((picture) => toRgba(placed(picture, of), { channels, height, width }));
    if (!isRangeOpen) found.push({ said, width, height, pictures: shownIn(range.value) });
    else {
      for (const [text, of] of Object.entries(RANGES))
        found.push({ said: { ...said, range: text }, width, height, pictures: shownIn(of) });
    }
  }
  return found;
}

function processOf({ candidate: { T, schedule, time }, prediction }: Hypothesis): Answers {
  return { T: String(T), schedule: scheduleText(schedule, T), prediction, timestep: timeText(time, T) };
}

/** From its own range to −1 … 1. */
const placed = (picture: Float32Array, [black, white]: Range) =>
  picture.map((value) => (2 * (value - black)) / (white - black) - 1);
