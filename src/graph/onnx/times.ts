/**
 * What depends on the time alone, as tables over all times: WGSL promises sin and cos only within [−π, π] and only to
 * 2⁻¹¹, and a table is a row to read.
 */
import { elements, type Graph, inOrder, type Node, type Weight } from "../graph.ts";
import { interpreter } from "../interpret/interpret.ts";

/** Ops with weights to multiply by: from there on it is the network's own, and a table would be larger than they are. */
const NETWORK = new Set(["linear", "conv", "matmul", "groupNorm"]);

/**
 * The nodes that follow from t without the network's matrices, and of them those that are asked for by something that
 * doesn't: they become tables, and what leads to them is not needed.
 */
export function timeNodes(graph: Graph): { follows: ReadonlySet<Node>; asked: ReadonlySet<Node> } {
  const follows = new Set<Node>();
  const asked = new Set<Node>();
  for (const node of inOrder(graph)) {
    const { op, inputs } = node;
    const timely =
      op.kind === "input"
        ? op.of === "t"
        : !NETWORK.has(op.kind) &&
          inputs.some((i) => follows.has(i)) &&
          inputs.every((i) => follows.has(i) || fixed(i));
    if (timely) follows.add(node);
    else for (const input of inputs) if (follows.has(input)) asked.add(input);
  }
  return { follows, asked };
}

const fixed = (node: Node): boolean => node.op.kind === "constant";

/**
 * The rows of a time node, in float64 rounded once.
 * @param times what the network is called with at the indices 0 to T − 1
 * @returns [T, ...the node's shape]
 */
export function timeTable(graph: Graph, node: Node, times: ArrayLike<number>): Weight {
  const width = elements(node.shape);
  return {
    name: "times",
    shape: [times.length, ...node.shape],
    read: async () => {
      const run = await interpreter({ ...graph, output: node });
      const rows = new Float32Array(times.length * width);
      for (let i = 0; i < times.length; i++) rows.set(run({ x: new Float64Array(0), t: times[i]! }), i * width);
      return rows;
    },
  };
}
