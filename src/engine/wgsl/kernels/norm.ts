/**
 * Group norm, with what it reads beside each other and what follows it: a workgroup a group. Its statistics take two
 * passes over the values, as they are defined; each thread sums its own, then all of them sum the threads' sums in one
 * order.
 */
import { elements, type Weight } from "../../../graph/graph.ts";
import { type Dispatch, HEAD, nameOf, read, Sizes } from "../lower/dispatch.ts";
import { padded, type Tensor, type View } from "../lower/view.ts";
import type { Norm } from "../network.ts";
import { SILU } from "./pointwise.ts";

const SIZE = 64;
/** Of which each is a part of the threads' sums, before all of them are one. */
const SUMS = 8;

/**
 * @param parts [C_i, N] @param scaled scale and shift [C, 1], or none
 * @param out [C, N], channels innermost
 */
export function normed(op: Norm, parts: readonly View[], scaled: readonly View[], out: View): Dispatch {
  const [channels, pixels] = out.shape as [number, number];
  const affine = weightTensor(op, channels);
  const reads = [...parts, ...scaled].map((view) => read(view, "f32"));
  reads.push({ tensor: affine, as: "f32" });
  const sizes = new Sizes();
  const [widthOf, pixelsOf, channelsOf, paddedOf] = [channels / op.groups, pixels, channels, padded(channels)].map(
    (size) => sizes.of(size),
  );
  const strideOf = sizes.of(out.strides[1]!);
  const siluOf = sizes.of(op.silu ? 1 : 0);
  const at = (i: number, { offset, strides, shape }: View, channel: string, pixel: string) => {
    const [ofChannel, ofPixel] = strides.map((stride, axis) => sizes.of(shape[axis] === 1 ? 0 : stride));
    const name = nameOf(reads, i);
    return `load_${name}(base_${name}(b) + ${sizes.of(offset)} + ${channel} * ${ofChannel} + ${pixel} * ${ofPixel})`;
  };
  let from = 0;
  const values = parts.map((view, i) => {
    const value = `return ${at(i, view, from > 0 ? `(c - ${sizes.of(from)})` : "c", "p")};`;
    from += view.shape[0]!;
    return i === parts.length - 1 ? `  ${value}` : `  if (c < ${sizes.of(from)}) { ${value} }`;
  });
  const table = nameOf(reads, reads.length - 1);
  const change = op.scaled
    ? `
    let more = 1.0 + ${at(parts.length, scaled[0]!, "c", "0u")};
    gain *= more;
    shift = shift * more + ${at(parts.length + 1, scaled[1]!, "c", "0u")};`
    : "";
  return {
    label: `norm${op.silu ? " + silu" : ""}`,
    code: `${SILU}
var<workgroup> sums: array<f32, ${SIZE}>;
fn value(b: u32, c: u32, p: u32) -> f32 {
${values.join("\n")}
}
fn total(thread: u32, own: f32) -> f32 {
  sums[thread] = own;
  workgroupBarrier();
  if (thread < ${SUMS}u) {
    var sum = 0.0;
    for (var i = thread; i < ${SIZE}u; i += ${SUMS}u) { sum += sums[i]; }
    sums[thread] = sum;
  }
  workgroupBarrier();
  var all = 0.0;
  for (var i = 0u; i < ${SUMS}u; i++) { all += sums[i]; }
  workgroupBarrier();
  return all;
}
${HEAD(SIZE)} {
  let b = group.z;
  let width = ${widthOf};
  let first = group.x * width;
  // Each thread has a channel, or every so manieth, and every so manieth pixel of it.
  let across = min(width, ${SIZE}u);
  let step = ${SIZE}u / across;
  let own = first + local.x % across;
  let start = select(${pixelsOf}, local.x / across, local.x / across < step);
  let count = f32(width * ${pixelsOf});
  var sum = 0.0;
  for (var c = own; c < first + width; c += across) {
    for (var p = start; p < ${pixelsOf}; p += step) { sum += value(b, c, p); }
  }
  let mean = total(local.x, sum) / count;
  var squares = 0.0;
  for (var c = own; c < first + width; c += across) {
    for (var p = start; p < ${pixelsOf}; p += step) {
      let d = value(b, c, p) - mean;
      squares += d * d;
    }
  }
  let scale = 1.0 / sqrt(total(local.x, squares) / count + ${op.eps});
  for (var c = own; c < first + width; c += across) {
    var gain = scale * load_${table}(c);
    var shift = load_${table}(${channelsOf} + c);${change}
    for (var p = start; p < ${pixelsOf}; p += step) {
      let y = (value(b, c, p) - mean) * gain + shift;
      store(base_w(b) + p * ${strideOf} + c, select(y, silu(y), ${siluOf} == 1u));
    }
  }
  // What fills the last group of four channels.
  if (first + width < ${channelsOf}) { return; }
  for (var p = local.x; p < ${pixelsOf}; p += ${SIZE}u) {
    for (var c = ${channelsOf}; c < ${paddedOf}; c++) { store(base_w(b) + p * ${strideOf} + c, 0.0); }
  }
}`,
    reads,
    sizes: sizes.list,
    write: out.tensor,
    writes: "f32",
    groups: [op.groups, 1],
    flops: 6 * channels * pixels,
  };
}

/** Weights, then biases. */
function weightTensor({ weight, bias }: Norm, channels: number): Tensor {
  const read = async () => {
    const both = new Float32Array(2 * channels);
    both.set(await weight.read());
    both.set(await bias.read(), channels);
    return both;
  };
  const both: Weight = { name: `${weight.name}, ${bias.name}`, shape: [2, channels], read };
  return { floats: elements(both.shape), place: { kind: "weight", weight: both } };
}
