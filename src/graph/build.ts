/** Nodes by name. Each says what shape comes out, and refuses in words what does not fit. */
import { Worded } from "../bytes/worded.ts";
import { type Activation, elements, type Node, type Op, type Padding, type Shape, type Weight } from "./graph.ts";
import { SHAPES } from "./sentences.ts";

const node = (op: Op, inputs: readonly Node[], shape: Shape): Node => ({ op, inputs, shape });

/** What a file says can't be so: a size that does not fit another. */
export class ShapeError extends Worded<typeof SHAPES> {
  override readonly name = "ShapeError";

  constructor(id: keyof typeof SHAPES, values: Readonly<Record<string, Shape | string | number>>) {
    const written = (value: Shape | string | number) => (typeof value === "object" ? value.join(", ") : value);
    super(SHAPES, id, Object.fromEntries(Object.entries(values).map(([name, value]) => [name, written(value)])));
  }
}

function check(holds: boolean, ...[id, values]: ConstructorParameters<typeof ShapeError>): void {
  if (!holds) throw new ShapeError(id, values);
}

/** @param expected what its shape should be, in words */
function checkWeight(holds: boolean, weight: Weight | null, expected: string): void {
  check(holds, "shape.is", { name: weight?.name ?? "", shape: weight?.shape ?? [], expected });
}

export const picture = (shape: Shape): Node => node({ kind: "input", of: "x" }, [], shape);
export const guess = (shape: Shape): Node => node({ kind: "input", of: "guess" }, [], shape);
export const timestep = (): Node => node({ kind: "input", of: "t" }, [], []);
export const classIndex = (): Node => node({ kind: "input", of: "class" }, [], []);
export const constant = (weight: Weight): Node => node({ kind: "constant", weight }, [], weight.shape);

/** @param t [] */
export function sinusoid(t: Node, frequencies: Weight, first: "sin" | "cos"): Node {
  return node({ kind: "sinusoid", frequencies, first }, [t], [2 * elements(frequencies.shape)]);
}

/** @param index [] */
export function row(index: Node, table: Weight): Node {
  checkWeight(table.shape.length === 2, table, "rows, width");
  return node({ kind: "row", table }, [index], [table.shape[1]!]);
}

/** @param x [.., K] */
export function linear(x: Node, weight: Weight, bias: Weight | null): Node {
  const [out, width] = weight.shape;
  checkWeight(weight.shape.length === 2, weight, "out, in");
  check(x.shape.at(-1) === width, "shape.values", { name: weight.name, takes: width!, come: x.shape.at(-1)! });
  checkWeight(!bias || elements(bias.shape) === out, bias, String(out));
  return node({ kind: "linear", weight, bias }, [x], [...x.shape.slice(0, -1), out!]);
}

/**
 * @param x [C, H, W]
 * @param padding around all sides, or for each; by default what keeps the size at stride 1
 */
export function conv(
  x: Node,
  weight: Weight,
  bias: Weight | null,
  { stride = 1, padding }: { stride?: number; padding?: number | Padding } = {},
): Node {
  checkWeight(weight.shape.length === 4, weight, "out, in, height, width");
  const [out, channels, kh, kw] = weight.shape as [number, number, number, number];
  const [c, height, width] = x.shape as [number, number, number];
  check(c === channels, "shape.channels", { name: weight.name, takes: channels, come: c });
  checkWeight(!bias || elements(bias.shape) === out, bias, String(out));
  const around = padding ?? (kh - 1) / 2;
  const [top, left, bottom, right] = typeof around === "number" ? [around, around, around, around] : around;
  const size = (length: number, before: number, after: number, kernel: number) =>
    Math.floor((length + before + after - kernel) / stride) + 1;
  const shape = [out, size(height, top, bottom, kh), size(width, left, right, kw)];
  check(
    shape.every((length) => length > 0),
    "shape.empty",
    { name: weight.name, shape: x.shape },
  );
  return node({ kind: "conv", weight, bias, stride, padding: [top, left, bottom, right] }, [x], shape);
}

