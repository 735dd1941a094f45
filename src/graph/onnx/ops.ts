/**
 * Each op of the graph in ONNX, on tensors with a batch in front. As our Python exporter writes them: nothing that asks
 * for a shape, no op that onnxruntime has no WebGPU kernel for.
 */
import { elements, type Op, type Shape, type Weight } from "../graph.ts";
import { changed } from "../weights.ts";
import type { Draft, Value } from "./draft.ts";
import { Float } from "./proto.ts";

type Of<K extends Op["kind"]> = Extract<Op, { kind: K }>;

/** Every axis stands one further back behind the batch. */
const behind = (axis: number) => axis + 1;

export function reshape(d: Draft, x: Value, shape: Shape): Value {
  return d.op("Reshape", [x, d.integers([0, ...shape])], shape);
}

/** A constant beside every picture: n·0 + c, for the batch's size is known to nobody before a run. */
export function forEveryPicture(d: Draft, timestep: string, weight: Weight): Value {
  const none = d.op("Mul", [timestep, d.scalar(0)], []);
  const zeros = reshape(d, none, Array<number>(weight.shape.length).fill(1));
  return d.op("Add", [zeros, d.weight(weight)], weight.shape);
}

/** Of two tensors the one with fewer axes gets ones in front, behind the batch. */
function aligned(d: Draft, x: Value, rank: number): Value {
  const missing = rank - x.shape.length;
  return missing > 0 ? reshape(d, x, [...Array<number>(missing).fill(1), ...x.shape]) : x;
}

export function elementwise(d: Draft, kind: "add" | "mul", x: Value, y: Value, shape: Shape): Value {
  return d.op(kind === "add" ? "Add" : "Mul", [aligned(d, x, shape.length), aligned(d, y, shape.length)], shape);
}

/** W·x + b: a matrix for each picture, or one row of it. */
export function linear(d: Draft, x: Value, { weight, bias }: Of<"linear">, shape: Shape): Value {
  if (x.shape.length === 1) {
    return d.op("Gemm", [x, d.weight(weight), ...(bias ? [d.weight(bias)] : [])], shape, { transB: 1 });
  }
  const [outputs, inputs] = weight.shape as [number, number];
  const flipped = { ...changed(weight, (values) => transposed(values, outputs, inputs)), shape: [inputs, outputs] };
  const y = d.op("MatMul", [x, d.weight(weight, "T", flipped)], shape);
  return bias ? d.op("Add", [y, d.weight(bias)], shape) : y;
}

function transposed(values: Float32Array, rows: number, columns: number): Float32Array {
  return Float32Array.from(values, (_, i) => values[(i % rows) * columns + Math.floor(i / rows)]!);
}

export function conv(d: Draft, x: Value, { weight, bias, stride, padding }: Of<"conv">, shape: Shape): Value {
  return d.op("Conv", [x, d.weight(weight), ...(bias ? [d.weight(bias)] : [])], shape, {
    kernel_shape: weight.shape.slice(2),
    strides: [stride, stride],
    pads: padding,
  });
}

/** Values of a group, beyond which they are summed in two stages: on wasm 2¹⁸ at once are 10⁻⁴ off. */
const LONG = 2 ** 15;

/** Not GroupNormalization, which has no WebGPU kernel in onnxruntime-web. */
export function groupNorm(d: Draft, x: Value, { groups, eps, weight, bias }: Of<"groupNorm">): Value {
  const length = elements(x.shape) / groups;
  const normal = length > LONG ? inTwoStages(d, x, groups, eps) : atOnce(d, x, groups, eps);
  const back = reshape(d, normal, x.shape);
  const perChannel = (w: Weight) => {
    const shape = [x.shape[0]!, ...Array<number>(x.shape.length - 1).fill(1)];
    return d.weight(w, `of${x.shape.length}`, { ...w, shape, read: () => w.read() });
  };
  return d.op("Add", [d.op("Mul", [back, perChannel(weight)], x.shape), perChannel(bias)], x.shape);
}

function atOnce(d: Draft, x: Value, groups: number, eps: number): Value {
  const perGroup = (value: number) =>
    d.floats(`groups_${groups}_${value}`, {
      name: "groups",
      shape: [groups],
      read: async () => new Float32Array(groups).fill(value),
    });
  const flat = reshape(d, x, [groups, elements(x.shape) / groups]);
  return d.op("InstanceNormalization", [flat, perGroup(1), perGroup(0)], flat.shape, { epsilon: new Float(eps) });
}

