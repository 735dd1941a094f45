/**
 * How far two engines are apart where blocks of a network end: the values there are its output, all of them one after
 * another, so that any engine that runs a network can be asked for them.
 */
import { concat, constant, reshape } from "../../graph/build.ts";
import { elements, type Graph, inOrder, type Node } from "../../graph/graph.ts";
import { given } from "../../graph/weights.ts";
import type { Block } from "./surveyed.ts";

export interface Question {
  /** [C, H, W] */
  readonly x: Float32Array;
  readonly timestep: Float32Array;
  readonly labels: Float32Array | undefined;
}

/** A network of one's own on an engine. */
export type Answer = (graph: Graph, question: Question) => Promise<Float32Array>;

/** Of a larger network every so manieth block is looked at: 32 MB. */
const MOST_VALUES = 2 ** 23;

/** Where what a block made is added to what it was given, and the end. */
export function blockEnds(graph: Graph): readonly Node[] {
  const all = inOrder<Node>(graph).filter(
    ({ op, inputs, shape }) =>
      op.kind === "add" && shape.length === 3 && inputs.every((input) => String(input.shape) === String(shape)),
  );
  const total = all.reduce((sum, { shape }) => sum + elements(shape), 0);
  const every = Math.ceil(total / MOST_VALUES);
  const some = all.filter((node, i) => node !== graph.output && (all.length - 1 - i) % every === 0);
  return [...some, graph.output];
}

/** Its output is [_, H, W]: the values at all ends, and zeros behind them. */
export function probeOf(graph: Graph, ends: readonly Node[]): Graph {
  const [, height, width] = graph.picture as [number, number, number];
  const plane = height * width;
  const all = ends.reduce((sum, { shape }) => sum + elements(shape), 0);
  const rest = plane - (all % plane);
  const parts = [
    ...ends.map((end) => reshape(end, [elements(end.shape), 1, 1])),
    constant(given("nothing", [rest, 1, 1], new Float32Array(rest))),
  ];
  const output = parts.reduce((before, part) => concat([before, part], 0));
  return { ...graph, output: reshape(output, [(all + rest) / plane, height, width]) };
}

export async function blocksApart(graph: Graph, question: Question, found: Answer, right: Answer): Promise<Block[]> {
  const ends = blockEnds(graph);
  const probe = probeOf(graph, ends);
  const [ours, theirs] = [await found(probe, question), await right(probe, question)];
  let at = 0;
  return ends.map(({ shape }) => {
    let [largest, apart] = [0, 0];
    for (const to = at + elements(shape); at < to; at++) {
      largest = Math.max(largest, Math.abs(theirs[at]!));
      // NaN is further off than anything.
      const difference = Math.abs(theirs[at]! - ours[at]!);
      apart = difference <= apart ? apart : Number.isNaN(difference) ? Number.POSITIVE_INFINITY : difference;
    }
    return { shape, difference: apart / (largest || 1) };
  });
}
