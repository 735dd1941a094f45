/**
 * A value while a file is read: known already, or made by the network. A batch of one picture is computed, so that every
 * size is known; in the graph, whose tensors are of one picture, the one in front is left away.
 */
import { constant, reshape } from "../../graph/build.ts";
import { elements, type Node, type Shape, type Weight } from "../../graph/graph.ts";
import { places, stridesOf } from "../../graph/strides.ts";
import { changed, given, shaped } from "../../graph/weights.ts";
import { refusal } from "../refusal.ts";
import type { Said } from "../words/said.ts";

export interface Constant {
  readonly weight: Weight;
  readonly shape: Shape;
  /** Of what is small: sizes, axes, scales. */
  readonly values: readonly number[] | null;
  /** Of a type of whole numbers, which are divided as such. */
  readonly integer: boolean;
}

export interface Made {
  /** Its shape is `shape`, without the one in front. */
  readonly node: Node;
  /** As ONNX sees it, with the batch of one. */
  readonly shape: Shape;
}

export type Value = Constant | Made;

/** Read when they are met. */
export const SMALL = 4096;

export const isConstant = (value: Value): value is Constant => "weight" in value;

export const known = (shape: Shape, values: readonly number[], integer = false, name = "constant"): Constant => ({
  weight: given(name, shape, Float32Array.from(values)),
  shape,
  values,
  integer,
});

export const constantOf = (weight: Weight, integer = false): Constant => ({
  weight,
  shape: weight.shape,
  values: null,
  integer,
});

/** Without the one in front. */
export const bare = (shape: Shape): Shape => (shape[0] === 1 ? shape.slice(1) : shape);

const same = (a: Shape, b: Shape) => a.join() === b.join();

/** A node under another shape; a reshape of a reshape is one. */
export function under(node: Node, shape: Shape): Node {
  if (same(node.shape, shape)) return node;
  return node.op.kind === "reshape" ? under(node.inputs[0]!, shape) : reshape(node, shape);
}

export function made(node: Node, shape: Shape): Made {
  return { node: under(node, bare(shape)), shape };
}

/** As a node of the shape that ONNX sees. */
export const whole = (value: Value): Node => under(nodeOf(value), value.shape);

/** As a node, without the one in front. */
export const nodeOf = (value: Value): Node => {
  if (!isConstant(value)) return value.node;
  const shape = bare(value.shape);
  return constant(same(shape, value.shape) ? value.weight : shaped(value.weight, shape));
};

/** Numbers that say how. @throws Refusal where they are not known before the network runs */
export function numbers(value: Value | null | undefined, what: Said): readonly number[] {
  if (value && isConstant(value) && value.values) return value.values;
  throw refusal("onnx.computed", { what });
}

export function weightOf(value: Value | null | undefined, what: Said): Weight {
  if (value && isConstant(value)) return value.weight;
  throw refusal("onnx.weight", { what });
}

/** A constant with its values changed, each for itself. */
export function mapped(value: Constant, by: (value: number) => number): Constant {
  if (value.values) return known(value.shape, value.values.map(by), value.integer, value.weight.name);
  return constantOf(changed(value.weight, (values) => values.map(by)));
}

export function reshaped(value: Constant, shape: Shape): Constant {
  if (elements(shape) !== elements(value.shape)) {
    throw refusal("onnx.fill", { name: value.weight.name, from: value.shape.join(", "), to: shape.join(", ") });
  }
  return { ...value, weight: shaped(value.weight, shape), shape };
}

/** A constant with its axes in another order. */
export function reordered(value: Constant, order: readonly number[]): Constant {
  const { shape, weight } = value;
  const to = order.map((axis) => shape[axis]!);
  const strides = stridesOf(shape);
  const steps = order.map((axis) => strides[axis]!);
  const moved = (values: ArrayLike<number>) => Array.from(places(to, steps), (place) => values[place]!);
  if (value.values) return known(to, moved(value.values), value.integer, weight.name);
  return constantOf({ name: weight.name, shape: to, read: async () => Float32Array.from(moved(await weight.read())) });
}