/** The mean of each row of pixels, then of the rows: sums stay short. Read back it is one norm (passes/spelled-out). */
function inTwoStages(d: Draft, x: Value, groups: number, eps: number): Value {
  const width = x.shape.at(-1)!;
  const rows = reshape(d, x, [groups, elements(x.shape) / groups / width, width]);
  const mean = (of: Value) => {
    const ofRows = d.op("ReduceMean", [of], [...rows.shape.slice(0, 2), 1], { axes: [behind(2)], keepdims: 1 });
    return d.op("ReduceMean", [ofRows], [groups, 1, 1], { axes: [behind(1)], keepdims: 1 });
  };
  const centred = d.op("Sub", [rows, mean(rows)], rows.shape);
  const variance = mean(d.op("Mul", [centred, centred], rows.shape));
  const deviation = d.op("Sqrt", [d.op("Add", [variance, d.scalar(eps)], variance.shape)], variance.shape);
  return d.op("Div", [centred, deviation], rows.shape);
}

export function normalize(d: Draft, x: Value, { how, axis, eps }: Of<"normalize">): Value {
  const axes = { axes: [behind(axis)], keepdims: 1 };
  const kept = x.shape.with(axis, 1);
  const mean = (of: Value) => d.op("ReduceMean", [of], kept, axes);
  if (how === "unit") {
    const length = d.op("ReduceL2", [x], kept, axes);
    return d.op("Div", [x, d.op("Max", [length, d.scalar(eps)], kept)], x.shape);
  }
  const centred = how === "layer" ? d.op("Sub", [x, mean(x)], x.shape) : x;
  const variance = mean(d.op("Mul", [centred, centred], x.shape));
  const deviation = d.op("Sqrt", [d.op("Add", [variance, d.scalar(eps)], kept)], kept);
  return d.op("Div", [centred, deviation], x.shape);
}

export function activation(d: Draft, x: Value, of: Of<"activation">["of"]): Value {
  const { shape } = x;
  switch (of) {
    case "silu":
      return d.op("Mul", [x, d.op("Sigmoid", [x], shape)], shape);
    case "gelu": {
      const erf = d.op("Erf", [d.op("Mul", [x, d.scalar(Math.SQRT1_2)], shape)], shape);
      const part = d.op("Mul", [d.op("Add", [erf, d.scalar(1)], shape), d.scalar(0.5)], shape);
      return d.op("Mul", [x, part], shape);
    }
    default:
      return d.op(of[0]!.toUpperCase() + of.slice(1), [x], shape);
  }
}

export function affine(d: Draft, x: Value, { scale, shift }: Of<"affine">): Value {
  const scaled = scale === 1 ? x : d.op("Mul", [x, d.scalar(scale)], x.shape);
  return shift === 0 ? scaled : d.op("Add", [scaled, d.scalar(shift)], x.shape);
}

type Moving = Of<"concat" | "slice" | "reshape" | "transpose" | "upsample" | "averagePool">;

/** What changes only where values stand, or takes means of neighbours. */
export function moved(d: Draft, op: Moving, inputs: readonly Value[], shape: Shape): Value {
  const [x] = inputs as [Value];
  switch (op.kind) {
    case "concat":
      return d.op("Concat", inputs, shape, { axis: behind(op.axis) });
    case "slice":
      return d.op("Slice", [x, ...[op.start, op.end, behind(op.axis)].map((each) => d.integers([each]))], shape);
    case "reshape":
      return reshape(d, x, shape);
    case "transpose":
      return d.op("Transpose", [x], shape, { perm: [0, ...op.order.map(behind)] });
    case "upsample":
      return d.op("Resize", [x, "", d.floats("twice", { name: "twice", shape: [4], read: twice })], shape, {
        mode: "nearest",
        coordinate_transformation_mode: "asymmetric",
        nearest_mode: "floor",
      });
    case "averagePool":
      return d.op("AveragePool", [x], shape, { kernel_shape: [2, 2], strides: [2, 2] });
  }
}

const twice = async () => Float32Array.of(1, 1, 2, 2);

/** A row for each picture, of a float32 tensor [B] of whole numbers. */
export function row(d: Draft, index: Value | string, table: string, shape: Shape): Value {
  return d.op("Gather", [table, d.op("Cast", [index], [], { to: 6 })], shape, { axis: 0 });
}
