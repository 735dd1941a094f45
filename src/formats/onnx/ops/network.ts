/** What a network is made of: convolutions, matrices, norms, resampling. */
import {
  activation,
  add,
  affine,
  averagePool,
  conv,
  groupNorm,
  linear,
  matmul,
  mean,
  mul,
  normalize,
  softmax,
  transpose,
  upsample,
} from "../../../graph/build.ts";
import { elements, type Node, type Padding, type Shape, type Weight } from "../../../graph/graph.ts";
import { ZEROS } from "../../../graph/passes/spelled-out.ts";
import { shaped } from "../../../graph/weights.ts";
import type { Call, Reader } from "../call.ts";
import {
  constantOf,
  isConstant,
  made,
  nodeOf,
  numbers,
  reordered,
  under,
  type Value,
  weightOf,
  whole,
} from "../value.ts";

const biasOf = (call: Call, at: number): Weight | null =>
  call.inputs[at] ? weightOf(call.inputs[at], call.part("part.bias")) : null;

const convolution: Reader = (call) => {
  const weight = weightOf(call.input(1), call.part("part.filters"));
  const { shape } = call.x;
  if (call.number("group", 1) !== 1) throw call.refusal("op.groups", { count: call.number("group", 1) });
  if (call.list("dilations")?.some((each) => each !== 1)) throw call.refusal("op.dilated");
  const [sx, sy] = call.list("strides") ?? [1, 1];
  if (sy !== undefined && sx !== sy) throw call.refusal("op.strides", { x: sx ?? "?", y: sy });
  // Along one axis, as openai's attention has it: a picture one pixel wide.
  const flat = shape.length === 3;
  const filters = flat ? shaped(weight, [...weight.shape, 1]) : weight;
  const [, c, h, w] = flat ? [...shape, 1] : shape;
  if (shape.length !== 4 && !flat) throw call.refusal("op.rank", { shape: shape.join(", ") });
  const padding = paddingOf(call, [h!, w!], filters.shape.slice(2), sx!, flat);
  const [x, around] = withoutZeros(under(nodeOf(call.x), [c!, h!, w!]), padding);
  const y = conv(x, filters, biasOf(call, 2), { stride: sx!, padding: around });
  return made(y, flat ? [1, y.shape[0]!, y.shape[1]!] : [1, ...y.shape]);
};

function paddingOf(call: Call, size: Shape, kernel: Shape, stride: number, flat: boolean): Padding {
  const auto = call.text("auto_pad", "NOTSET");
  if (auto.startsWith("SAME")) {
    const [v, u] = size.map((length, i) =>
      Math.max((Math.ceil(length / stride) - 1) * stride + kernel[i]! - length, 0),
    ) as [number, number];
    const small = (all: number) => (auto === "SAME_UPPER" ? Math.floor(all / 2) : Math.ceil(all / 2));
    return [small(v), small(u), v - small(v), u - small(u)];
  }
  const pads = call.list("pads") ?? [];
  if (flat) return [pads[0] ?? 0, 0, pads[1] ?? 0, 0];
  return [pads[0] ?? 0, pads[1] ?? 0, pads[2] ?? 0, pads[3] ?? 0];
}

/** Zeros that a Pad before the convolution put around the picture are the convolution's own. */
function withoutZeros(x: Node, padding: Padding): [Node, Padding] {
  const { op, inputs } = x;
  if (op.kind === "reshape" && inputs[0]!.op.kind === "concat") {
    const inner = inputs[0]!;
    // The ones in front that ONNX sees: the same picture.
    if (inner.shape.join() === [1, ...x.shape].join()) return unwrapped(x, inner, padding, 1);
  }
  return op.kind === "concat" ? unwrapped(x, x, padding, 0) : [x, padding];
}

function unwrapped(x: Node, joined: Node, padding: Padding, front: number): [Node, Padding] {
  if (joined.op.kind !== "concat") return [x, padding];
  const axis = joined.op.axis - front;
  const zero = (node: Node): boolean =>
    node.op.kind === "reshape" ? zero(node.inputs[0]!) : node.op.kind === "constant" && node.op.weight.name === ZEROS;
  const at = joined.inputs.findIndex((input) => !zero(input));
  const rest = joined.inputs.filter((input) => !zero(input));
  if ((axis !== 1 && axis !== 2) || rest.length !== 1) return [x, padding];
  const size = (parts: readonly Node[]) => parts.reduce((sum, { shape }) => sum + shape[axis + front]!, 0);
  const [before, after] = [size(joined.inputs.slice(0, at)), size(joined.inputs.slice(at + 1))];
  const more: Padding = axis === 1 ? [before, 0, after, 0] : [0, before, 0, after];
  const picture = rest[0]!;
  const bareShape = picture.shape.slice(front) as Shape;
  return withoutZeros(under(picture, bareShape), padding.map((each, i) => each + more[i]!) as unknown as Padding);
}

