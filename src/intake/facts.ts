/** What is known of a checkpoint's process as a person reads it, and what they say of it in our terms. */
import type { PictureSize } from "../bytes/picture-shape.ts";
import { SIDES, sizeIn, sizeText } from "../bytes/size-text.ts";
import type { Prediction, ScheduleSpec } from "../diffusion/process.ts";
import type { Imported, Answers as Said } from "../formats/process/imported.ts";
import { HO, plainLinear } from "../formats/process/schedules.ts";
import { INDEX, type Range, SIGNED, type TimeScale, type Told } from "../formats/process/told.ts";
import type { Answers, Fact } from "./protocol.ts";

type Known = Extract<Imported, { kind: "manifest" }>;

const PREDICTIONS: readonly Prediction[] = ["epsilon", "sample", "v_prediction"];
const RANGES: Readonly<Record<string, Range>> = { "−1 … 1": SIGNED, "0 … 1": [0, 1] };
const HEADS = 4;
const ORDERS = { legacy: "heads, then q k v", new: "q k v, then heads" };

const TIMES: Readonly<Record<string, (T: number) => TimeScale>> = {
  t: () => INDEX,
  "t + 1": () => ({ scale: 1, shift: 1 }),
  "t / T": (T) => ({ scale: 1 / T, shift: 0 }),
  "(t + 1) / T": (T) => ({ scale: 1 / T, shift: 1 / T }),
};

const SCHEDULES: Readonly<Record<string, (T: number) => ScheduleSpec>> = {
  "linear 0.0001 … 0.02": (T) => plainLinear(HO.beta_start, HO.beta_end, T),
  cosine: () => ({ kind: "cosine" }),
  "sigmoid 0.0001 … 0.02": () => ({ kind: "sigmoid", ...HO }),
  "scaled_linear 0.00085 … 0.012": () => ({ kind: "scaled_linear", beta_start: 0.00085, beta_end: 0.012 }),
};

/** @param size null where no file says it: it has to be told */
export function sizeFact(size: Told<PictureSize> | null): Fact {
  const instead = { ...SIDES, sides: true } as const;
  if (!size) return { name: "size", value: "", how: "asked", from: "", instead };
  return { name: "size", value: sizeText(size.value), how: size.how, from: size.from, instead };
}

export function factsOf(family: string, { card, manifest, graph }: Known, answers: Answers): Fact[] {
  const T = card.T.value;
  const one = (name: string, told: Told<unknown>, value: string, of?: readonly string[]): Fact => ({
    name,
    value,
    how: told.how,
    from: told.from,
    instead: of ? { of: [...new Set([value, ...of])] } : null,
  });
  return [
    sizeFact(card.size),
    { name: "channels", value: String(manifest.image.channels), how: "inferred", from: "", instead: null },
    { ...one("T", card.T, String(T)), instead: { least: 2, most: 10_000 } },
    one("schedule", card.schedule, scheduleText(card.schedule.value, T), Object.keys(SCHEDULES)),
    one("prediction", card.prediction, card.prediction.value, PREDICTIONS),
    one("variance", card.variance, card.variance.value),
    one("timestep", card.time, timeText(card.time.value, T), Object.keys(TIMES)),
    one("range", card.range, card.range.value.join(" … ").replace("-", "−"), Object.keys(RANGES)),
    ...(graph.classes > 0
      ? [{ name: "classes", value: String(graph.classes), how: "inferred" as const, from: "", instead: null }]
      : []),
    ...networkFacts(family, answers),
    ...(card.selfConditioned.value ? [one("selfConditioning", card.selfConditioned, "0")] : []),
  ];
}

/** What no file of OpenAI's says, and what the same names and shapes leave open. */
function networkFacts(family: string, { heads, attention }: Answers): Fact[] {
  if (family !== "guided-diffusion") return [];
  const how = (said: string | undefined) => (said === undefined ? "assumed" : "chosen");
  return [
    { name: "heads", value: heads ?? String(HEADS), how: how(heads), from: "", instead: { least: 1, most: 64 } },
    {
      name: "attention",
      value: attention ?? ORDERS.legacy,
      how: how(attention),
      from: "",
      instead: { of: Object.values(ORDERS) },
    },
  ];
}

/** @param told T as the files have it @returns what stands before what the files say */
export function answersOf(family: string, answers: Answers, told: number): Said {
  const { size, schedule, prediction, timestep, range, heads, attention } = answers;
  const T = answers.T === undefined ? told : Number(answers.T);
  const chosen = <V>(value: V | undefined): Told<V> | undefined =>
    value === undefined ? undefined : { value, how: "chosen", from: "" };
  const said = sizeIn(size ?? "");
  const process = {
    T: chosen(answers.T === undefined ? undefined : T),
    schedule: chosen(SCHEDULES[schedule ?? ""]?.(T)),
    prediction: chosen(PREDICTIONS.find((each) => each === prediction)),
    time: chosen(TIMES[timestep ?? ""]?.(T)),
    range: chosen(RANGES[range ?? ""]),
  };
  const isSaid = (entry: [string, unknown]) => entry[1] !== undefined;
  return {
    ...(said && { size: said }),
    process: Object.fromEntries(Object.entries(process).filter(isSaid)),
    ...(family === "guided-diffusion" && {
      choices: {
        ...(heads && { heads: Number(heads) }),
        ...(attention && { newAttentionOrder: attention === ORDERS.new }),
      },
    }),
  };
}

/** β's ends as the program that wrote it has them: ours are written for T = 1000 (diffusion/schedule). */
function scheduleText(schedule: ScheduleSpec, T: number): string {
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

function timeText({ scale, shift }: TimeScale, T: number): string {
  const same = Object.entries(TIMES).find(([, of]) => {
    const other = of(T);
    return Math.abs(other.scale - scale) < 1e-9 && Math.abs(other.shift - shift) < 1e-9;
  });
  return same?.[0] ?? `${short(scale)} t + ${short(shift)}`;
}

const short = (value: number) => String(Number(value.toPrecision(4)));
