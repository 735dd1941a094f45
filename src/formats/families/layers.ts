/** Layers that the families share, each with the names under it. */
import {
  activation,
  add,
  affine,
  concat,
  conv,
  groupNorm,
  linear,
  matmul,
  mul,
  reshape,
  softmax,
  split,
  transpose,
} from "../../graph/build.ts";
import type { Node, Padding, Weight } from "../../graph/graph.ts";
import { shaped } from "../../graph/weights.ts";
import type { Names } from "../names.ts";

export const silu = (x: Node): Node => activation(x, "silu");

export const convOf = (x: Node, names: Names, options?: { stride?: number; padding?: number | Padding }): Node =>
  conv(x, names.get("weight"), names.maybe("bias"), options);

export const linearOf = (x: Node, names: Names): Node => linear(x, names.get("weight"), names.maybe("bias"));

export const groupNormOf = (x: Node, names: Names, groups: number, eps: number): Node =>
  groupNorm(x, groups, eps, names.get("weight"), names.get("bias"));

/** A value a channel, for every pixel: [C] as [C, 1, 1]. */
export const perChannel = (x: Node): Node => reshape(x, [...x.shape, 1, 1]);

/** norm·(1 + scale) + shift, both [C] and side by side in `values`. */
export function scaleShift(x: Node, values: Node): Node {
  const [scale, shift] = split(perChannel(values), 0, 2) as [Node, Node];
  return add(mul(x, affine(scale, 1, 1)), shift);
}

/** A 1 × 1 convolution, or a matrix, over pixels that stand in a row: [C, N] → [O, N]. */
export function mixChannels(x: Node, weight: Weight, bias: Weight | null): Node {
  const matrix = shaped(weight, weight.shape.slice(0, 2));
  return transpose(linear(transpose(x, [1, 0]), matrix, bias), [1, 0]);
}

export const mixChannelsOf = (x: Node, names: Names): Node => mixChannels(x, names.get("weight"), names.maybe("bias"));

/** [C, H, W] → [C, H·W]. */
export const pixelsInRow = (x: Node): Node => reshape(x, [x.shape[0]!, x.shape[1]! * x.shape[2]!]);

/**
 * Each pixel's mean of v, weighed by softmax(scale · q·k) (Vaswani et al. 2017).
 * @param q [heads, d, N] @param k [heads, d, M] @param v [heads, d, M] @returns [heads, d, N]
 */
export function attend(q: Node, k: Node, v: Node, scale: number): Node {
  const weights = softmax(affine(matmul(transpose(q, [0, 2, 1]), k), scale), 2);
  return matmul(v, transpose(weights, [0, 2, 1]));
}

/** [C, N] → [heads, C/heads, N]. */
export const inHeads = (x: Node, heads: number): Node => reshape(x, [heads, x.shape[0]! / heads, x.shape[1]!]);

/** Beside what came down on the same level. */
export const beside = (x: Node, skip: Node): Node => concat([x, skip], 0);
