/** Value by value: what no fusion took in, and what only moves values. */

import { refusal } from "../../../formats/refusal.ts";
import type { Activation } from "../../../graph/graph.ts";
import { opUnknown } from "../../engine.ts";
import { type Dispatch, groupsOf, HEAD, nameOf, type Read, read, threadNumber } from "../lower/dispatch.ts";
import type { View } from "../lower/view.ts";
import { AXES, eachOf, indexOf } from "./place.ts";

const SIZE = 64;

/**
 * @param inputs of the result's shape
 * @param expression in v0, v1 …
 * @param functions that the expression uses
 */
export function pointwise(
  label: string,
  inputs: readonly View[],
  out: View,
  expression: string,
  functions = "",
): Dispatch {
  const reads = inputs.map((view) => read(view, "f32"));
  const values = inputs.map((view, i) => {
    const name = nameOf(reads, i);
    return `  let v${i} = load_${name}(base_${name}(b) + ${indexOf(view, AXES)});`;
  });
  return forEach(label, reads, out, {
    functions,
    lines: [...values, `  store(base_w(b) + i, ${expression});`],
    flops: 1,
  });
}

interface Body {
  readonly functions?: string;
  /** With b and i for the picture and the value, and the value's place on each axis. */
  readonly lines: readonly string[];
  /** For each value. */
  readonly flops: number;
}

/** A thread for every value of the result. */
function forEach(label: string, reads: readonly Read[], out: View, { functions = "", lines, flops }: Body): Dispatch {
  const { threads, code } = eachOf(out);
  const groups = groupsOf(threads, SIZE);
  return {
    label,
    code: `${functions}
${HEAD(SIZE)} {
  let b = group.z;
  let i = ${threadNumber(groups, SIZE)};
  if (i >= ${threads}u) { return; }
${code}
${lines.join("\n")}
}`,
    reads,
    sizes: [],
    write: out.tensor,
    writes: "f32",
    groups,
    flops: flops * threads,
  };
}

export const copied = (input: View, out: View): Dispatch => pointwise("copy", [input], out, "v0");

/** Beside each other along an axis. */
export function beside(inputs: readonly View[], axis: number, out: View): Dispatch {
  const reads = inputs.map((view) => read(view, "f32"));
  let from = 0;
  const branches = inputs.map((view, i) => {
    const name = nameOf(reads, i);
    const indices = AXES.map((a, of) => (of === axis && from > 0 ? `(${a} - ${from}u)` : a));
    from += view.shape[axis]!;
    return `  if (a${axis} < ${from}u) { store(base_w(b) + i, load_${name}(base_${name}(b) + ${indexOf(view, indices)})); return; }`;
  });
  return forEach("concat", reads, out, { lines: branches, flops: 0 });
}

/** exp(88) is the last that float32 holds: no infinity on the way to a zero. */
export const siluOf = (type: "f32" | "vec4f"): string =>
  `fn silu(x: ${type}) -> ${type} { return x / (1.0 + exp(-max(x, ${type}(-80.0)))); }`;

/** Abramowitz & Stegun 7.1.26 is good to 1.5e-7. */
const ERF = `fn erf(x: f32) -> f32 {
  let t = 1.0 / (1.0 + 0.3275911 * abs(x));
  let tail = ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t;
  return sign(x) * (1.0 - tail * exp(-min(x * x, 80.0)));
}`;

const FUNCTIONS: Partial<Record<Activation, { readonly expression: string; readonly functions: string }>> = {
  silu: { expression: "silu(v0)", functions: siluOf("f32") },
  gelu: { expression: "0.5 * v0 * (1.0 + erf(v0 * 0.7071067811865476))", functions: ERF },
  relu: { expression: "max(v0, 0.0)", functions: "" },
  sigmoid: { expression: "1.0 / (1.0 + exp(-max(v0, -80.0)))", functions: "" },
  erf: { expression: "erf(v0)", functions: ERF },
  exp: { expression: "exp(v0)", functions: "" },
  sqrt: { expression: "sqrt(v0)", functions: "" },
  reciprocal: { expression: "1.0 / v0", functions: "" },
  // No sin and no cos: WGSL's are too coarse. Those of the time are in tables.
  tanh: { expression: "tanh(clamp(v0, -40.0, 40.0))", functions: "" },
};

/** @throws Refusal */
export function activated(of: Activation, input: View, out: View): Dispatch {
  const found = FUNCTIONS[of];
  if (!found) throw opUnknown(refusal("kernel.none", { op: of }));
  const { expression, functions } = found;
  return pointwise(of, [input], out, expression, functions);
}
