/** What one evaluation of one picture takes, as far as the graph says it: what the kernels make of that is measured. */
import { elements, type Graph, inOrder, type Node } from "./graph.ts";
import { weightsOf } from "./interpret/interpret.ts";

export interface Cost {
  /** Products that are summed, in convolutions, linear layers and attention. */
  readonly macs: number;
  /** Numbers that belong to the model. */
  readonly weights: number;
  /** The most numbers that are kept at once between one op and the next. */
  readonly kept: number;
}

export function costOf(graph: Graph): Cost {
  const nodes = inOrder(graph);
  const weights = new Set(nodes.flatMap(({ op }) => weightsOf(op)));
  return {
    macs: nodes.reduce((sum, node) => sum + macsOf(node), 0),
    weights: [...weights].reduce((sum, { shape }) => sum + elements(shape), 0),
    kept: keptBy(nodes),
  };
}

function macsOf({ op, shape, inputs }: Node): number {
  switch (op.kind) {
    case "conv":
      return elements(shape) * elements(op.weight.shape.slice(1));
    case "linear":
      return elements(shape) * op.weight.shape[1]!;
    case "matmul":
      return elements(shape) * inputs[0]!.shape.at(-1)!;
    default:
      return 0;
  }
}

/** Another view of the same numbers, or nothing that is made. */
const isView = ({ op }: Node) => op.kind === "reshape" || op.kind === "constant";

/** Each in the order of the graph, and dropped after the last that reads it. */
function keptBy(nodes: readonly Node[]): number {
  const last = new Map<Node, number>();
  nodes.forEach(({ inputs }, i) => {
    for (const input of inputs) last.set(input, i);
  });
  const over = new Map<number, Node[]>();
  for (const [node, i] of last) over.set(i, [...(over.get(i) ?? []), node]);
  const sizeOf = (node: Node) => (isView(node) ? 0 : elements(node.shape));
  let now = 0;
  let most = 0;
  nodes.forEach((node, i) => {
    now += sizeOf(node);
    most = Math.max(most, now);
    for (const done of over.get(i) ?? []) now -= sizeOf(done);
  });
  return most;
}
