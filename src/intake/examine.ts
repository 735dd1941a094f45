/** The doctor at work on a network that is on its way in: what it measures, as a person would have said it. */
import { sizeText } from "../bytes/size-text.ts";
import { type Diagnosis, diagnose } from "../doctor/diagnose.ts";
import { deadLeaves, PICTURES } from "../doctor/pictures.ts";
import { Refusal } from "../formats/refusal.ts";
import { type Subject, smallOf } from "./examination.ts";
import type { Known, Saying } from "./facts.ts";
import { finalistsOf } from "./finalists.ts";
import { toldApartBy, waysOf } from "./network-choices.ts";
import type { Answers, Finalist } from "./protocol.ts";
import { rangeText, scheduleText, timeText } from "./terms.ts";
import { type Run, Ward } from "./ward.ts";

export interface Bedside extends Run {
  /** The person's, [C, H, W] each, −1 to 1; one of another size than is examined is left out. */
  readonly pictures: readonly Float32Array[];
  readonly signal: AbortSignal;
  /** How many questions were asked so far. */
  readonly progress: (questions: number) => void;
  /** The same of pictures of what was not told apart, in steps. */
  readonly drawn: (done: number, total: number) => void;
}

export interface Examined {
  /** By the name of the fact. */
  readonly measured: Answers;
  /** Whether it is a denoiser at all. */
  readonly confirmed: boolean;
  readonly finalists: readonly Finalist[];
  /** How many of the person's pictures it was shown. */
  readonly own: number;
}

/** @throws Refusal where it can't be examined; what `signal` says when it was stopped */
export async function examine(subject: Subject, saying: Saying, bedside: Bedside): Promise<Examined> {
  const known = await knownOf(subject, saying);
  const { T, schedule, prediction, time, range } = known.card;
  const said = { T, schedule, prediction, time, range };
  const ways = await networksOf(subject, saying, known);
  const ward = new Ward(bedside, said);
  try {
    const [first, ...others] = ways.map(({ name, known }) => ward.way(name, known));
    const [channels, height, width] = known.network.picture as [number, number, number];
    const picture = [channels, height, width] as const;
    const { classes } = known.network;
    const own = bedside.pictures.filter(({ length }) => length === channels * height * width).slice(0, PICTURES);
    const pictures = [...own, ...deadLeaves(picture)].slice(0, PICTURES);
    const patient = { picture, classes, ways: [first!, ...others] as const, told: said };
    const found = await diagnose(patient, pictures, bedside);
    const saidOf = (name: string) => ways.find((way) => way.name === name)!.said;
    const { confirmed, way } = found;
    return {
      measured: { ...measuredOf(found), ...(way.how === "measured" && saidOf(way.value)) },
      confirmed,
      own: own.length,
      finalists: await finalistsOf(patient, found, saidOf, { signal: bedside.signal, progress: bedside.drawn }),
    };
  } finally {
    await ward.close();
  }
}

async function knownOf(subject: Subject, saying: Saying): Promise<Known> {
  const found = await subject.fitting(saying);
  const small = found.kind === "manifest" ? await smallOf(subject, saying, found) : null;
  if (!small) throw new RangeError("this network can't be examined");
  return small;
}

interface Candidate {
  readonly name: string;
  readonly said: Answers;
  readonly known: Known;
}

/** The networks that the weights could be, the default first. */
async function networksOf({ family, fitting }: Subject, saying: Saying, known: Known): Promise<Candidate[]> {
  const size = sizeText(known.card.size.value);
  const found = new Map<string, Candidate>();
  for (const said of waysOf(family, known, { ...saying.measured, ...saying.answers })) {
    try {
      const way = await fitting({ ...saying, answers: { ...saying.answers, size, ...said } });
      if (way.kind !== "manifest") continue;
      const key = toldApartBy(said, way.network);
      if (!found.has(key)) found.set(key, { name: JSON.stringify(said), said, known: way });
    } catch (error) {
      // So many heads, or groups, that its channels can't be divided by them.
      if (!(error instanceof Refusal)) throw error;
    }
  }
  return [...found.values()];
}

function measuredOf({ T, schedule, prediction, time, range }: Diagnosis): Answers {
  const all = {
    T: [T, String(T.value)],
    schedule: [schedule, scheduleText(schedule.value, T.value)],
    prediction: [prediction, prediction.value],
    timestep: [time, timeText(time.value, T.value)],
    range: [range, rangeText(range.value)],
  } as const;
  const measured = Object.entries(all).filter(([, [{ how }]]) => how === "measured");
  return Object.fromEntries(measured.map(([name, [, text]]) => [name, text]));
}