/** α·A·B + β·C. */
const gemm: Reader = (call) => {
  if (call.number("transA", 0)) throw call.refusal("op.turns");
  if (call.number("alpha", 1) !== 1 || call.number("beta", 1) !== 1) throw call.refusal("op.scales");
  const b = call.input(1);
  if (!isConstant(b)) throw call.refusal("op.second");
  const weight = call.number("transB", 0) ? b.weight : reordered(b, [1, 0]).weight;
  const rows = call.x.shape[0]!;
  const bias = biasOf(call, 2);
  const fits = bias && elements(bias.shape) === weight.shape[0];
  const y = linear(whole(call.x), weight, fits ? shaped(bias, [weight.shape[0]!]) : null);
  return made(bias && !fits ? add(y, nodeOf(constantOf(bias))) : y, [rows, weight.shape[0]!]);
};

const product: Reader = (call) => {
  const [a, b] = [call.x, call.input(1)];
  if (isConstant(b) && b.shape.length === 2 && !isConstant(a)) {
    const y = linear(whole(a), reordered(b, [1, 0]).weight, null);
    return made(y, [...a.shape.slice(0, -1), b.shape[1]!]);
  }
  const lead = Math.max(a.shape.length, b.shape.length) - 2;
  const filled = (value: Value) =>
    under(nodeOf(value), [...Array<number>(lead + 2 - value.shape.length).fill(1), ...value.shape]);
  const y = matmul(filled(a), filled(b));
  return made(y, y.shape);
};

/** A sum over shared letters: q·k and weights·v as they are often written. */
const einsum: Reader = (call) => {
  const [from, to = ""] = call.text("equation", "").replaceAll(" ", "").split("->");
  const [a, b, ...more] = from!.split(",").map((part) => [...part]);
  if (!a || !b || more.length > 0) throw call.refusal("op.equation", { equation: call.text("equation", "") });
  const shared = a.filter((each) => b.includes(each) && to.includes(each));
  const summed = a.filter((each) => b.includes(each) && !to.includes(each));
  const [left, right] = [a, b].map((part, i) => part.filter((each) => ![a, b][1 - i]!.includes(each)));
  const size = new Map([
    ...a.map((each, i) => [each, call.x.shape[i]!] as const),
    ...b.map((each, i) => [each, call.input(1).shape[i]!] as const),
  ]);
  const sizes = (letters: readonly string[]) => letters.map((each) => size.get(each)!);
  const laid = (value: Value, letters: readonly string[], first: readonly string[], last: readonly string[]) =>
    under(
      transpose(
        whole(value),
        [...shared, ...first, ...last].map((each) => letters.indexOf(each)),
      ),
      [...sizes(shared), elements(sizes(first)), elements(sizes(last))],
    );
  const y = matmul(laid(call.x, a, left!, summed), laid(call.input(1), b, summed, right!));
  const letters = [...shared, ...left!, ...right!];
  const apart = under(y, sizes(letters));
  const order = [...to].map((each) => letters.indexOf(each));
  return made(transpose(apart, order), sizes([...to]));
};

/** Over the pixels of each channel: channels that are groups of one. */
const instanceNorm: Reader = (call) => {
  const [c] = call.x.shape.slice(1) as [number];
  const [weight, bias] = [1, 2].map((at) => weightOf(call.input(at), call.part("part.scale"))) as [Weight, Weight];
  return made(
    groupNorm(under(nodeOf(call.x), call.x.shape.slice(1)), c, call.number("epsilon", 1e-5), weight, bias),
    call.x.shape,
  );
};

const groups: Reader = (call) => {
  const count = call.number("num_groups", 1);
  const channels = call.x.shape[1]!;
  const [weight, bias] = [1, 2].map((at) => weightOf(call.input(at), call.part("part.scale"))) as [Weight, Weight];
  // Opset 18 has a scale for each group, 21 for each channel.
  const each = (w: Weight): Weight =>
    elements(w.shape) === channels
      ? w
      : {
          name: w.name,
          shape: [channels],
          read: async () => {
            const values = await w.read();
            return Float32Array.from({ length: channels }, (_, c) => values[Math.floor((c * count) / channels)]!);
          },
        };
  const x = under(nodeOf(call.x), call.x.shape.slice(1));
  return made(groupNorm(x, count, call.number("epsilon", 1e-5), each(weight), each(bias)), call.x.shape);
};

const layerNorm: Reader = (call) => {
  const { shape } = call.x;
  const axis = call.axis(shape.length, -1);
  if (axis !== shape.length - 1) throw call.refusal("op.axes");
  let y = normalize(whole(call.x), "layer", axis, call.number("epsilon", 1e-5));
  y = mul(y, nodeOf(call.input(1)));
  if (call.inputs[2]) y = add(y, nodeOf(call.inputs[2]));
  return made(y, shape);
};

