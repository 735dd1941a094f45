/** A graph whose inputs are other nodes: the network as before, called in another way. */
import type { Graph, Node } from "./graph.ts";
import { inOrder } from "./graph.ts";

/** @param by for each input that is replaced, what it becomes */
export function replaceInputs(graph: Graph, by: { readonly x?: Node; readonly t?: Node; readonly guess?: Node }): Node {
  const made = new Map<Node, Node>();
  for (const node of inOrder(graph)) {
    const instead = node.op.kind === "input" && node.op.of !== "class" ? by[node.op.of] : undefined;
    const inputs = node.inputs.map((input) => made.get(input)!);
    const same = inputs.every((input, i) => input === node.inputs[i]);
    made.set(node, instead ?? (same ? node : { ...node, inputs }));
  }
  return made.get(graph.output)!;
}

/** Whether a network takes an input at all. */
export const takes = (graph: Graph, of: "x" | "t" | "class" | "guess"): boolean =>
  inOrder(graph).some(({ op }) => op.kind === "input" && op.of === of);
