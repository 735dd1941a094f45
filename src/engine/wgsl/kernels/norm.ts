/**
 * Group norm, with what it reads beside each other and what follows it: a workgroup a group. Its statistics take two
 * passes over the values, as they are defined. The values are in strands, each of one channel (or every so manieth of a wide
 * group's) and every so manieth of its pixels: a strand is summed by itself, and then the strands' sums in one order. So the
 * bits are the same however many threads the strands are divided among, and where four of them are one vector.
 */
import { elements, type Weight } from "../../../graph/graph.ts";
import { type Dispatch, HEAD, linesOf, nameOf, read, Sizes } from "../lower/dispatch.ts";
import type { Target } from "../lower/target.ts";
import { inFours, isHalf, padded, type Tensor, type View } from "../lower/view.ts";
import type { Norm } from "../network.ts";
import { siluOf } from "./pointwise.ts";
import type { Strands } from "./ways.ts";

const STRANDS = 256;
/** Where a program plays the GPU every loop of a thread costs: one strand each, and no way beside it. */
const PLAYED: Strands = { threads: 64, together: 1 };
/** Of which each is a part of the strands' sums, before all of them are one. */
const SUMS = 16;

const WAYS: readonly Strands[] = [
  { threads: 64, together: 4 },
  { threads: 64, together: 1 },
  { threads: 128, together: 1 },
  { threads: 256, together: 1 },
];

/**
 * @param parts [C_i, N] @param scaled scale and shift [C, 1], or none
 * @param out [C, N], channels innermost
 */
export function normed(op: Norm, parts: readonly View[], scaled: readonly View[], out: View, target: Target): Dispatch {
  if (target.lanes > 0) return divided(op, parts, scaled, out, PLAYED, PLAYED.threads);
  const [channels, pixels] = out.shape as [number, number];
  const inVectors =
    (channels / op.groups) % 4 === 0 &&
    [...parts, ...scaled].every((view) => view.shape[0]! % 4 === 0 && inFours(view, 0));
  const all = WAYS.filter(({ threads, together }) => threads <= target.threads && (together === 1 || inVectors));
  const shape = `${labelOf(op)} ${parts.map((part) => part.shape[0])}×${pixels} in ${op.groups}${op.scaled ? " scaled" : ""}${isHalf(out.tensor) ? " f16" : ""}`;
  const known = target.wayOf(shape);
  const isKnown = (way: Strands) => JSON.stringify(way) === JSON.stringify(known);
  const way = all.find(isKnown) ?? all[0]!;
  return {
    ...divided(op, parts, scaled, out, way, STRANDS),
    tiled: {
      shape,
      way,
      beside: () => all.filter((other) => other !== way),
      as: (other) => normed(op, parts, scaled, out, { ...target, wayOf: () => other }),
    },
  };
}

const labelOf = ({ silu }: Norm) => `norm${silu ? " + silu" : ""}`;

