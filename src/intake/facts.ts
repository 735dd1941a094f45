/** What is known of a checkpoint's process as a person reads it, and what they say of it in our terms. */
import type { Channels, PictureSize } from "../bytes/picture-shape.ts";
import { SIDES, sizeIn, sizeText } from "../bytes/size-text.ts";
import type { Imported, Answers as Said } from "../formats/process/imported.ts";
import type { Told } from "../formats/process/told.ts";
import { choicesIn, saidOfNetwork } from "./network-choices.ts";
import { type Answers, type Fact, LATENT, RGBA } from "./protocol.ts";
import { PREDICTIONS, RANGES, rangeText, SCHEDULES, scheduleText, TIMES, timeText } from "./terms.ts";

export type Known = Extract<Imported, { kind: "manifest" }>;

/** What is said of a model beside its files, both by the name of the fact. */
export interface Saying {
  /** By a person: it stands before everything. */
  readonly answers: Answers;
  /** By the doctor. */
  readonly measured: Answers;
}

/** @param size null where no file says it: it has to be told */
export function sizeFact(size: Told<PictureSize> | null): Fact {
  const instead = { ...SIDES, sides: true } as const;
  if (!size) return { name: "size", value: "", how: "asked", from: "", instead };
  return { name: "size", value: sizeText(size.value), how: size.how, from: size.from, instead };
}

function channelsFact(channels: Channels, { channels: said }: Answers): Fact {
  if (channels !== 4) return { name: "channels", value: String(channels), how: "inferred", from: "", instead: null };
  const how = said === undefined ? "assumed" : "chosen";
  return { name: "channels", value: said === LATENT ? LATENT : RGBA, how, from: "", instead: { of: [RGBA, LATENT] } };
}

export function factsOf(family: string, known: Known, saying: Saying): Fact[] {
  const { card, manifest, graph } = known;
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
    channelsFact(manifest.image.channels, saying.answers),
    { ...one("T", card.T, String(T)), instead: { least: 2, most: 10_000 } },
    one("schedule", card.schedule, scheduleText(card.schedule.value, T), Object.keys(SCHEDULES)),
    one("prediction", card.prediction, card.prediction.value, PREDICTIONS),
    one("variance", card.variance, card.variance.value),
    one("timestep", card.time, timeText(card.time.value, T), Object.keys(TIMES)),
    one("range", card.range, rangeText(card.range.value), Object.keys(RANGES)),
    ...(graph.classes > 0
      ? [{ name: "classes", value: String(graph.classes), how: "inferred" as const, from: "", instead: null }]
      : []),
    ...(card.eras?.length === 1
      ? [{ name: "era", value: card.eras[0], how: "inferred" as const, from: "", instead: null }]
      : []),
    ...choicesIn(family, known).map(({ name, tried: [usual], instead }): Fact => {
      const { value = usual, how = "assumed" } = heard(saying, name);
      return { name, value, how, from: "", instead };
    }),
    ...(card.selfConditioned.value ? [one("selfConditioning", card.selfConditioned, "0")] : []),
  ];
}

/** Who says it, and what. */
function heard({ answers, measured }: Saying, name: string): Partial<Pick<Told<string>, "value" | "how">> {
  if (answers[name] !== undefined) return { value: answers[name], how: "chosen" };
  return measured[name] === undefined ? {} : { value: measured[name], how: "measured" };
}

/** @param told T as the files have it @returns what stands before what the files say */
export function answersOf(family: string, saying: Saying, told: number): Said {
  const said = { ...saying.measured, ...saying.answers };
  const T = said.T === undefined ? told : Number(said.T);
  const from = <V>(name: string, inOurs: (text: string) => V | undefined): Told<V> | undefined => {
    const { value: text, how } = heard(saying, name);
    const value = text === undefined ? undefined : inOurs(text);
    return value === undefined || how === undefined ? undefined : { value, how, from: "" };
  };
  const size = sizeIn(said.size ?? "");
  const process = {
    T: from("T", Number),
    schedule: from("schedule", (text) => SCHEDULES[text]?.(T)),
    prediction: from("prediction", (text) => PREDICTIONS.find((each) => each === text)),
    time: from("timestep", (text) => TIMES[text]?.(T)),
    range: from("range", (text) => RANGES[text]),
  };
  const isSaid = (entry: [string, unknown]) => entry[1] !== undefined;
  return {
    ...(size && { size }),
    process: Object.fromEntries(Object.entries(process).filter(isSaid)),
    choices: saidOfNetwork(family, said),
  };
}
