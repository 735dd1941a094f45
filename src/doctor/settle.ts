/**
 * From what structured pictures leave open to one process: the best so far makes pictures, all are held against them, and
 * whichever is best there makes the next, until it is itself the best on its own.
 */
import { SIGNED } from "../formats/process/told.ts";
import { Bench, type Hypothesis } from "./bench.ts";
import type { Candidate } from "./hypotheses.ts";
import type { Examination } from "./patient.ts";
import { LEVELS } from "./probe.ts";
import { candidatesOf, type Look, type Row, rowsOf } from "./rows.ts";
import { rangeOf, STEPS, sampled } from "./sample.ts";
import { scoreOf } from "./verdict.ts";

export interface Settled {
  readonly best: Hypothesis;
  /** Pictures that it made, in the network's own range, and hypotheses held against them. */
  readonly own: readonly Float32Array[];
  readonly bench: Bench;
  /** The candidates that came next. */
  readonly others: readonly Candidate[];
}

const OWN_PICTURES = 16;
/** Worse by more in the middle is not looked at again. */
const MOST_WORSE = 1.35;
const ALL = LEVELS.map((_, at) => at);
/** How many candidates go into a round, and at which levels they are compared there. */
const ROUNDS = [
  { most: 8, levels: [0, 2, 4] },
  { most: 4, levels: ALL },
  { most: 3, levels: ALL },
];
const OTHERS = 2;
/** Evaluations for what is asked of the last pictures in any case. */
const RESERVE = (1 + OTHERS) * ALL.length + 2;

/** @param looks best first @returns null where none of them makes pictures */
export async function settle(examination: Examination, looks: readonly Look[]): Promise<Settled | null> {
  const first = await firstOwn(examination, looks);
  if (!first) return null;
  let { best, own, candidates } = first;
  let bench = new Bench(examination, own, SIGNED);
  for (const { most, levels } of ROUNDS) {
    const some = candidates.slice(0, most).map((candidate) => ({ ...best, candidate }));
    // Without means for another round what there is must do: whether it behaves is asked at the end.
    if (examination.left < RESERVE + some.length * levels.length) break;
    const ordered = await rowsOf(some, (each) => bench.slant(each, levels));
    if (ordered.length === 0) break;
    candidates = candidatesOf(ordered);
    if (candidates[0] !== best.candidate) {
      if (examination.left < RESERVE + STEPS) break;
      const next = ordered[0]!.hypothesis;
      const made = await sampled(examination, next, OWN_PICTURES);
      if (!made) break;
      best = next;
      own = made;
      bench = new Bench(examination, own, SIGNED);
    } else if (levels === ALL) break;
  }
  return { best, own, bench, others: candidates.filter((each) => each !== best.candidate).slice(0, OTHERS) };
}

/** The next one, on pictures of its own, where the best so far has turned out to be none; null where there are no means. */
export async function settleOnNext(
  examination: Examination,
  { best: before, others }: Settled,
): Promise<Settled | null> {
  const [candidate, ...rest] = others;
  if (!candidate || examination.left < RESERVE + STEPS) return null;
  const best = { ...before, candidate };
  const own = await sampled(examination, best, OWN_PICTURES);
  if (!own) return null;
  // It has to be better there than the one before as well.
  return { best, own, bench: new Bench(examination, own, SIGNED), others: [...rest, before.candidate] };
}

interface Own {
  readonly best: Hypothesis;
  readonly own: readonly Float32Array[];
  /** Those that came near. */
  readonly candidates: Candidate[];
}

/**
 * Pictures of the best of each look that comes near to the first: the first that fill a range that is known, or else that
 * are any. Where none are, those of what came next in the first look.
 */
async function firstOwn(examination: Examination, looks: readonly Look[]): Promise<Own | null> {
  const isNear = ({ left }: Look) => left < MOST_WORSE * looks[0]!.left;
  const bests = looks.filter(isNear).map((look) => ({ ...look.rows[0]!, candidates: near(look) }));
  const [first] = bests;
  const next = first?.candidates.slice(1).map((candidate) => {
    return { ...first, hypothesis: { ...first.hypothesis, candidate } };
  });
  let any: Own | null = null;
  for (const [i, { hypothesis: best, candidates }] of [...bests, ...(next ?? [])].entries()) {
    if ((any && i >= bests.length) || examination.left < RESERVE + STEPS) break;
    const own = await sampled(examination, best, OWN_PICTURES);
    const made = own && { best, own, candidates };
    if (made && rangeOf(own)) return made;
    any ??= made;
  }
  return any;
}

function near({ rows }: Look): Candidate[] {
  const score = ({ errors }: Row) => scoreOf(errors, [1]);
  return candidatesOf(rows.filter((row) => score(row) < MOST_WORSE * score(rows[0]!)));
}
