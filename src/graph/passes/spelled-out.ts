/** What exports spell out of smaller ops, put together again: SiLU, GELU, GroupNorm, a matrix's bias. */
import { activation, groupNorm, linear, reshape } from "../build.ts";
import { elements, type Graph, type Node, type Weight } from "../graph.ts";
import { given, shaped } from "../weights.ts";
import { rewrite } from "./rewrite.ts";

export const putTogether = (graph: Graph): Graph =>
  rewrite<Node, Graph>(
    graph,
    (node) => silu(node) ?? gelu(node) ?? grouped(node) ?? normed(node) ?? biased(node) ?? node,
  );

/** A node's two inputs in both orders. */
const orders = ({ inputs: [a, b] }: Node): readonly (readonly [Node, Node])[] => [
  [a!, b!],
  [b!, a!],
];

/** x·sigmoid(x). */
function silu(node: Node): Node | null {
  if (node.op.kind !== "mul") return null;
  for (const [x, gate] of orders(node)) {
    if (gate.op.kind === "activation" && gate.op.of === "sigmoid" && gate.inputs[0] === x) return activation(x, "silu");
  }
  return null;
}

/** x·(erf(x/√2) + 1), halved before or after. */
function gelu(node: Node): Node | null {
  if (node.op.kind === "affine" && node.op.scale === 0.5 && node.op.shift === 0) return whole(node.inputs[0]!, 1);
  return whole(node, 0.5);
}

/** @param half what must still have been halved: x, or the other factor */
function whole(node: Node, half: number): Node | null {
  if (node.op.kind !== "mul") return null;
  for (const [first, second] of orders(node)) {
    const [x, halved] = halfOf(first, half);
    const { op, inputs } = second;
    if (!halved || op.kind !== "affine" || op.scale !== 1 || op.shift !== 1) continue;
    const [erf] = inputs as [Node];
    if (erf.op.kind !== "activation" || erf.op.of !== "erf") continue;
    const scaled = erf.inputs[0]!;
    const fits =
      scaled.op.kind === "affine" && Math.abs(scaled.op.scale - Math.SQRT1_2) < 1e-6 && scaled.op.shift === 0;
    if (fits && scaled.inputs[0] === x) return activation(x, "gelu");
  }
  return null;
}

function halfOf(node: Node, half: number): readonly [Node, boolean] {
  if (half === 1) return [node, true];
  const { op, inputs } = node;
  return op.kind === "affine" && op.scale === half && op.shift === 0 ? [inputs[0]!, true] : [node, false];
}

/** (x − mean)/√(variance + ε) over all but the first axis, however many means that takes. */
function grouped(node: Node): Node | null {
  if (node.op.kind !== "mul") return null;
  for (const [centred, factor] of orders(node)) {
    const shifted = beneath(factor, "reciprocal", "sqrt");
    if (shifted?.op.kind !== "affine" || shifted.op.scale !== 1 || centred.op.kind !== "add") continue;
    for (const [x, less] of orders(centred)) {
      if (x.shape.length !== 3) continue;
      const isLess = less.op.kind === "affine" && less.op.scale === -1 && less.op.shift === 0;
      const squares = isLess && isMean(less.inputs[0]!, x) ? averaged(shifted.inputs[0]!, x.shape[0]!) : null;
      if (squares?.op.kind !== "mul" || !squares.inputs.every((each) => each === centred)) continue;
      const of = (name: string, value: number) => given(name, [x.shape[0]!], new Float32Array(x.shape[0]!).fill(value));
      return groupNorm(x, x.shape[0]!, shifted.op.shift, of(ONES, 1), of(ZEROS, 0));
    }
  }
  return null;
}

/** What these functions are of, one after the other. */
function beneath(node: Node, ...functions: readonly string[]): Node | null {
  let from = node;
  for (const name of functions) {
    if (from.op.kind !== "activation" || from.op.of !== name) return null;
    from = from.inputs[0]!;
  }
  return from;
}

const isMean = (node: Node, x: Node): boolean => averaged(node, x.shape[0]!) === unshaped(x);

/** What a value for each group is the mean of. */
function averaged(node: Node, groups: number): Node | null {
  if (elements(node.shape) !== groups) return null;
  let from = unshaped(node);
  while (from.op.kind === "mean") {
    // The groups stand in front of what is averaged.
    if (elements(from.shape.slice(0, from.op.axis)) % groups !== 0) return null;
    from = unshaped(from.inputs[0]!);
  }
  return from === unshaped(node) ? null : from;
}

const unshaped = (node: Node): Node => (node.op.kind === "reshape" ? unshaped(node.inputs[0]!) : node);

/** A norm of groups without a scale of their own, then a scale and a shift for each channel. */
function normed(node: Node): Node | null {
  if (node.op.kind !== "add") return null;
  for (const [scaled, shift] of orders(node)) {
    const bias = perChannel(shift, node);
    if (!bias || scaled.op.kind !== "mul") continue;
    for (const [normal, factor] of orders(scaled)) {
      const weight = perChannel(factor, node);
      const inner = normal.op.kind === "reshape" ? normal.inputs[0]! : normal;
      const { op } = inner;
      if (!weight || op.kind !== "groupNorm" || !isPlain(op.weight, op.bias) || inner.shape[0] !== op.groups) continue;
      const from = inner.inputs[0]!;
      const x = from.op.kind === "reshape" ? from.inputs[0]! : from;
      const picture = x.shape.join() === node.shape.join() ? x : reshape(x, node.shape);
      if (elements(picture.shape) === elements(inner.shape)) return groupNorm(picture, op.groups, op.eps, weight, bias);
    }
  }
  return null;
}

/** A constant [C, 1, 1] beside a picture of C channels, as [C]. */
function perChannel({ op, shape }: Node, { shape: [channels, ...rest] }: Node): Weight | null {
  const fits = op.kind === "constant" && shape.length === rest.length + 1 && shape[0] === channels;
  return fits && shape.slice(1).every((size) => size === 1) ? shaped(op.weight, [channels!]) : null;
}

/** Ones and zeros, as whoever reads the file has marked them. */
const isPlain = (weight: Weight, bias: Weight): boolean => weight.name === ONES && bias.name === ZEROS;
export const ONES = "ones";
export const ZEROS = "zeros";

/** W·x + c with a constant row. */
function biased(node: Node): Node | null {
  if (node.op.kind !== "add") return null;
  for (const [product, row] of orders(node)) {
    const { op, inputs } = product;
    if (op.kind !== "linear" || op.bias || row.op.kind !== "constant") continue;
    const [outputs] = op.weight.shape as [number];
    if (elements(row.shape) !== outputs || row.shape.at(-1) !== outputs || product.shape.at(-1) !== outputs) continue;
    if (product.shape.join() === node.shape.join())
      return linear(inputs[0]!, op.weight, shaped(row.op.weight, [outputs]));
  }
  return null;
}
