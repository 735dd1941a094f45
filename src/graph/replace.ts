/** A graph whose inputs are other nodes: the network as before, called in another way. */
import type { Graph, Node } from "./graph.ts";
import { inOrder } from "./graph.ts";
import { rewrite } from "./passes/rewrite.ts";

/** @param by for each input that is replaced, what it becomes */
export function replaceInputs(graph: Graph, by: { readonly x?: Node; readonly t?: Node; readonly guess?: Node }): Node {
  const instead = ({ op }: Node) => (op.kind === "input" && op.of !== "class" ? by[op.of] : undefined);
  return rewrite<Node, Graph>(graph, (node) => instead(node) ?? node).output;
}

/** Whether a network takes an input at all. */
export const takes = (graph: Graph, of: "x" | "t" | "class" | "guess"): boolean =>
  inOrder(graph).some(({ op }) => op.kind === "input" && op.of === of);
