/** Where values stand: shapes, axes, parts. What is known of sizes is computed here and now. */
import { concat, row, slice, transpose } from "../../../graph/build.ts";
import { elements, type Shape } from "../../../graph/graph.ts";
import { ZEROS } from "../../../graph/passes/spelled-out.ts";
import { shaped } from "../../../graph/weights.ts";
import type { Call, Reader } from "../call.ts";
import { isInteger, isTensor } from "../tensor.ts";
import {
  type Constant,
  constantOf,
  isConstant,
  known,
  made,
  numbers,
  reordered,
  reshaped,
  type Value,
  weightOf,
  whole,
} from "../value.ts";

const to = (x: Value, shape: Shape): Value => (isConstant(x) ? reshaped(x, shape) : made(x.node, shape));

const reshape: Reader = (call) => {
  const asked = numbers(call.input(1), call.part("part.shape"));
  const kept = call.number("allowzero", 0)
    ? asked
    : asked.map((size, axis) => (size === 0 ? call.x.shape[axis]! : size));
  const open = kept.indexOf(-1);
  const told = kept.reduce((product, size) => product * (size === -1 ? 1 : size), 1);
  const shape = open < 0 ? kept : kept.with(open, elements(call.x.shape) / told);
  if (elements(shape) !== elements(call.x.shape) || !shape.every(Number.isInteger)) {
    throw call.refusal("op.fill", { from: call.x.shape.join(", "), to: asked.join(", ") });
  }
  return to(call.x, shape);
};

const flatten: Reader = (call) => {
  const { shape } = call.x;
  const axis = call.fromFront(call.number("axis", 1), shape.length + 1);
  return to(call.x, [elements(shape.slice(0, axis)), elements(shape.slice(axis))]);
};

const unsqueeze: Reader = (call) => {
  const axes = call.listOr("axes", 1) ?? [];
  const rank = call.x.shape.length + axes.length;
  const ones = new Set(axes.map((axis) => call.fromFront(axis, rank)));
  const rest = [...call.x.shape];
  return to(
    call.x,
    Array.from({ length: rank }, (_, axis) => (ones.has(axis) ? 1 : rest.shift()!)),
  );
};

const squeeze: Reader = (call) => {
  const { shape } = call.x;
  const axes = call.listOr("axes", 1);
  const gone = axes ? new Set(axes.map((axis) => call.fromFront(axis, shape.length))) : null;
  return to(
    call.x,
    shape.filter((size, axis) => !(gone ? gone.has(axis) : size === 1)),
  );
};

const transposed: Reader = (call) => {
  const { shape } = call.x;
  const order = call.list("perm") ?? shape.map((_, axis) => shape.length - 1 - axis);
  if (isConstant(call.x)) return reordered(call.x, order);
  return made(
    transpose(whole(call.x), order),
    order.map((axis) => shape[axis]!),
  );
};

const joined: Reader = (call) => {
  const parts = call.inputs.map((_, i) => call.input(i));
  const axis = call.axis(parts[0]!.shape.length, 0);
  const length = parts.reduce((sum, { shape }) => sum + shape[axis]!, 0);
  const shape = parts[0]!.shape.with(axis, length);
  if (parts.every((part): part is Constant => isConstant(part) && part.values !== null)) {
    const values = parts.flatMap(({ values }) => [...values!]);
    if (shape.length === 1)
      return known(
        shape,
        values,
        parts.every(({ integer }) => integer),
      );
  }
  return made(concat(parts.map(whole), axis), shape);
};

/** One axis from `start` to `end`, every `step`. */
function cut(call: Call, x: Value, axis: number, start: number, end: number, step: number): Value {
  const length = x.shape[axis]!;
  const bound = (at: number) => Math.min(Math.max(at < 0 ? at + length : at, 0), length);
  const [from, until] = [bound(start), bound(end)];
  const shape = x.shape.with(axis, Math.max(0, Math.ceil((until - from) / step)));
  if (from === 0 && until === length && step === 1) return x;
  if (isConstant(x) && x.values && x.shape.length === 1 && step >= 1) {
    const part = x.values.slice(from, until).filter((_, i) => i % step === 0);
    return known(shape, part, x.integer);
  }
  if (step !== 1 || until <= from) throw call.refusal("op.slice", { start, end, step, length });
  return made(slice(whole(x), axis, from, until), shape);
}

const sliced: Reader = (call) => {
  const rank = call.x.shape.length;
  const starts = call.listOr("starts", 1) ?? [];
  const ends = call.listOr("ends", 2) ?? [];
  const axes = call.listOr("axes", 3) ?? starts.map((_, i) => i);
  const steps = call.inputs[4] ? numbers(call.inputs[4], call.part("part.steps")) : starts.map(() => 1);
  return axes.reduce<Value>(
    (x, axis, i) => cut(call, x, call.fromFront(axis, rank), starts[i]!, ends[i]!, steps[i]!),
    call.x,
  );
};

const split: Reader = (call) => {
  const { shape } = call.x;
  const axis = call.axis(shape.length, 0);
  const count = call.node.outputs.length;
  const equal = Math.ceil(shape[axis]! / count);
  const sizes =
    call.listOr("split", 1) ?? Array.from({ length: count }, (_, i) => Math.min(equal, shape[axis]! - i * equal));
  let at = 0;
  return sizes.map((size) => {
    at += size;
    return cut(call, call.x, axis, at - size, at, 1);
  });
};

