/** Hypotheses with their errors, best first; and the first look at all that are open. */
import type { Range } from "../formats/process/told.ts";
import { Bench, type Hypothesis } from "./bench.ts";
import { type Candidate, candidatesFor, PREDICTIONS } from "./hypotheses.ts";
import type { Examination, Way } from "./patient.ts";
import { LEVELS, leftByMultiple, MIDDLE } from "./probe.ts";
import { RANGES } from "./sample.ts";
import { type Errors, scoreOf, unitsOf } from "./verdict.ts";

export interface Row {
  readonly hypothesis: Hypothesis;
  readonly errors: Errors;
}

export async function rowsOf(
  hypotheses: readonly Hypothesis[],
  errors: (of: Hypothesis) => Promise<Errors>,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (const hypothesis of hypotheses) {
    const found = await errors(hypothesis);
    // A time that the network has no row for, and numbers that grew beyond all bounds, are no answer.
    if (found.every((level) => level.every(Number.isFinite))) rows.push({ hypothesis, errors: found });
  }
  return bestBy(rows);
}

export function bestBy(rows: readonly Row[]): Row[] {
  if (rows.length === 0) return [];
  const units = unitsOf(rows.map(({ errors }) => errors));
  return rows.toSorted((a, b) => scoreOf(a.errors, units) - scoreOf(b.errors, units));
}

/** Of rows, best first, each once. */
export const candidatesOf = (rows: readonly Row[]): Candidate[] => [
  ...new Set(rows.map(({ hypothesis }) => hypothesis.candidate)),
];

/** Another network is tried where the first says that the noise is. */
const PLACES = 3;
/** Of more networks each is tried at one place. */
const MANY = 6;

export interface Look {
  readonly rows: readonly Row[];
  /** What the best leaves, as a part of what the best multiple of x would leave: below 1 is a denoiser's. */
  readonly left: number;
}

/**
 * Everything that is open, in the middle between noise and picture, on structured pictures. What black and white are to
 * the network is open too: it is looked at with each, at the usual times.
 * @returns a look a range, best first: none of these pictures is one that the network knows, so the best may be wrong
 */
export async function firstLook(
  examination: Examination,
  pictures: readonly Float32Array[],
): Promise<readonly [Look, ...Look[]]> {
  const { told, ways } = examination.patient;
  const candidates = candidatesFor(examination.patient);
  const lookWith = (range: Range, way: Way, some: readonly Candidate[]) =>
    looked(examination, pictures, range, way, some);
  const looks = [{ range: told.range.value, look: await lookWith(told.range.value, ways[0], candidates) }];
  const usual = candidates.filter(({ T }) => T === told.T.value);
  const others = told.range.how === "assumed" ? RANGES : [];
  for (const range of others.filter((each) => each.join() !== told.range.value.join())) {
    looks.push({ range, look: await lookWith(range, ways[0], usual) });
  }
  const [first, ...rest] = looks.toSorted((a, b) => a.look.left - b.look.left);
  const { range } = first!;
  const places = candidatesOf(first!.look.rows).slice(0, ways.length > MANY ? 1 : PLACES);
  let best = { way: ways[0], left: first!.look.left };
  for (const way of ways.slice(1)) {
    const { left } = await lookWith(range, way, places);
    if (left < best.left) best = { way, left };
  }
  if (best.way === ways[0]) return [first!.look, ...rest.map(({ look }) => look)];
  // Weights taken in a wrong order may have hidden where the noise is: with the best of them all is asked anew.
  return [await lookWith(range, best.way, usual)];
}

async function looked(
  examination: Examination,
  pictures: readonly Float32Array[],
  range: Range,
  way: Way,
  candidates: readonly Candidate[],
): Promise<Look> {
  const { told } = examination.patient;
  const bench = new Bench(examination, pictures, range);
  const predictions = told.prediction.how === "assumed" ? PREDICTIONS : [told.prediction.value];
  const rows = await rowsOf(
    candidates.flatMap((candidate) => predictions.map((prediction) => ({ way, candidate, prediction }))),
    (each) => bench.errors(each, [MIDDLE]),
  );
  const error = rows[0] ? scoreOf(rows[0].errors, [1]) : Number.POSITIVE_INFINITY;
  return { rows, left: error / leftByMultiple(pictures, range, LEVELS[MIDDLE]!) };
}
