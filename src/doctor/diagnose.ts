/**
 * The model doctor. Of all ways to read a network's output the right one is the least-squares one, so that on the same
 * x none is nearer to the picture. Hypotheses are compared first on structured pictures; then on pictures that the
 * network itself has made, where the right one leaves of the noise nothing that goes with what it said. What is not
 * better by far is not said.
 */
import type { Prediction, ScheduleSpec } from "../diffusion/process.ts";
import type { Range, TimeScale, Told } from "../formats/process/told.ts";
import { Bench, type Hypothesis } from "./bench.ts";
import { PREDICTIONS } from "./hypotheses.ts";
import { Examination, type Options, type Patient, type Way } from "./patient.ts";
import { LEVELS, leftByMultiple, MIDDLE } from "./probe.ts";
import { firstLook, rowsOf } from "./rows.ts";
import { rangeOf } from "./sample.ts";
import { type Settled, settle, settleOnNext } from "./settle.ts";
import { beats, type Errors, plainUnits, unitsOf } from "./verdict.ts";

export interface Diagnosis {
  readonly way: Told<string>;
  readonly T: Told<number>;
  readonly schedule: Told<ScheduleSpec>;
  readonly prediction: Told<Prediction>;
  /** Its scale. Whether it counts from 0 or 1 shows at the first steps only, and stays as it was told. */
  readonly time: Told<TimeScale>;
  readonly range: Told<Range>;
  /** Whether it is a denoiser at all, on its own pictures. Where it is none, nothing is measured. */
  readonly confirmed: boolean;
  /** What was not told apart from the best, which is the first: a person may see pictures of each. */
  readonly finalists: readonly Hypothesis[];
  readonly evaluations: number;
}

/** @param pictures sixteen, [C, H, W] each from −1 to 1, with structure of every size */
export async function diagnose(
  patient: Patient,
  pictures: readonly Float32Array[],
  options: Options = {},
): Promise<Diagnosis> {
  const { told, ways } = patient;
  const examination = new Examination(patient, options);
  const before = { ...told, way: { value: ways[0].name, how: "assumed", from: "" } as const };
  const looks = await firstLook(examination, pictures);
  const unsure = (finalists: readonly Hypothesis[]): Diagnosis => ({
    ...before,
    confirmed: false,
    finalists,
    evaluations: examination.evaluations,
  });
  if (!(looks[0].left < 1)) return unsure([]);
  const first = await settle(examination, looks);
  if (!first) return unsure([]);
  const isDenoiser = async ({ best, own, bench }: Settled) =>
    (await gains(examination, pictures, rangeOf(own) ?? told.range.value, best)) && (await behaves(bench, best));
  let settled: Settled | null = first;
  // Pictures that a wrong schedule leaves noisy are least wrong to itself: then the next is tried on its own.
  while (settled && !(await isDenoiser(settled))) settled = await settleOnNext(examination, settled);
  if (!settled) return unsure([first.best]);
  const { best, own, bench, others } = settled;
  const range = rangeOf(own);

  const alike = await notBeaten(
    best,
    others.map((candidate) => ({ ...best, candidate })),
    (each) => bench.slant(each, ALL),
    plainUnits,
  );
  const predictions = told.prediction.how === "assumed" ? PREDICTIONS : [];
  const close = await notBeaten(
    best,
    predictions.filter((each) => each !== best.prediction).map((prediction) => ({ ...best, prediction })),
    (each) => bench.errors(each, ALL),
    unitsOf,
  );
  const otherWays = await waysNotBeaten(
    examination,
    bench,
    best,
    ways.filter((each) => each !== best.way),
  );
  const isOpen = {
    process: alike.length > 0,
    prediction: close.length > 0,
    way: otherWays.length > 0,
  };
  const { T, schedule, time } = best.candidate;
  return {
    way: ways.length > 1 && !isOpen.way ? { value: best.way.name, how: "measured", from: "" } : before.way,
    T: measured(told.T, T, isOpen.process),
    schedule: measured(told.schedule, schedule, isOpen.process),
    time: measured(told.time, time, isOpen.process),
    prediction: measured(told.prediction, best.prediction, isOpen.prediction),
    range: measured(told.range, range ?? told.range.value, range === null),
    confirmed: true,
    finalists: [best, ...alike, ...close, ...otherWays],
    evaluations: examination.evaluations,
  };
}

const ALL = LEVELS.map((_, at) => at);
/** Where other networks are told from the right one, and how many times the usual bars: at one level only by far. */
const WIDER = [
  { levels: [MIDDLE], bars: 2 },
  { levels: [1, MIDDLE, 5], bars: 1 },
  { levels: ALL, bars: 1 },
];

/** The hypotheses, best first, that `best` does not beat. */
async function notBeaten(
  best: Hypothesis,
  others: readonly Hypothesis[],
  errors: (of: Hypothesis) => Promise<Errors>,
  unitsIn: (all: readonly Errors[]) => number[],
  bars = 1,
): Promise<Hypothesis[]> {
  const ours = await errors(best);
  const rows = await rowsOf(others, errors);
  const units = unitsIn([ours, ...rows.map((row) => row.errors)]);
  return rows.filter((row) => !beats(ours, row.errors, units, bars)).map(({ hypothesis }) => hypothesis);
}

/**
 * The same weights taken otherwise, where `best` is not seen to beat them: asked at one level first, those left at more,
 * as far as there are means. For what could not be asked the family's default stays.
 */
async function waysNotBeaten(
  examination: Examination,
  bench: Bench,
  best: Hypothesis,
  ways: readonly Way[],
): Promise<Hypothesis[]> {
  let open = ways.map((way) => ({ ...best, way }));
  const unasked: Hypothesis[] = [];
  let known = 0;
  for (const { levels, bars } of WIDER) {
    const most = Math.floor(examination.left / (levels.length - known));
    unasked.push(...open.slice(most));
    open = await notBeaten(best, open.slice(0, most), (each) => bench.errors(each, levels), unitsOf, bars);
    known = levels.length;
  }
  return [...open, ...unasked];
}

/**
 * A denoiser knows more of structured pictures than that they vary: at some level it leaves less than any multiple of x,
 * though these are not the pictures that it knows.
 */
async function gains(
  examination: Examination,
  pictures: readonly Float32Array[],
  range: Range,
  best: Hypothesis,
): Promise<boolean> {
  const bench = new Bench(examination, pictures, range);
  for (const at of [MIDDLE, MIDDLE - 1]) {
    const [errors] = await bench.errors(best, [at]);
    if (mean(errors!) < DENOISES * leftByMultiple(pictures, range, LEVELS[at]!)) return true;
  }
  return false;
}
const DENOISES = 0.95;

const mean = (values: Float64Array) => values.reduce((sum, v) => sum + v, 0) / values.length;

/** What was told stays where it was no assumption, and where nothing was measured. */
function measured<T>(before: Told<T>, value: T, isOpen: boolean): Told<T> {
  return before.how !== "assumed" || isOpen ? before : { value, how: "measured", from: "" };
}

const MOST_ERROR = 0.8;
const MOST_CORRELATION = 0.25;

/** On its own pictures ε̂ is near ε in the middle, and what is left of ε has nothing to do with it. */
async function behaves(bench: Bench, best: Hypothesis): Promise<boolean> {
  for (const at of ALL) {
    const { error, correlation } = await bench.noise(best, at);
    if (at === MIDDLE && !(mean(error) < MOST_ERROR)) return false;
    if (!(Math.abs(mean(correlation)) < MOST_CORRELATION)) return false;
  }
  return true;
}