/** What was measured in training is fixed: a scale and a shift for each channel. */
const batchNorm: Reader = (call) => {
  const [scale, bias, average, variance] = [1, 2, 3, 4].map((at) =>
    weightOf(call.input(at), call.part("part.statistics")),
  ) as [Weight, Weight, Weight, Weight];
  const eps = call.number("epsilon", 1e-5);
  const shape = [scale.shape[0]!, ...Array<number>(call.x.shape.length - 2).fill(1)];
  const factors = async () => {
    const [s, v] = [await scale.read(), await variance.read()];
    return s.map((value, i) => value / Math.sqrt(v[i]! + eps));
  };
  const by = { name: `${scale.name}.scale`, shape, read: factors };
  const plus = {
    name: `${scale.name}.shift`,
    shape,
    read: async () => {
      const [f, b, m] = [await factors(), await bias.read(), await average.read()];
      return f.map((value, i) => b[i]! - m[i]! * value);
    },
  };
  const x = nodeOf(call.x);
  return made(add(mul(x, nodeOf(constantOf(by))), nodeOf(constantOf(plus))), call.x.shape);
};

const soft: Reader = (call) => {
  const { shape } = call.x;
  const axis = call.axis(shape.length, call.opset < 13 ? 1 : -1);
  // Before opset 13 all axes from there on were one.
  if (call.opset < 13 && axis < shape.length - 1) {
    const flat = under(whole(call.x), [elements(shape.slice(0, axis)), elements(shape.slice(axis))]);
    return made(softmax(flat, 1), shape);
  }
  return made(softmax(whole(call.x), axis), shape);
};

const reduced =
  (before: (x: Node) => Node, after: (m: Node, count: number) => Node): Reader =>
  (call) => {
    const { shape } = call.x;
    const axes = (call.listOr("axes", 1) ?? shape.map((_, axis) => axis)).map((axis) =>
      call.fromFront(axis, shape.length),
    );
    let y = before(whole(call.x));
    for (const axis of axes) y = mean(y, axis);
    y = after(
      y,
      axes.reduce((product, axis) => product * shape[axis]!, 1),
    );
    return made(y, call.number("keepdims", 1) ? y.shape : shape.filter((_, axis) => !axes.includes(axis)));
  };

const times = (x: Node, count: number): Node => affine(x, count);
const same = (x: Node): Node => x;

/** Each pixel as a block of four, by whichever rule gives just that. */
const resize: Reader = (call) => {
  const { shape } = call.x;
  const mode = call.text("mode", "nearest");
  const at = call.node.kind === "Upsample" ? [1] : call.opset < 11 ? [1] : [2, 3];
  const [scales, sizes] = [call.list("scales") ?? given(call, at[0]!), at[1] === undefined ? null : given(call, at[1])];
  const factors = sizes?.length ? sizes.map((size, axis) => size / shape[axis]!) : scales;
  const where = call.text("coordinate_transformation_mode", "half_pixel");
  if (mode !== "nearest" || factors?.join() !== "1,1,2,2" || where === "align_corners") {
    throw factors
      ? call.refusal("op.resample", { mode, factors: factors.join(" × ") })
      : call.refusal("op.resampleUnknown", { mode });
  }
  return made(upsample(under(nodeOf(call.x), shape.slice(1))), [1, shape[1]!, 2 * shape[2]!, 2 * shape[3]!]);
};

const given = (call: Call, at: number): readonly number[] | null =>
  call.inputs[at] && elements(call.inputs[at].shape) > 0 ? numbers(call.inputs[at], call.part("part.size")) : null;

const pool: Reader = (call) => {
  const [kernel, strides] = [call.list("kernel_shape"), call.list("strides")];
  if (kernel?.join() !== "2,2" || strides?.join() !== "2,2" || call.list("pads")?.some((each) => each !== 0)) {
    throw call.refusal("op.pool", { kernel: kernel?.join(" × ") ?? "?", strides: strides?.join(", ") ?? "?" });
  }
  const { shape } = call.x;
  return made(averagePool(under(nodeOf(call.x), shape.slice(1))), [1, shape[1]!, shape[2]! / 2, shape[3]! / 2]);
};

export const NETWORK: Record<string, Reader> = {
  Conv: convolution,
  Gemm: gemm,
  MatMul: product,
  Einsum: einsum,
  InstanceNormalization: instanceNorm,
  GroupNormalization: groups,
  LayerNormalization: layerNorm,
  BatchNormalization: batchNorm,
  Softmax: soft,
  ReduceMean: reduced(same, same),
  ReduceSum: reduced(same, times),
  ReduceSumSquare: reduced((x) => mul(x, x), times),
  ReduceL2: reduced(
    (x) => mul(x, x),
    (x, count) => activation(times(x, count), "sqrt"),
  ),
  GlobalAveragePool: (call) => {
    const { shape } = call.x;
    const y = mean(mean(whole(call.x), 2), 3);
    return made(y, [...shape.slice(0, 2), 1, 1]);
  },
  Resize: resize,
  Upsample: resize,
  AveragePool: pool,
};