/** @param x [C, ..] */
export function groupNorm(x: Node, groups: number, eps: number, weight: Weight, bias: Weight): Node {
  const channels = x.shape[0]!;
  check(channels % groups === 0, "shape.groups", { name: weight.name, channels, groups });
  for (const each of [weight, bias]) {
    checkWeight(elements(each.shape) === channels, each, String(channels));
  }
  return node({ kind: "groupNorm", groups, eps, weight, bias }, [x], x.shape);
}

export function normalize(x: Node, how: "layer" | "rms" | "unit", axis: number, eps: number): Node {
  return node({ kind: "normalize", how, axis, eps }, [x], x.shape);
}

export const activation = (x: Node, of: Activation): Node => node({ kind: "activation", of }, [x], x.shape);
export const affine = (x: Node, scale: number, shift = 0): Node => node({ kind: "affine", scale, shift }, [x], x.shape);

/** Two shapes that are repeated to one, as numpy does. */
function common(a: Shape, b: Shape): Shape {
  const rank = Math.max(a.length, b.length);
  return Array.from({ length: rank }, (_, i) => {
    const [one, other] = [a.at(i - rank) ?? 1, b.at(i - rank) ?? 1];
    check(one === other || one === 1 || other === 1, "shape.together", { a, b });
    return Math.max(one, other);
  });
}

const pair =
  (kind: "add" | "mul") =>
  (a: Node, b: Node): Node =>
    node({ kind }, [a, b], common(a.shape, b.shape));
export const add = pair("add");
export const mul = pair("mul");

export function concat(parts: readonly Node[], axis: number): Node {
  const [first] = parts;
  const rest = (shape: Shape) => shape.toSpliced(axis, 1).join();
  for (const { shape } of parts) {
    check(rest(shape) === rest(first!.shape), "shape.beside", { a: shape, b: first!.shape });
  }
  const length = parts.reduce((sum, { shape }) => sum + shape[axis]!, 0);
  return node({ kind: "concat", axis }, parts, first!.shape.with(axis, length));
}

export function slice(x: Node, axis: number, start: number, end: number): Node {
  check(0 <= start && start < end && end <= x.shape[axis]!, "shape.slice", { start, end, shape: x.shape });
  return node({ kind: "slice", axis, start, end }, [x], x.shape.with(axis, end - start));
}

/** So many equal parts of an axis. */
export function split(x: Node, axis: number, parts: number): Node[] {
  const length = x.shape[axis]!;
  check(length % parts === 0, "shape.parts", { length, parts });
  const each = length / parts;
  return Array.from({ length: parts }, (_, i) => slice(x, axis, i * each, (i + 1) * each));
}

export function reshape(x: Node, shape: Shape): Node {
  check(elements(x.shape) === elements(shape), "shape.fill", { from: x.shape, to: shape });
  return node({ kind: "reshape" }, [x], shape);
}

export function transpose(x: Node, order: readonly number[]): Node {
  return node(
    { kind: "transpose", order },
    [x],
    order.map((axis) => x.shape[axis]!),
  );
}

export const softmax = (x: Node, axis: number): Node => node({ kind: "softmax", axis }, [x], x.shape);

export const mean = (x: Node, axis: number): Node => node({ kind: "mean", axis }, [x], x.shape.with(axis, 1));

/** @param a [.., M, K] @param b [.., K, N] */
export function matmul(a: Node, b: Node): Node {
  check(
    a.shape.slice(0, -2).join() === b.shape.slice(0, -2).join() && a.shape.at(-1) === b.shape.at(-2),
    "shape.multiplied",
    { a: a.shape, b: b.shape },
  );
  return node({ kind: "matmul" }, [a, b], [...a.shape.slice(0, -1), b.shape.at(-1)!]);
}

/** @param x [C, H, W] */
export function upsample(x: Node): Node {
  const [c, h, w] = x.shape as [number, number, number];
  return node({ kind: "upsample" }, [x], [c, 2 * h, 2 * w]);
}

/** @param x [C, H, W] */
export function averagePool(x: Node): Node {
  const [c, h, w] = x.shape as [number, number, number];
  check(h % 2 === 0 && w % 2 === 0, "shape.halved", { shape: x.shape });
  return node({ kind: "averagePool" }, [x], [c, h / 2, w / 2]);
}
