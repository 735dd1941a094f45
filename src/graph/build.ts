/** Nodes by name. Each says what shape comes out, and refuses in words what does not fit. */
import { type Activation, elements, type Node, type Op, type Padding, type Shape, type Weight } from "./graph.ts";

const node = (op: Op, inputs: readonly Node[], shape: Shape): Node => ({ op, inputs, shape });

/** What a file says can't be so: a size that does not fit another. */
export class ShapeError extends Error {
  override readonly name = "ShapeError";
}

function check(holds: boolean, words: string): void {
  if (!holds) throw new ShapeError(words);
}

const written = (shape: Shape) => `[${shape.join(", ")}]`;

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
  check(table.shape.length === 2, `${table.name}: ${written(table.shape)}, expected [rows, width]`);
  return node({ kind: "row", table }, [index], [table.shape[1]!]);
}

/** @param x [.., K] */
export function linear(x: Node, weight: Weight, bias: Weight | null): Node {
  const [out, width] = weight.shape;
  check(weight.shape.length === 2, `${weight.name}: ${written(weight.shape)}, expected [out, in]`);
  check(x.shape.at(-1) === width, `${weight.name}: takes ${width} values, but ${x.shape.at(-1)} come`);
  check(!bias || elements(bias.shape) === out, `${bias?.name}: ${written(bias?.shape ?? [])}, expected [${out}]`);
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
  check(weight.shape.length === 4, `${weight.name}: ${written(weight.shape)}, expected [out, in, height, width]`);
  const [out, channels, kh, kw] = weight.shape as [number, number, number, number];
  const [c, height, width] = x.shape as [number, number, number];
  check(c === channels, `${weight.name}: takes ${channels} channels, but ${c} come`);
  check(!bias || elements(bias.shape) === out, `${bias?.name}: ${written(bias?.shape ?? [])}, expected [${out}]`);
  const around = padding ?? (kh - 1) / 2;
  const [top, left, bottom, right] = typeof around === "number" ? [around, around, around, around] : around;
  const size = (length: number, before: number, after: number, kernel: number) =>
    Math.floor((length + before + after - kernel) / stride) + 1;
  const shape = [out, size(height, top, bottom, kh), size(width, left, right, kw)];
  check(
    shape.every((length) => length > 0),
    `${weight.name}: nothing is left of ${written(x.shape)}`,
  );
  return node({ kind: "conv", weight, bias, stride, padding: [top, left, bottom, right] }, [x], shape);
}

/** @param x [C, ..] */
export function groupNorm(x: Node, groups: number, eps: number, weight: Weight, bias: Weight): Node {
  const channels = x.shape[0]!;
  check(channels % groups === 0, `${weight.name}: ${channels} channels are not ${groups} equal groups`);
  for (const each of [weight, bias]) {
    check(elements(each.shape) === channels, `${each.name}: ${written(each.shape)}, expected [${channels}]`);
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
    check(one === other || one === 1 || other === 1, `${written(a)} and ${written(b)} do not go together`);
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
    check(rest(shape) === rest(first!.shape), `${written(shape)} can't stand beside ${written(first!.shape)}`);
  }
  const length = parts.reduce((sum, { shape }) => sum + shape[axis]!, 0);
  return node({ kind: "concat", axis }, parts, first!.shape.with(axis, length));
}

export function slice(x: Node, axis: number, start: number, end: number): Node {
  check(0 <= start && start < end && end <= x.shape[axis]!, `${start} to ${end} is not in ${written(x.shape)}`);
  return node({ kind: "slice", axis, start, end }, [x], x.shape.with(axis, end - start));
}

/** So many equal parts of an axis. */
export function split(x: Node, axis: number, parts: number): Node[] {
  const length = x.shape[axis]!;
  check(length % parts === 0, `${length} is not ${parts} equal parts`);
  const each = length / parts;
  return Array.from({ length: parts }, (_, i) => slice(x, axis, i * each, (i + 1) * each));
}

export function reshape(x: Node, shape: Shape): Node {
  check(elements(x.shape) === elements(shape), `${written(x.shape)} does not fill ${written(shape)}`);
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
    `${written(a.shape)} can't be multiplied by ${written(b.shape)}`,
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
  check(h % 2 === 0 && w % 2 === 0, `${written(x.shape)} can't be halved`);
  return node({ kind: "averagePool" }, [x], [c, h / 2, w / 2]);
}
