/**
 * A graph as an ONNX file (opset 17) that our engines run as a model of ours: `sample` [B, C, H, W], `timestep` [B], an
 * index from 0 to T − 1, `class` [B] where there are classes, all float32; `out_sample` [B, outputs, H, W].
 */
import { type Graph, inOrder, type Node, type Shape } from "../graph.ts";
import { Draft, type Value } from "./draft.ts";
import * as ops from "./ops.ts";
import { graphName, modelAround, tensorInfo } from "./proto.ts";
import { timeNodes, timeTable } from "./times.ts";

export interface WriteOptions {
  /** float16 halves the file: matrices and kernels are rounded once, and computed with in float32. */
  readonly weights: "float32" | "float16";
  /** [T]: what the network is called with at each index. */
  readonly times: ArrayLike<number>;
  /** What else the file says of itself. */
  readonly about?: Readonly<Record<string, string>>;
}

/** The tensors of every file written here, as a manifest names them. */
export const TENSORS = { sample: "sample", timestep: "timestep", class: "class", output: "out_sample" } as const;

const OPSET = 17;

/**
 * The file in pieces, one weight in memory at a time.
 * @throws Fault where a weight can't be read, while the pieces are asked for
 */
export async function* writeOnnx(
  graph: Graph,
  { weights, times, about = {} }: WriteOptions,
): AsyncGenerator<Uint8Array> {
  const draft = new Draft(weights === "float16");
  const output = drawn(draft, graph, times);
  const head = [
    ...draft.written(output, TENSORS.output),
    graphName("backstep"),
    tensorInfo(11, TENSORS.sample, ["batch", ...graph.picture]),
    tensorInfo(11, TENSORS.timestep, ["batch"]),
    ...(graph.classes > 0 ? [tensorInfo(11, TENSORS.class, ["batch"])] : []),
    tensorInfo(12, TENSORS.output, ["batch", ...output.shape]),
  ];
  const values = draft.values();
  const length = head.reduce((sum, part) => sum + part.length, values.length);
  const { before, after } = modelAround(length, { opset: OPSET, about });
  yield before;
  yield* head;
  yield* values.stream();
  yield after;
}

/** Every node with the batch in front, but for the constants that an addition or a product repeats by itself. */
function drawn(d: Draft, graph: Graph, times: ArrayLike<number>): Value {
  const { follows, asked } = timeNodes(graph);
  const values = new Map<Node, Value>();
  const of = (node: Node): Value => {
    if (node.op.kind === "constant") return ops.forEveryPicture(d, TENSORS.timestep, node.op.weight);
    return values.get(node)!;
  };
  for (const node of inOrder(graph)) {
    if (asked.has(node)) {
      const table = d.floats(`times_${values.size}`, timeTable(graph, node, times));
      values.set(node, ops.row(d, TENSORS.timestep, table, node.shape));
    } else if (node.op.kind !== "constant" && !follows.has(node)) values.set(node, one(d, node, of));
  }
  return of(graph.output);
}

function one(d: Draft, node: Node, of: (node: Node) => Value): Value {
  const { op, shape, inputs } = node;
  switch (op.kind) {
    case "input":
      return inputOf(d, op.of, shape);
    case "add":
    case "mul":
      return pair(d, op.kind, node, of);
    case "row":
      return ops.row(d, of(inputs[0]!), d.weight(op.table), shape);
    case "linear":
      return ops.linear(d, of(inputs[0]!), op, shape);
    case "conv":
      return ops.conv(d, of(inputs[0]!), op, shape);
    case "groupNorm":
      return ops.groupNorm(d, of(inputs[0]!), op);
    case "normalize":
      return ops.normalize(d, of(inputs[0]!), op);
    case "activation":
      return ops.activation(d, of(inputs[0]!), op.of);
    case "affine":
      return ops.affine(d, of(inputs[0]!), op);
    case "softmax":
      return d.op("Softmax", [of(inputs[0]!)], shape, { axis: op.axis + 1 });
    case "mean":
      return d.op("ReduceMean", [of(inputs[0]!)], shape, { axes: [op.axis + 1], keepdims: 1 });
    case "matmul":
      return d.op("MatMul", inputs.map(of), shape);
    case "sinusoid":
    case "constant":
      throw new RangeError(`${op.kind}: only of the time`);
    default:
      return ops.moved(d, op, inputs.map(of), shape);
  }
}

/** The x̂₀ of the step before (self-conditioning) is not given by any sampler here: it stays at zero, as at the first. */
function inputOf(d: Draft, of: "x" | "t" | "class" | "guess", shape: Shape): Value {
  if (of === "guess") return d.op("Mul", [TENSORS.sample, d.scalar(0)], shape);
  return { name: of === "x" ? TENSORS.sample : of === "t" ? TENSORS.timestep : TENSORS.class, shape };
}

/** A constant needs no batch where the other has one. */
function pair(d: Draft, kind: "add" | "mul", { inputs, shape }: Node, of: (node: Node) => Value): Value {
  const [x, y] = inputs as [Node, Node];
  const ready = (node: Node, other: Node): Value =>
    node.op.kind === "constant" && other.op.kind !== "constant" ? { name: d.weight(node.op.weight), shape } : of(node);
  return ops.elementwise(d, kind, ready(x, y), ready(y, x), shape);
}
