/** Sums of products. */
import { elements, type Shape } from "../graph.ts";

/** @param x [.., K] @param weight [N, K] @param bias [N] @returns [.., N] */
export function linear(x: Float64Array, k: number, weight: Float64Array, bias: Float64Array | null): Float64Array {
  const n = weight.length / k;
  const out = new Float64Array((x.length / k) * n);
  for (let i = 0; i < out.length; i++) {
    const [from, row] = [Math.floor(i / n) * k, (i % n) * k];
    let sum = bias?.[i % n] ?? 0;
    for (let j = 0; j < k; j++) sum += x[from + j]! * weight[row + j]!;
    out[i] = sum;
  }
  return out;
}

/** @param a [.., M, K] @param b [.., K, N] @returns [.., M, N] */
export function matmul(a: Float64Array, ofA: Shape, b: Float64Array, ofB: Shape): Float64Array {
  const [m, k] = ofA.slice(-2) as [number, number];
  const n = ofB.at(-1)!;
  const blocks = elements(ofA.slice(0, -2));
  const out = new Float64Array(blocks * m * n);
  for (let block = 0; block < blocks; block++) {
    for (let r = 0; r < m; r++) {
      for (let j = 0; j < k; j++) {
        const value = a[(block * m + r) * k + j]!;
        const [to, from] = [(block * m + r) * n, (block * k + j) * n];
        for (let c = 0; c < n; c++) out[to + c]! += value * b[from + c]!;
      }
    }
  }
  return out;
}
