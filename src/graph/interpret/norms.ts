/** What depends on many values at once: normalisations and the softmax. Two passes, as they are defined. */
import type { Shape } from "../graph.ts";
import { around } from "./layout.ts";

/** @param x [C, ..] */
export function groupNorm(
  x: Float64Array,
  shape: Shape,
  groups: number,
  eps: number,
  weight: Float64Array,
  bias: Float64Array,
): Float64Array {
  const out = new Float64Array(x.length);
  const width = x.length / groups;
  const pixels = x.length / shape[0]!;
  for (let from = 0; from < x.length; from += width) {
    let sum = 0;
    for (let i = from; i < from + width; i++) sum += x[i]!;
    const mean = sum / width;
    let squares = 0;
    for (let i = from; i < from + width; i++) squares += (x[i]! - mean) ** 2;
    const scale = 1 / Math.sqrt(squares / width + eps);
    for (let i = from; i < from + width; i++) {
      const channel = Math.floor(i / pixels);
      out[i] = (x[i]! - mean) * scale * weight[channel]! + bias[channel]!;
    }
  }
  return out;
}

/** Runs along one axis: for each place beside it, `change` gets its values and puts others in their place. */
function along(x: Float64Array, shape: Shape, axis: number, change: (values: Float64Array) => void): Float64Array {
  const { outer, length, inner } = around(shape, axis);
  const out = new Float64Array(x.length);
  const values = new Float64Array(length);
  for (let block = 0; block < outer; block++) {
    for (let place = 0; place < inner; place++) {
      const at = block * length * inner + place;
      for (let i = 0; i < length; i++) values[i] = x[at + i * inner]!;
      change(values);
      for (let i = 0; i < length; i++) out[at + i * inner] = values[i]!;
    }
  }
  return out;
}

export function normalize(
  x: Float64Array,
  shape: Shape,
  { how, axis, eps }: { how: "layer" | "rms" | "unit"; axis: number; eps: number },
): Float64Array {
  return along(x, shape, axis, (values) => {
    const mean = how === "layer" ? values.reduce((sum, v) => sum + v, 0) / values.length : 0;
    const squares = values.reduce((sum, v) => sum + (v - mean) ** 2, 0);
    const size = how === "unit" ? Math.max(Math.sqrt(squares), eps) : Math.sqrt(squares / values.length + eps);
    for (let i = 0; i < values.length; i++) values[i] = (values[i]! - mean) / size;
  });
}

export function softmax(x: Float64Array, shape: Shape, axis: number): Float64Array {
  return along(x, shape, axis, (values) => {
    const largest = values.reduce((a, b) => Math.max(a, b));
    let sum = 0;
    for (let i = 0; i < values.length; i++) {
      values[i] = Math.exp(values[i]! - largest);
      sum += values[i]!;
    }
    for (let i = 0; i < values.length; i++) values[i]! /= sum;
  });
}

export function mean(x: Float64Array, shape: Shape, axis: number): Float64Array {
  const { outer, length, inner } = around(shape, axis);
  return Float64Array.from({ length: outer * inner }, (_, place) => {
    const at = Math.floor(place / inner) * length * inner + (place % inner);
    let sum = 0;
    for (let i = 0; i < length; i++) sum += x[at + i * inner]!;
    return sum / length;
  });
}
