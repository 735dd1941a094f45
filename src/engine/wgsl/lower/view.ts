/**
 * Where the values of a tensor are found in memory: a reshape, a transpose or a slice moves nothing, it is another way
 * of counting.
 */
import { elements, type Shape, type Weight } from "../../../graph/graph.ts";

/** A piece of memory, in values of one picture (or of one row). */
export interface Tensor {
  readonly floats: number;
  readonly place: Place;
}

export type Place =
  /** Given: the pictures, [C, H, W]. */
  | { readonly kind: "x" }
  /** Wanted: the output, [outputs, H, W]. */
  | { readonly kind: "m" }
  /** Between two dispatches, one for each picture; its values are float16 where it is said. */
  | { readonly kind: "between"; readonly half: boolean }
  /** Of what depends on the time (and class) alone, one for each distinct pair; an index says which is a picture's. */
  | { readonly kind: "row" }
  /** The model's, one for all. */
  | { readonly kind: "weight"; readonly weight: Weight };

export interface View {
  readonly tensor: Tensor;
  readonly offset: number;
  readonly shape: Shape;
  readonly strides: readonly number[];
}

export const isHalf = ({ place }: Tensor): boolean => place.kind === "between" && place.half;

export const bytesEach = (tensor: Tensor): number => tensor.floats * (isHalf(tensor) ? 2 : 4);

export const padded = (channels: number): number => Math.ceil(channels / 4) * 4;

export function dense(tensor: Tensor, shape: Shape): View {
  return { tensor, offset: 0, shape, strides: shape.map((_, axis) => elements(shape.slice(axis + 1))) };
}

/**
 * A new tensor whose axes stand in memory in this order, the last one padded to whole groups of four: pictures
 * [C, H, W] in the order 1, 2, 0 are NHWC.
 */
export function laidOut(shape: Shape, order: readonly number[], place: Place): View {
  const strides = Array<number>(shape.length).fill(1);
  let stride = 1;
  for (const [i, axis] of order.toReversed().entries()) {
    strides[axis] = stride;
    stride *= i === 0 ? padded(shape[axis]!) : shape[axis]!;
  }
  return { tensor: { floats: padded(stride), place }, offset: 0, shape, strides };
}

export function transposed(view: View, order: readonly number[]): View {
  const by = (values: readonly number[]) => order.map((axis) => values[axis]!);
  return { ...view, shape: by(view.shape), strides: by(view.strides) };
}

export function sliced(view: View, axis: number, start: number, end: number): View {
  const offset = view.offset + start * view.strides[axis]!;
  return { ...view, offset, shape: view.shape.with(axis, end - start) };
}

/** Sizes of 1, and axes that are missing in front, repeated. */
export function repeated(view: View, shape: Shape): View {
  const missing = shape.length - view.shape.length;
  const strides = shape.map((size, axis) => {
    const own = view.shape[axis - missing] ?? 1;
    return own === 1 && size !== 1 ? 0 : (view.strides[axis - missing] ?? 0);
  });
  return { ...view, shape, strides };
}

/** The same values under another shape, or null where they would have to move. */
export function reshapedView(view: View, shape: Shape): View | null {
  // Axes of length 1 say nothing about where values are.
  const long = view.shape.flatMap((size, axis) => (size > 1 ? [{ size, stride: view.strides[axis]! }] : []));
  const strides = Array<number>(shape.length).fill(0);
  let at = 0;
  for (let axis = 0; axis < shape.length; ) {
    if (shape[axis] === 1) {
      axis++;
      continue;
    }
    // Groups of old and new axes with the same number of values.
    let [one, other] = [long[at]!.size, shape[axis]!];
    let [toOld, toNew] = [at + 1, axis + 1];
    while (one !== other) {
      if (one < other) one *= long[toOld++]!.size;
      else other *= shape[toNew++]!;
    }
    for (let i = at; i + 1 < toOld; i++) {
      if (long[i]!.stride !== long[i + 1]!.stride * long[i + 1]!.size) return null;
    }
    let stride = long[toOld - 1]!.stride;
    for (let i = toNew - 1; i >= axis; i--) {
      strides[i] = stride;
      stride *= shape[i]!;
    }
    [at, axis] = [toOld, toNew];
  }
  return { ...view, shape, strides };
}

/** Whether whole groups of four lie along an axis, the last one filled with zeros: what a kernel reads as vec4. */
export function inFours({ shape, strides, offset, tensor }: View, axis: number): boolean {
  const size = shape[axis]!;
  const others = strides.filter((_, i) => i !== axis && shape[i]! > 1);
  const whole = size % 4 === 0 || Math.min(tensor.floats, ...others) === padded(size);
  const aligned = others.every((stride) => stride % 4 === 0) && offset % 4 === 0 && tensor.floats % 4 === 0;
  return (size === 1 || strides[axis] === 1) && aligned && whole;
}

/** From one to the next along an axis, in groups of four. */
export const foursAlong = ({ shape, strides }: View, axis: number): number =>
  shape[axis] === 1 ? 0 : strides[axis]! / 4;
