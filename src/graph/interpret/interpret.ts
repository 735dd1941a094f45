/**
 * A graph computed in float64, plainly: the oracle that every engine is held to. Slow on purpose: a loop a line of
 * mathematics, no op merged with another.
 */
import { type Graph, inOrder, isWeight, type Node, type Weight } from "../graph.ts";
import { concat, slice, transpose } from "./layout.ts";
import { groupNorm, mean, normalize, softmax } from "./norms.ts";
import { activation, affine, elementwise } from "./pointwise.ts";
import { linear, matmul } from "./products.ts";
import { averagePool, conv, upsample } from "./spatial.ts";

export interface Inputs {
  /** [C, H, W]. */
  readonly x: Float64Array;
  /** What the network is called with. */
  readonly t: number;
  /** An index; needed where the graph knows classes. */
  readonly class?: number;
  /** [C, H, W]; zeros where it is left out. */
  readonly guess?: Float64Array;
}

/** @returns [outputs, H, W] */
export type Interpreter = (inputs: Inputs) => Float64Array;

/** Reads the weights, once. @throws Fault where one can't be read */
export async function interpreter(graph: Graph): Promise<Interpreter> {
  const order = inOrder(graph);
  const values = new Map<Weight, Float64Array>();
  for (const { op } of order) {
    for (const weight of weightsOf(op)) values.set(weight, Float64Array.from(await weight.read()));
  }
  const last = new Map(order.flatMap((node) => node.inputs.map((input) => [input, node] as const)));
  return (inputs) => {
    const tensors = new Map<Node, Float64Array>();
    for (const node of order) {
      const come = node.inputs.map((input) => tensors.get(input)!);
      tensors.set(
        node,
        compute(node, come, inputs, (weight) => values.get(weight)!),
      );
      // What nobody will ask for again goes.
      for (const input of node.inputs) if (last.get(input) === node) tensors.delete(input);
    }
    return tensors.get(graph.output)!;
  };
}

/** The weights of an op, wherever they stand in it. */
export const weightsOf = (op: Node["op"]): readonly Weight[] => Object.values(op).filter(isWeight);

function compute(
  { op, inputs, shape }: Node,
  come: readonly Float64Array[],
  given: Inputs,
  of: (weight: Weight) => Float64Array,
): Float64Array {
  const [x, y] = come as [Float64Array, Float64Array];
  const [from, other] = inputs.map((input) => input.shape) as [readonly number[], readonly number[]];
  switch (op.kind) {
    case "input":
      return inputOf(op.of, given);
    case "constant":
      return of(op.weight);
    case "sinusoid": {
      const angles = of(op.frequencies).map((frequency) => frequency * x[0]!);
      const halves = [angles.map(Math.sin), angles.map(Math.cos)];
      if (op.first === "cos") halves.reverse();
      return Float64Array.from(halves.flatMap((half) => [...half]));
    }
    case "row": {
      const [count, width] = op.table.shape as [number, number];
      const index = x[0]!;
      if (!(Number.isInteger(index) && 0 <= index && index < count)) {
        throw new RangeError(`${op.table.name}: row ${index}, expected a whole number from 0 to ${count - 1}`);
      }
      return of(op.table).slice(index * width, (index + 1) * width);
    }
    case "linear":
      return linear(x, op.weight.shape[1]!, of(op.weight), op.bias && of(op.bias));
    case "conv":
      return conv(x, from, of(op.weight), op.bias && of(op.bias), op, shape);
    case "groupNorm":
      return groupNorm(x, from, op.groups, op.eps, of(op.weight), of(op.bias));
    case "normalize":
      return normalize(x, from, op);
    case "activation":
      return activation(x, op.of);
    case "add":
    case "mul":
      return elementwise(op.kind, x, from, y, other, shape);
    case "affine":
      return affine(x, op.scale, op.shift);
    case "concat":
      return concat(
        come,
        inputs.map((input) => input.shape),
        op.axis,
      );
    case "slice":
      return slice(x, from, op);
    case "reshape":
      return x.slice();
    case "transpose":
      return transpose(x, from, op.order);
    case "softmax":
      return softmax(x, from, op.axis);
    case "mean":
      return mean(x, from, op.axis);
    case "matmul":
      return matmul(x, from, y, other);
    case "upsample":
      return upsample(x, from);
    case "averagePool":
      return averagePool(x, from);
  }
}

function inputOf(of: "x" | "t" | "class" | "guess", { x, t, class: index, guess }: Inputs): Float64Array {
  if (of === "x") return x;
  if (of === "t") return Float64Array.of(t);
  if (of === "guess") return guess ?? new Float64Array(x.length);
  if (index === undefined) throw new RangeError("this network wants a class");
  return Float64Array.of(index);
}
