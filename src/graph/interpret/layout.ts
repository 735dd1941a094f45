/** Values put elsewhere. */
import { elements, type Shape } from "../graph.ts";
import { places, stridesOf } from "../strides.ts";

/** An axis as three numbers: how many blocks stand before it, its own length, how many values each entry has. */
export function around(shape: Shape, axis: number): { outer: number; length: number; inner: number } {
  return { outer: elements(shape.slice(0, axis)), length: shape[axis]!, inner: elements(shape.slice(axis + 1)) };
}

export function concat(parts: readonly Float64Array[], shapes: readonly Shape[], axis: number): Float64Array {
  const out = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0));
  const { outer } = around(shapes[0]!, axis);
  let at = 0;
  for (let block = 0; block < outer; block++) {
    for (const part of parts) {
      const width = part.length / outer;
      out.set(part.subarray(block * width, (block + 1) * width), at);
      at += width;
    }
  }
  return out;
}

export function slice(
  x: Float64Array,
  shape: Shape,
  { axis, start, end }: { axis: number; start: number; end: number },
): Float64Array {
  const { outer, length, inner } = around(shape, axis);
  const width = (end - start) * inner;
  const out = new Float64Array(outer * width);
  for (let block = 0; block < outer; block++) {
    const from = (block * length + start) * inner;
    out.set(x.subarray(from, from + width), block * width);
  }
  return out;
}

export function transpose(x: Float64Array, shape: Shape, order: readonly number[]): Float64Array {
  const strides = stridesOf(shape);
  const sizes = order.map((axis) => shape[axis]!);
  const steps = order.map((axis) => strides[axis]!);
  return Float64Array.from(places(sizes, steps), (place) => x[place]!);
}
