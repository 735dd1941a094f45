/** What no file of a family says of its network, and what the same names and shapes leave open. */
import type { Choices } from "../formats/families/family.ts";
import { ERAS } from "../formats/families/lucid-eras.ts";
import type { Card } from "../formats/process/told.ts";
import { type Graph, inOrder } from "../graph/graph.ts";
import { type Answers, type Fact, ORDERS } from "./protocol.ts";

interface NetworkChoice {
  readonly name: string;
  readonly instead: NonNullable<Fact["instead"]>;
  /** What the doctor tries, its program's default first. */
  readonly tried: readonly [string, ...string[]];
  readonly said: (text: string) => Choices;
  /** An op without which it is no choice. */
  readonly of: "matmul" | "groupNorm";
}

/** A network as far as it is known: what of it is a choice. */
interface Whole {
  readonly network: Graph;
  readonly card: Pick<Card, "eras">;
}

const ERA = "era";
/** So many channels a head, as openai's larger networks have them: heads are counted by each layer's channels. */
const PER_HEAD: Readonly<Record<string, number>> = { "C / 64": 64, "C / 32": 32, "C / 128": 128 };

const CHOICES: Readonly<Record<string, readonly NetworkChoice[]>> = {
  "guided-diffusion": [
    {
      name: "heads",
      instead: { of: ["1", "2", "4", "8", "16", ...Object.keys(PER_HEAD)] },
      tried: ["4", "1", "2", "8", "C / 64", "C / 32"],
      said: (text) => (PER_HEAD[text] ? { headChannels: PER_HEAD[text] } : { heads: Number(text) }),
      of: "matmul",
    },
    {
      name: "attention",
      instead: { of: Object.values(ORDERS) },
      tried: [ORDERS.legacy, ORDERS.new],
      said: (text) => ({ newAttentionOrder: text === ORDERS.new }),
      of: "matmul",
    },
  ],
  "denoising-diffusion-pytorch": [
    {
      name: ERA,
      instead: { of: Object.keys(ERAS) },
      tried: ["1.7 …"],
      said: (text) => (ERAS[text] ? { era: ERAS[text] } : {}),
      of: "matmul",
    },
    {
      name: "groups",
      instead: { least: 1, most: 64 },
      tried: ["8", "4", "16", "32"],
      said: (text) => ({ groups: Number(text) }),
      of: "groupNorm",
    },
  ],
};

export const NETWORK_CHOICES: readonly string[] = Object.values(CHOICES).flatMap((all) => all.map(({ name }) => name));

const of = (family: string) => CHOICES[family] ?? [];

/** Those that this network has. */
export function choicesIn(family: string, { network, card }: Whole): readonly NetworkChoice[] {
  const ops = new Set(inOrder(network).map(({ op }) => op.kind));
  return of(family).flatMap((choice) => {
    if (!ops.has(choice.of)) return [];
    if (choice.name !== ERA) return [choice];
    // Where its names leave one it is none.
    return card.eras && card.eras.length > 1 ? [{ ...choice, tried: card.eras, instead: { of: card.eras } }] : [];
  });
}

/** Of what is said of the network, in our terms. */
export function saidOfNetwork(family: string, said: Answers): Choices {
  const found = of(family).map((choice) => (said[choice.name] === undefined ? {} : choice.said(said[choice.name]!)));
  return Object.assign({}, ...found);
}

/** Every network that the same weights could be where `said` leaves it open, the default first; some may be the same. */
export function waysOf(family: string, whole: Whole, said: Answers): Answers[] {
  let ways: Answers[] = [{}];
  for (const { name, tried } of choicesIn(family, whole)) {
    if (said[name] !== undefined) continue;
    ways = ways.flatMap((way) => tried.map((text) => ({ ...way, [name]: text })));
  }
  return ways;
}

/** What tells a network of the same weights from another: so many heads, however that is said, and of one there is no order. */
export function toldApartBy(way: Answers, network: Graph): string {
  const heads = inOrder(network).flatMap(({ op, shape }) => (op.kind === "softmax" ? [shape[0]!] : []));
  const { attention = "", ...rest } = way;
  return JSON.stringify({ ...rest, heads, attention: heads.every((count) => count === 1) ? "" : attention });
}