function divided(
  op: Norm,
  parts: readonly View[],
  scaled: readonly View[],
  out: View,
  { threads, together }: Strands,
  strands: number,
): Dispatch {
  const [channels, pixels] = out.shape as [number, number];
  const affine = weightTensor(op, channels);
  const type = together === 4 ? "vec4f" : "f32";
  const reads = [...parts, ...scaled].map((view) => read(view, type));
  reads.push({ tensor: affine, as: type });
  const sizes = new Sizes();
  // Channels are counted in what is loaded at once.
  const [widthOf, channelsOf, strideOf] = [channels / op.groups, channels, out.strides[1]!].map((size) =>
    sizes.of(size / together),
  );
  const [pixelsOf, siluIs] = [pixels, op.silu ? 1 : 0].map((size) => sizes.of(size));
  const at = (i: number, { offset, strides, shape }: View, channel: string, pixel: string) => {
    const [ofChannel, ofPixel] = strides.map((stride, axis) =>
      sizes.of(shape[axis] === 1 ? 0 : axis === 0 && together === 4 ? 1 : stride / together),
    );
    const name = nameOf(reads, i);
    return `load_${name}(base_${name}(b) + ${sizes.of(offset / together)} + ${channel} * ${ofChannel} + ${pixel} * ${ofPixel})`;
  };
  let from = 0;
  const values = parts.map((view, i) => {
    const value = `return ${at(i, view, from > 0 ? `(c - ${sizes.of(from)})` : "c", "p")};`;
    from += view.shape[0]! / together;
    return i === parts.length - 1 ? `  ${value}` : `  if (c < ${sizes.of(from)}) { ${value} }`;
  });
  const table = nameOf(reads, reads.length - 1);
  const change = op.scaled
    ? `
      let more = 1.0 + ${at(parts.length, scaled[0]!, "c", "0u")};
      gain *= more;
      shift = shift * more + ${at(parts.length + 1, scaled[1]!, "c", "0u")};`
    : "";
  const told = together === 4 ? linesOf(4, (i) => `    sums[4u * s + ${i}u] = sum[${i}];`) : "    sums[s] = sum;";
  /** Each strand of a thread, and in it each channel of the group. */
  const each = (before: string, channel: string, after: string) => `
  for (var s = local.x; s < ${strands / together}u; s += ${threads}u) {
    let start = select(${pixelsOf}, s / across, s / across < step);
${before}
    for (var c = first + s % across; c < first + width; c += across) {
${channel}
    }
${after}
  }`;
  const filling = () => `
  // What fills the last group of four channels.
  if (first + width < ${channelsOf}) { return; }
  for (var p = local.x; p < ${pixelsOf}; p += ${threads}u) {
    for (var c = ${channelsOf}; c < ${sizes.of(padded(channels))}; c++) { store(base_w(b) + p * ${strideOf} + c, 0.0); }
  }`;
  return {
    label: labelOf(op),
    code: `${siluOf(type)}
var<workgroup> sums: array<f32, ${strands}>;
var<workgroup> ends: array<f32, ${SUMS}>;
fn value(b: u32, c: u32, p: u32) -> ${type} {
${values.join("\n")}
}
fn total(thread: u32) -> f32 {
  workgroupBarrier();
  if (thread < ${SUMS}u) {
    var sum = 0.0;
    for (var i = thread; i < ${strands}u; i += ${SUMS}u) { sum += sums[i]; }
    ends[thread] = sum;
  }
  workgroupBarrier();
  var all = 0.0;
  for (var i = 0u; i < ${SUMS}u; i++) { all += ends[i]; }
  return all;
}
${HEAD(threads)} {
  let b = group.z;
  let width = ${widthOf};
  let first = group.x * width;
  let across = min(width, ${strands / together}u);
  let step = ${strands / together}u / across;
  let count = f32(width * ${pixelsOf}) * ${together}.0;
${each(
  `    var sum = ${type}();`,
  `      for (var p = start; p < ${pixelsOf}; p += step) { sum += value(b, c, p); }`,
  told,
)}
  let mean = total(local.x) / count;
${each(
  `    var sum = ${type}();`,
  `      for (var p = start; p < ${pixelsOf}; p += step) {
        let d = value(b, c, p) - mean;
        sum += d * d;
      }`,
  told,
)}
  let scale = 1.0 / sqrt(total(local.x) / count + ${op.eps});
${each(
  "",
  `      var gain = scale * load_${table}(c);
      var shift = load_${table}(${channelsOf} + c);${change}
      for (var p = start; p < ${pixelsOf}; p += step) {
        let y = (value(b, c, p) - mean) * gain + shift;
        store(base_w(b) + p * ${strideOf} + c, select(y, silu(y), ${siluIs} == 1u));
      }`,
  "",
)}${together === 1 ? filling() : ""}
}`,
    reads,
    sizes: sizes.list,
    write: out.tensor,
    writes: type,
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
