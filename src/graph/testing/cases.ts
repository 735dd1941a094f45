/** A graph for each op, at odd sizes. */
import * as of from "../build.ts";
import { elements, type Graph, type Node, type Shape } from "../graph.ts";
import { frequencies, given } from "../weights.ts";

export const PICTURE = [3, 5, 7] as const;
export const TIMES = Float32Array.from({ length: 11 }, (_, i) => 3 * i + 0.5);

export const ramp = (shape: Shape, by: number) =>
  Float32Array.from({ length: elements(shape) }, (_, i) => Math.sin(1 + by * i) + 0.1 * Math.cos(7 * by * i));
const weight = (name: string, shape: Shape, by = 0.53) => given(name, shape, ramp(shape, by));

const x = of.picture([...PICTURE]);
const t = of.timestep();
const embedded = of.sinusoid(t, frequencies(4, 1), "cos");
const wide = of.conv(x, weight("widen", [6, 3, 3, 3]), weight("widen.b", [6]));
const even = of.conv(x, weight("even", [4, 3, 2, 2]), null, { padding: [0, 0, 0, 0] });
const rows = of.reshape(x, [3, 35]);
const columns = of.transpose(rows, [1, 0]);
/** Something of the time beside a picture, so that it has the picture's size. */
const beside = (node: Node, to: readonly number[]) =>
  of.add(of.mul(x, of.constant(weight("c", [3, 1, 1]))), of.reshape(node, [...to]));
const dense = of.linear(embedded, weight("dense", [3, 8]), weight("dense.b", [3]));

export const CASES: Record<string, Node> = {
  "a convolution of stride 2, padded at two sides": of.conv(x, weight("w", [4, 3, 3, 3]), weight("b", [4]), {
    stride: 2,
    padding: [0, 0, 1, 1],
  }),
  "a convolution without bias": even,
  "group norm": of.groupNorm(wide, 3, 1e-6, weight("n.w", [6]), weight("n.b", [6])),
  "layer norm over channels": of.normalize(x, "layer", 0, 1e-5),
  "rms norm over rows": of.normalize(rows, "rms", 1, 1e-5),
  "unit length": of.normalize(x, "unit", 0, 1e-12),
  "a matrix for rows": of.linear(columns, weight("m", [4, 3]), weight("m.b", [4])),
  "a product of matrices": of.matmul(rows, columns),
  softmax: of.softmax(rows, 0),
  "the softmax of rows": of.softmax(rows, 1),
  concat: of.concat([x, of.constant(weight("mem", [2, 5, 7]))], 0),
  "a mean": of.mean(x, 1),
  "roots and reciprocals": of.activation(
    of.activation(of.affine(of.activation(x, "sigmoid"), 1, 0.1), "sqrt"),
    "reciprocal",
  ),
  slice: of.slice(x, 2, 1, 6),
  upsample: of.upsample(x),
  "mean of four": of.averagePool(of.slice(of.slice(x, 1, 0, 4), 2, 0, 6)),
  affine: of.affine(x, -2, 0.5),
  "the time, embedded": beside(dense, [3, 1, 1]),
  "the time as it comes": beside(of.linear(of.reshape(of.affine(t, 0.1), [1]), weight("raw", [3, 1]), null), [3, 1, 1]),
  "two things of the time": beside(
    of.linear(of.concat([of.reshape(t, [1]), embedded], 0), weight("both", [3, 9]), null),
    [3, 1, 1],
  ),
  "a vector on the last axis": of.add(x, of.slice(of.linear(embedded, weight("v", [7, 8]), null), 0, 0, 7)),
  "self-conditioning, at zero": of.add(x, of.guess([...PICTURE])),
  ...Object.fromEntries(
    (["silu", "gelu", "relu", "sigmoid", "tanh", "erf", "exp", "sin", "cos"] as const).map((kind) => [
      kind,
      of.activation(x, kind),
    ]),
  ),
};

/** All that a node holds, mixed into a picture: what a network gives is one. */
export const asPicture = (node: Node): Node => {
  const flat = of.reshape(node, [elements(node.shape)]);
  return of.reshape(of.linear(flat, weight("mixed", [elements(PICTURE), elements(node.shape)]), null), PICTURE);
};

/** A class as a row of its table. */
export const WITH_CLASSES: Graph = {
  picture: PICTURE,
  classes: 3,
  output: beside(of.row(of.classIndex(), weight("classes", [3, 3])), [3, 1, 1]),
};

/** Ops that files of ours spell otherwise than the graph has them. */
export const WIDE: Graph = { picture: PICTURE, classes: 0, output: wide };

/** A network in small: a convolution, the time, a norm, SiLU. */
export const SMALL: Graph = {
  picture: PICTURE,
  classes: 0,
  output: of.activation(
    of.groupNorm(
      of.add(of.conv(x, weight("w", [3, 3, 3, 3]), weight("b", [3])), of.reshape(dense, [3, 1, 1])),
      3,
      1e-6,
      weight("n.w", [3]),
      weight("n.b", [3]),
    ),
    "silu",
  ),
};
