/** From an opened checkpoint to what a manifest says of it; or to what only a person can say. */
import { CHANNELS, type PictureSize } from "../../bytes/picture-shape.ts";
import {
  MAX_T,
  type ModelVariance,
  type Prediction,
  type ProcessSpec,
  type ScheduleSpec,
} from "../../diffusion/process.ts";
import { betasOf, ScheduleError } from "../../diffusion/schedule.ts";
import type { Graph } from "../../graph/graph.ts";
import { takes } from "../../graph/replace.ts";
import type { Manifest } from "../../models/manifest.ts";
import type { Choices } from "../families/family.ts";
import { type Checkpoint, networkOf } from "../open.ts";
import { refusal, wordsIn } from "../refusal.ts";
import { adapted } from "./adapt.ts";
import { type Card, inferred, type Range, type Says, type TimeScale, type Told } from "./told.ts";

/** What a person or the doctor says: it stands before what a file does. */
export interface Answers {
  readonly size?: PictureSize;
  /** Of the network. */
  readonly choices?: Choices;
  readonly process?: {
    readonly T?: Told<number>;
    readonly schedule?: Told<ScheduleSpec>;
    readonly prediction?: Told<Prediction>;
    readonly time?: Told<TimeScale>;
    readonly range?: Told<Range>;
  };
}

export type Imported =
  | {
      readonly kind: "manifest";
      /** All of a manifest that a checkpoint has: the rest is of the file that is written, and of who has it. */
      readonly manifest: Pick<Manifest, "image" | "diffusion">;
      readonly card: Card;
      /** As the manifest describes it: called with an index, for pictures from −1 to 1. */
      readonly graph: Graph;
      /** As its program calls it. */
      readonly network: Graph;
    }
  | { readonly kind: "questions"; readonly questions: readonly Question[] };

/** How large its pictures are. */
export type Question = "size";

/** @throws Refusal in words */
export async function importedManifest(checkpoint: Checkpoint, answers: Answers = {}): Promise<Imported> {
  const { family, names, tree, notes } = checkpoint;
  const says = await family.process({ names, tree, notes });
  return imported(says, answers, async (size) => networkOf(checkpoint, { ...answers.choices, size }));
}

/** @param build the network for pictures of a size @throws Refusal in words */
export async function imported(
  told: Says,
  answers: Answers,
  build: (size: PictureSize) => Promise<Graph>,
): Promise<Imported> {
  const says: Says = { ...told, ...answers.process };
  const size = answers.size ? { value: answers.size, how: "chosen" as const, from: "" } : says.size;
  if (!size) return { kind: "questions", questions: ["size"] };
  const network = await build(size.value);
  const card = cardOf(says, size, network);
  const { graph, process } = adapted(network, processOf(card), card.time.value, card.range.value);
  const [count, height, width] = network.picture as [number, number, number];
  if (width !== size.value.width || height !== size.value.height) {
    throw refusal("picture.size", { wide: size.value.width, high: size.value.height, width, height });
  }
  const channels = CHANNELS.find((each) => each === count);
  if (!channels) throw refusal("picture.channels", { channels: count });
  const image: Manifest["image"] = { width, height, channels, range: [-1, 1] };
  return { kind: "manifest", manifest: { image, diffusion: process }, card, graph, network };
}

function cardOf({ learned, ...says }: Says, size: Told<PictureSize>, graph: Graph): Card {
  const { schedule, T } = says;
  if (T.value > MAX_T) throw refusal("schedule.long", { where: T.from, T: T.value, most: MAX_T });
  try {
    betasOf(schedule.value, T.value);
  } catch (error) {
    if (error instanceof ScheduleError) {
      throw refusal("schedule.range", { where: schedule.from, detail: wordsIn(error) });
    }
    throw error;
  }
  const isShown = takes(graph, "guess");
  return {
    ...says,
    size,
    variance: varianceOf(graph, learned),
    selfConditioned: inferred(isShown, "init_conv.weight"),
  };
}

/** Told by how many channels come out. */
function varianceOf({ picture, output }: Graph, learned: Says["learned"]): Told<ModelVariance> {
  const [channels, outputs] = [picture[0]!, output.shape[0]!];
  const from = `[${channels}, H, W] → [${outputs}, H, W]`;
  if (outputs === channels) return inferred("fixed", from);
  if (outputs === 2 * channels) return learned;
  throw refusal("picture.outputs", { outputs, channels });
}

const processOf = ({ T, schedule, prediction, variance }: Card): ProcessSpec => ({
  T: T.value,
  schedule: schedule.value,
  prediction: prediction.value,
  variance: variance.value,
});
