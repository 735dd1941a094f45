/** A pass: a graph to a graph that computes the same. */
import { type Graph, inOrder, type Node } from "../graph.ts";

/**
 * Every node anew, after what it is made from.
 * @param by gets a node whose inputs are the new ones, and gives what takes its place: of the same shape
 */
export function rewrite(graph: Graph, by: (node: Node) => Node): Graph {
  const anew = new Map<Node, Node>();
  for (const node of inOrder(graph)) {
    const inputs = node.inputs.map((input) => anew.get(input)!);
    const same = inputs.every((input, i) => input === node.inputs[i]);
    anew.set(node, by(same ? node : { ...node, inputs }));
  }
  return { ...graph, output: anew.get(graph.output)! };
}
