/** What depends on many values at once and no fusion took: a thread a row or a value. Plain, and seldom needed. */
import { type Dispatch, groupsOf, HEAD, nameOf, read, threadNumber } from "../lower/dispatch.ts";
import type { View } from "../lower/view.ts";
import { AXES, eachOf, indexOf } from "./place.ts";

const SIZE = 64;

export type Along =
  | { readonly kind: "mean"; readonly axis: number }
  | { readonly kind: "softmax"; readonly axis: number }
  | { readonly kind: "normalize"; readonly how: "layer" | "rms" | "unit"; readonly axis: number; readonly eps: number };

/** A value of the result from all values along its axis: each thread looks at all of them. */
export function along(op: Along, input: View, out: View): Dispatch {
  const length = input.shape[op.axis]!;
  const value = (index: string) => `load_r0(base_r0(b) + ${indexOf(input, AXES.with(op.axis, index))})`;
  const sum = (name: string, term: string) =>
    `  var ${name} = 0.0;
  for (var j = 0u; j < ${length}u; j++) { ${name} += ${term}; }`;
  const own = value(`a${op.axis}`);
  const body =
    op.kind === "mean"
      ? `${sum("total", value("j"))}
  let y = total / ${length}.0;`
      : op.kind === "softmax"
        ? `  var largest = ${value("0u")};
  for (var j = 1u; j < ${length}u; j++) { largest = max(largest, ${value("j")}); }
${sum("total", `exp(${value("j")} - largest)`)}
  let y = exp(${own} - largest) / total;`
        : `${op.how === "layer" ? sum("total", value("j")) : "  let total = 0.0;"}
  let mean = total / ${length}.0;
${sum("squares", `(${value("j")} - mean) * (${value("j")} - mean)`)}
  let y = (${own} - mean) / ${op.how === "unit" ? `max(sqrt(squares), ${op.eps})` : `sqrt(squares / ${length}.0 + ${op.eps})`};`;
  return threaded(op.kind, [input], out, `${body}\n  store(base_w(b) + i, y);`, 4 * length);
}

/** @param a [.., M, K] @param b [.., K, N] @param out [.., M, N] */
export function multiplied(a: View, b: View, out: View): Dispatch {
  const rank = out.shape.length;
  const length = a.shape.at(-1)!;
  const reads = [a, b].map((view) => read(view, "f32"));
  const value = (i: number, view: View, indices: readonly string[]) =>
    `load_${nameOf(reads, i)}(base_${nameOf(reads, i)}(b) + ${indexOf(view, indices)})`;
  const [one, other] = [value(0, a, AXES.with(rank - 1, "j")), value(1, b, AXES.with(rank - 2, "j"))];
  const body = `  var y = 0.0;
  for (var j = 0u; j < ${length}u; j++) { y += ${one} * ${other}; }
  store(base_w(b) + i, y);`;
  return threaded("matmul", [a, b], out, body, 2 * length);
}

function threaded(label: string, inputs: readonly View[], out: View, body: string, flops: number): Dispatch {
  const { threads, code } = eachOf(out);
  const groups = groupsOf(threads, SIZE);
  return {
    label,
    code: `${HEAD(SIZE)} {
  let b = group.z;
  let i = ${threadNumber(groups, SIZE)};
  if (i >= ${threads}u) { return; }
${code}
${body}
}`,
    reads: inputs.map((view) => read(view, "f32")),
    sizes: [],
    write: out.tensor,
    writes: "f32",
    groups,
    flops: threads * flops,
  };
}