const gather: Reader = (call) => {
  const [x, index] = [call.x, call.input(1)];
  const axis = call.axis(x.shape.length, 0);
  if (!isConstant(index)) {
    const [count, ...rest] = x.shape;
    if (axis !== 0 || count === undefined) throw call.refusal("op.computedPlaces");
    const table = shaped(weightOf(x, call.part("part.table")), [count, elements(rest)]);
    const found = row(index.node.shape.length === 0 ? index.node : whole(to(index, [])), table);
    return made(found, [...index.shape, ...rest]);
  }
  const places = numbers(index, call.part("part.places")).map((at) => (at < 0 ? at + x.shape[axis]! : at));
  const shape = [...x.shape.slice(0, axis), ...index.shape, ...x.shape.slice(axis + 1)];
  if (isConstant(x) && x.values && x.shape.length === 1) {
    const found = places.map((at) => x.values![at]!);
    return known(shape, found, x.integer);
  }
  const inRow = places.every((at, i) => at === places[0]! + i);
  if (!inRow || places.length === 0) throw call.refusal("op.places", { places: places.slice(0, 6).join(", ") });
  return to(cut(call, x, axis, places[0]!, places.at(-1)! + 1, 1), shape);
};

const constantValue: Reader = (call) => {
  const { attributes } = call.node;
  const [name, value] = [...attributes][0] ?? ["", null];
  const integer = name.startsWith("value_int");
  if (typeof value === "number") return known([], [value], integer);
  if (Array.isArray(value)) return known([value.length], value as number[], integer);
  if (isTensor(value)) return constantOf(value, isInteger(value));
  throw call.refusal("op.attribute", { name });
};

const constantOfShape: Reader = (call) => {
  const shape = numbers(call.x, call.part("part.shape"));
  const given = call.inputs[1];
  const value = given ? numbers(given, call.part("part.value"))[0]! : 0;
  if (elements(shape) > 1 << 22) throw call.refusal("op.makes", { shape: shape.join(", ") });
  return known(shape, Array<number>(elements(shape)).fill(value), !!given && isConstant(given) && given.integer);
};

const range: Reader = (call) => {
  const [start, limit, delta] = [0, 1, 2].map((i) => numbers(call.input(i), call.part("part.bounds"))[0]!) as [
    number,
    number,
    number,
  ];
  const length = Math.max(0, Math.ceil((limit - start) / delta));
  if (!(length <= 1 << 22)) throw call.refusal("op.makesNumbers", { count: length });
  const values = Array.from({ length }, (_, i) => start + i * delta);
  return known([length], values, values.every(Number.isInteger));
};

/** Zeros around a picture, as constants beside it; a convolution that reads it takes them as its own padding. */
const pad: Reader = (call) => {
  const { x } = call;
  const pads = call.listOr("pads", 1) ?? [];
  if (call.text("mode", "constant") !== "constant")
    throw call.refusal("op.padMode", { mode: call.text("mode", "constant") });
  const value = call.inputs[2] ? numbers(call.inputs[2], call.part("part.value"))[0] : call.number("value", 0);
  if (value !== 0) throw call.refusal("op.padValue", { value: value ?? "?" });
  const axes = call.inputs[3] ? numbers(call.inputs[3], call.part("part.axes")) : x.shape.map((_, axis) => axis);
  let padded = whole(x);
  for (const [i, each] of axes.entries()) {
    const axis = call.fromFront(each, x.shape.length);
    const zeros = (size: number) => {
      const shape = padded.shape.with(axis, size);
      return whole(known(shape, Array<number>(elements(shape)).fill(0), false, ZEROS));
    };
    const [before, after] = [pads[i]!, pads[i + axes.length]!];
    if (!(before >= 0 && after >= 0)) throw call.refusal("op.cuts");
    const parts = [...(before ? [zeros(before)] : []), padded, ...(after ? [zeros(after)] : [])];
    if (parts.length > 1) padded = concat(parts, axis);
  }
  return made(padded, padded.shape);
};

/** [.., C·b², H, W] to [.., C, b·H, b·W], colours outermost or the block. */
const depthToSpace: Reader = (call) => {
  const [n, c, h, w] = call.x.shape as [number, number, number, number];
  const b = call.number("blocksize", 1);
  const outer = c / (b * b);
  const crd = call.text("mode", "DCR") === "CRD";
  const apart = whole(to(call.x, crd ? [n, outer, b, b, h, w] : [n, b, b, outer, h, w]));
  const woven = transpose(apart, crd ? [0, 1, 4, 2, 5, 3] : [0, 3, 4, 1, 5, 2]);
  return made(woven, [n, outer, h * b, w * b]);
};

const spaceToDepth: Reader = (call) => {
  const [n, c, h, w] = call.x.shape as [number, number, number, number];
  const b = call.number("blocksize", 1);
  const woven = transpose(whole(to(call.x, [n, c, h / b, b, w / b, b])), [0, 3, 5, 1, 2, 4]);
  return made(woven, [n, c * b * b, h / b, w / b]);
};

const same: Reader = ({ x }) => x;

export const LAYOUT: Record<string, Reader> = {
  Identity: same,
  Dropout: same,
  Constant: constantValue,
  ConstantOfShape: constantOfShape,
  Range: range,
  Shape: (call) => {
    const { shape } = call.x;
    const [start, end] = [call.number("start", 0), call.number("end", shape.length)];
    const part = shape.slice(start, end);
    return known([part.length], part, true);
  },
  Size: ({ x }) => known([], [elements(x.shape)], true),
  Reshape: reshape,
  Flatten: flatten,
  Unsqueeze: unsqueeze,
  Squeeze: squeeze,
  Transpose: transposed,
  Concat: joined,
  Slice: sliced,
  Split: split,
  Gather: gather,
  Pad: pad,
  DepthToSpace: depthToSpace,
  SpaceToDepth: spaceToDepth,
};
