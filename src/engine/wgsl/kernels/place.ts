/** Which value a thread makes, and where it and what it is made from are. */
import type { View } from "../lower/view.ts";

/** Axes of more than one place, from the outermost in memory to the innermost. */
function memoryOrder({ strides, shape }: View): number[] {
  return [...shape.keys()].filter((axis) => shape[axis]! > 1).sort((a, b) => strides[b]! - strides[a]!);
}

export interface Places {
  /** How many threads, those for the padding included. */
  readonly threads: number;
  /** Declares a0, a1 …, the value's index along each axis, from `i`; writes zero into padding and returns there. */
  readonly code: string;
}

/** A thread for each value of a tensor that is laid out by view.ts, and for its padding. */
export function eachOf(out: View): Places {
  const order = memoryOrder(out);
  const lines = out.shape.flatMap((size, axis) => (size === 1 ? [`  let a${axis} = 0u;`] : []));
  const [outermost] = order;
  // Only the innermost axis is padded.
  const isVector = outermost === undefined || out.strides[outermost] === 1;
  const threads = out.tensor.floats;
  let extent = isVector ? threads : out.shape[outermost]! * out.strides[outermost]!;
  // Behind all rows of a width that four does not divide.
  if (extent < threads) lines.push(`  if (i >= ${extent}u) { store(base_w(b) + i, 0.0); return; }`);
  for (const axis of order) {
    const [stride, size] = [out.strides[axis]!, out.shape[axis]!];
    const many = extent / stride;
    lines.push(`  let a${axis} = (i / ${stride}u) % ${many}u;`);
    if (many !== size) lines.push(`  if (a${axis} >= ${size}u) { store(base_w(b) + i, 0.0); return; }`);
    extent = stride;
  }
  if (extent > 1) lines.push(`  if (i % ${extent}u > 0u) { store(base_w(b) + i, 0.0); return; }`);
  return { threads, code: lines.join("\n") };
}

/** Where in its tensor a view's value is. */
export function indexOf({ offset, strides, shape }: View, indices: readonly string[]): string {
  const terms = strides.flatMap((stride, axis) =>
    stride === 0 || shape[axis] === 1 ? [] : [stride === 1 ? indices[axis]! : `${indices[axis]} * ${stride}u`],
  );
  return [...(offset > 0 ? [`${offset}u`] : []), ...terms].join(" + ") || "0u";
}

export const AXES: readonly string[] = ["a0", "a1", "a2", "a3", "a4", "a5", "a6", "a7"];
