/** A small network with everything in it that real ones have, at sizes that nothing divides. */
import * as of from "../../../graph/build.ts";
import { elements, type Graph, type Node, type Shape, type Weight } from "../../../graph/graph.ts";
import { frequencies, given } from "../../../graph/weights.ts";

/** Values that look like noise, the same each time. */
export function noise(count: number, seed: number, size = 1): Float32Array {
  let state = seed * 2654435761 + 1;
  return Float32Array.from({ length: count }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state / 2 ** 31 - 1) * size;
  });
}

export function weight(shape: Shape, seed: number, size?: number): Weight {
  const fan = Math.max(1, elements(shape.slice(1)));
  return given(`weight ${seed}`, shape, noise(elements(shape), seed, size ?? 1 / Math.sqrt(fan)));
}

/** Seeds one after another, so that no two weights are the same. */
export function seeds(): () => number {
  let seed = 0;
  return () => ++seed;
}

const norm = (x: Node, groups: number, seed: () => number) =>
  of.groupNorm(x, groups, 1e-5, weight([x.shape[0]!], seed(), 1), weight([x.shape[0]!], seed(), 1));

const conv = (x: Node, outputs: number, k: number, seed: () => number, how?: { stride?: number; padding?: number }) =>
  of.conv(x, weight([outputs, x.shape[0]!, k, k], seed()), weight([outputs], seed(), 1), how);

/** @param picture [C, H, W], sides even @param outputs channels that come out */
export function toy(picture: Shape = [3, 6, 10], outputs = 5): Graph {
  const seed = seeds();
  const linear = (x: Node, outputs: number) =>
    of.linear(x, weight([outputs, x.shape.at(-1)!], seed()), weight([outputs], seed(), 1));
  const silu = (x: Node) => of.mul(x, of.activation(x, "sigmoid"));
  const x = of.picture(picture);
  const known = of.add(
    of.sinusoid(of.timestep(), frequencies(4, 1), "cos"),
    of.row(of.classIndex(), weight([4, 8], seed())),
  );
  const time = silu(linear(of.activation(linear(known, 10), "silu"), 10));

  const residual = (h: Node, outputs: number, groups: number) => {
    let y = conv(silu(norm(h, groups, seed)), outputs, 3, seed);
    y = of.add(y, of.reshape(linear(time, outputs), [outputs, 1, 1]));
    const [scale, shift] = of.split(of.reshape(linear(time, 2 * outputs), [2 * outputs, 1, 1]), 0, 2) as [Node, Node];
    y = of.add(of.mul(norm(y, outputs / 3, seed), of.affine(scale, 1, 1)), shift);
    y = conv(of.activation(y, "silu"), outputs, 3, seed);
    return of.add(h.shape[0] === outputs ? h : conv(h, outputs, 1, seed), y);
  };
  const attention = (h: Node, heads: number) => {
    const [c, height, width] = h.shape as [number, number, number];
    const rows = of.transpose(of.reshape(norm(h, 3, seed), [c, height * width]), [1, 0]);
    const inHeads = (y: Node) => of.transpose(of.reshape(y, [height * width, heads, c / heads]), [1, 0, 2]);
    const [q, k, v] = [0, 1, 2].map(() => inHeads(linear(rows, c))) as [Node, Node, Node];
    const scores = of.softmax(of.matmul(of.affine(q, 0.4), of.transpose(k, [0, 2, 1])), 2);
    const mixed = of.reshape(of.transpose(of.matmul(scores, v), [1, 0, 2]), [height * width, c]);
    return of.add(of.reshape(of.transpose(linear(mixed, c), [1, 0]), h.shape), h);
  };

  const first = conv(x, 6, 3, seed);
  const down = residual(conv(first, 6, 3, seed, { stride: 2, padding: 1 }), 12, 2);
  const middle = attention(down, 2);
  const up = conv(of.upsample(of.concat([middle, down], 0)), 9, 3, seed);
  const last = residual(of.concat([up, first], 0), 6, 3);
  return { picture, classes: 3, output: conv(silu(norm(last, 2, seed)), outputs, 3, seed) };
}
