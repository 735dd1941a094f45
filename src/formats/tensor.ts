/** A tensor that lies in a file: where, of what type, and how its values are laid out there. */
import { elements, type Shape, type Weight } from "../graph/graph.ts";
import { places, stridesOf } from "../graph/strides.ts";
import { BYTES, type DType, toFloat32 } from "./dtype.ts";
import { refusal } from "./refusal.ts";

export interface Stored {
  readonly name: string;
  readonly dtype: DType;
  readonly shape: Shape;
  /** In values, from one entry of an axis to the next; row-major where it is left out. */
  readonly strides?: readonly number[];
  /** The values' bytes begin here, at `offset` values in. */
  readonly file: Blob;
  readonly start: number;
  readonly offset: number;
  /** Bytes that belong to it and what shares them: nothing is read beyond. */
  readonly length: number;
}

export const MOST_VALUES = 2 ** 31;
const REPEATED = 1 << 20;
const MOST_TIMES = 4;

/** @throws Refusal where it reaches over the bytes it has */
export function stored({ name, dtype, shape, strides, file, start, offset, length }: Stored): Weight {
  const whole = shape.every((size) => Number.isSafeInteger(size) && size >= 0);
  if (!whole || shape.length > 16 || elements(shape) > MOST_VALUES) {
    throw refusal("tensor.shape", { name, shape: shape.join(", ") });
  }
  const plain = stridesOf(shape);
  const steps = strides ?? plain;
  if (steps.length !== shape.length || !steps.every((step) => Number.isSafeInteger(step) && step >= 0)) {
    throw refusal("tensor.strides", { name, strides: steps.join(", "), shape: shape.join(", ") });
  }
  const empty = elements(shape) === 0;
  // From its first value to its last.
  const reach = empty ? 0 : 1 + shape.reduce((sum, size, axis) => sum + (size - 1) * steps[axis]!, 0);
  const end = (offset + reach) * BYTES[dtype];
  if (!Number.isSafeInteger(offset) || offset < 0 || end > length) {
    throw refusal("tensor.end", { name, end, length });
  }
  const isPlain = steps.every((step, axis) => step === plain[axis] || shape[axis] === 1);
  // Repeated values (strides of 0) are a few in a real file; a few bytes that say they are a million times is none.
  if (elements(shape) > Math.max(REPEATED, MOST_TIMES * reach)) {
    throw refusal("tensor.repeated", { name, count: elements(shape), reach });
  }
  return {
    name,
    shape,
    read: async () => {
      if (empty) return new Float32Array(0);
      const from = start + offset * BYTES[dtype];
      const bytes = new Uint8Array(await file.slice(from, start + end).arrayBuffer());
      if (bytes.length !== reach * BYTES[dtype]) throw refusal("tensor.cut", { name });
      const values = toFloat32(bytes, dtype);
      return isPlain ? values : gathered(values, shape, steps);
    },
  };
}

/** Values in row-major order, from where the strides say they lie. */
const gathered = (values: Float32Array, shape: Shape, steps: readonly number[]): Float32Array =>
  Float32Array.from(places(shape, steps), (place) => values[place]!);
