/**
 * Group norm, with what it reads beside each other and what follows it: a workgroup a group. Its statistics take two
 * passes over the values, as they are defined; each thread sums its own, then all of them sum the threads' sums in one
 * order.
 */
import { elements, type Weight } from "../../../graph/graph.ts";
import { type Dispatch, HEAD, nameOf, read } from "../lower/dispatch.ts";
import { padded, type Tensor, type View } from "../lower/view.ts";
import type { Norm } from "../network.ts";
import { indexOf } from "./place.ts";
import { SILU } from "./pointwise.ts";

const SIZE = 64;

/**
 * @param parts [C_i, N] @param scaled scale and shift [C, 1], or none
 * @param out [C, N], channels innermost
 */
export function normed(op: Norm, parts: readonly View[], scaled: readonly View[], out: View): Dispatch {
  const [channels, pixels] = out.shape as [number, number];
  const width = channels / op.groups;
  const affine = weightTensor(op, channels);
  const reads = [...parts, ...scaled].map((view) => read(view, "f32"));
  reads.push({ tensor: affine, as: "f32" });
  const stride = out.strides[1]!;
  const at = (i: number, view: View, indices: readonly string[]) =>
    `${nameOf(reads, i)}[base_${nameOf(reads, i)}(b) + ${indexOf(view, indices)}]`;
  let from = 0;
  const values = parts.map((view, i) => {
    const channel = from > 0 ? `(c - ${from}u)` : "c";
    from += view.shape[0]!;
    const value = `return ${at(i, view, [channel, "p"])};`;
    return i === parts.length - 1 ? `  ${value}` : `  if (c < ${from}u) { ${value} }`;
  });
  const table = nameOf(reads, reads.length - 1);
  const change = op.scaled
    ? `
    y = y * (1.0 + ${at(parts.length, scaled[0]!, ["c", "0u"])}) + ${at(parts.length + 1, scaled[1]!, ["c", "0u"])};`
    : "";
  const padding =
    padded(channels) > channels
      ? `
  if (g == ${op.groups - 1}u) {
    for (var p = local.x; p < ${pixels}u; p += ${SIZE}u) {
      for (var c = ${channels}u; c < ${padded(channels)}u; c++) { w[base_w(b) + p * ${stride}u + c] = 0.0; }
    }
  }`
      : "";
  return {
    label: `norm${op.silu ? " + silu" : ""}`,
    code: `${SILU}
var<workgroup> sums: array<f32, ${SIZE}>;
fn value(b: u32, c: u32, p: u32) -> f32 {
${values.join("\n")}
}
fn total() -> f32 {
  workgroupBarrier();
  var sum = 0.0;
  for (var i = 0u; i < ${SIZE}u; i++) { sum += sums[i]; }
  workgroupBarrier();
  return sum;
}
${HEAD(SIZE)} {
  let b = group.z;
  let g = group.x;
  var sum = 0.0;
  for (var e = local.x; e < ${width * pixels}u; e += ${SIZE}u) {
    sum += value(b, g * ${width}u + e % ${width}u, e / ${width}u);
  }
  sums[local.x] = sum;
  let mean = total() * ${1 / (width * pixels)};
  var squares = 0.0;
  for (var e = local.x; e < ${width * pixels}u; e += ${SIZE}u) {
    let d = value(b, g * ${width}u + e % ${width}u, e / ${width}u) - mean;
    squares += d * d;
  }
  sums[local.x] = squares;
  let scale = 1.0 / sqrt(total() * ${1 / (width * pixels)} + ${op.eps});
  for (var e = local.x; e < ${width * pixels}u; e += ${SIZE}u) {
    let c = g * ${width}u + e % ${width}u;
    let p = e / ${width}u;
    var y = (value(b, c, p) - mean) * scale * ${table}[c] + ${table}[${channels}u + c];${change}
    w[base_w(b) + p * ${stride}u + c] = ${op.silu ? "silu(y)" : "y"};
  }${padding}
}`,
    reads,
    sizes: [],
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
