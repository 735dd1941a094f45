/** What no file of a family says of its network, and what the same names and shapes leave open. */
import type { Choices } from "../formats/families/family.ts";
import { type Graph, inOrder } from "../graph/graph.ts";
import type { Answers, Fact } from "./protocol.ts";

interface NetworkChoice {
  readonly name: string;
  /** Its program's default. */
  readonly usual: string;
  readonly instead: NonNullable<Fact["instead"]>;
  /** What the doctor tries, the default first. */
  readonly tried: readonly string[];
  readonly said: (text: string) => Choices;
  /** An op without which it is no choice. */
  readonly of: "matmul" | "groupNorm";
}

const ORDERS = { legacy: "heads, then q k v", new: "q k v, then heads" };

const CHOICES: Readonly<Record<string, readonly NetworkChoice[]>> = {
  "guided-diffusion": [
    {
      name: "heads",
      usual: "4",
      instead: { least: 1, most: 64 },
      tried: ["4", "1", "2", "8"],
      said: (text) => ({ heads: Number(text) }),
      of: "matmul",
    },
    {
      name: "attention",
      usual: ORDERS.legacy,
      instead: { of: Object.values(ORDERS) },
      tried: [ORDERS.legacy, ORDERS.new],
      said: (text) => ({ newAttentionOrder: text === ORDERS.new }),
      of: "matmul",
    },
  ],
  "denoising-diffusion-pytorch": [
    {
      name: "groups",
      usual: "8",
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
export function choicesIn(family: string, graph: Graph): readonly NetworkChoice[] {
  const ops = new Set(inOrder(graph).map(({ op }) => op.kind));
  return of(family).filter((choice) => ops.has(choice.of));
}

/** Of what is said of the network, in our terms. */
export function saidOfNetwork(family: string, said: Answers): Choices {
  const found = of(family).map((choice) => (said[choice.name] === undefined ? {} : choice.said(said[choice.name]!)));
  return Object.assign({}, ...found);
}

/** Every network that the same weights could be where `said` leaves it open, the default first. */
export function waysOf(family: string, graph: Graph, said: Answers): Answers[] {
  let ways: Answers[] = [{}];
  for (const { name, tried } of choicesIn(family, graph)) {
    if (said[name] !== undefined) continue;
    ways = ways.flatMap((way) => tried.map((text) => ({ ...way, [name]: text })));
  }
  // Of one head both orders are the same.
  return ways.filter((way) => !(way.heads === "1" && way.attention === ORDERS.new));
}
