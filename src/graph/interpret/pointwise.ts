/** Value by value. */
import { type Activation, elements, type Shape } from "../graph.ts";
import { places, stepsRepeated } from "../strides.ts";

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));

export const FUNCTIONS: Readonly<Record<Activation, (x: number) => number>> = {
  silu: (x) => x * sigmoid(x),
  gelu: (x) => 0.5 * x * (1 + erf(x / Math.SQRT2)),
  relu: (x) => Math.max(x, 0),
  sigmoid,
  tanh: Math.tanh,
  erf,
  exp: Math.exp,
  sqrt: Math.sqrt,
  reciprocal: (x) => 1 / x,
  sin: Math.sin,
  cos: Math.cos,
};

export const activation = (x: Float64Array, of: Activation): Float64Array => x.map(FUNCTIONS[of]);

export const affine = (x: Float64Array, scale: number, shift: number): Float64Array => x.map((v) => scale * v + shift);

/** The error function to float64's precision: its series where that converges fast, a continued fraction beyond. */
export function erf(x: number): number {
  const size = Math.abs(x);
  if (size > 6) return Math.sign(x);
  if (size > 2.5) {
    // erfc(x) = exp(−x²)/√π · 1/(x + ½/(x + 1/(x + 3⁄2/(x + …)))) (Abramowitz & Stegun 7.1.14)
    let tail = 0;
    for (let k = 60; k > 0; k--) tail = k / 2 / (size + tail);
    return Math.sign(x) * (1 - Math.exp(-size * size) / (Math.sqrt(Math.PI) * (size + tail)));
  }
  // erf(x) = 2/√π · Σ (−1)ᵏ x²ᵏ⁺¹ / (k! (2k + 1)) (7.1.5)
  let term = x;
  let sum = x;
  for (let k = 1; Math.abs(term) > 1e-18 * Math.abs(sum); k++) {
    term *= (-x * x) / k;
    sum += term / (2 * k + 1);
  }
  return (2 / Math.sqrt(Math.PI)) * sum;
}

const PAIRS = {
  add: (a: number, b: number) => a + b,
  mul: (a: number, b: number) => a * b,
};

/** @param out the shape that both are repeated to */
export function elementwise(
  kind: keyof typeof PAIRS,
  a: Float64Array,
  ofA: Shape,
  b: Float64Array,
  ofB: Shape,
  out: Shape,
): Float64Array {
  const of = PAIRS[kind];
  const values = new Float64Array(elements(out));
  const [atA, atB] = [within(ofA, out), within(ofB, out)];
  for (let i = 0; i < values.length; i++) values[i] = of(a[atA?.[i] ?? i]!, b[atB?.[i] ?? i]!);
  return values;
}

/** Where in a repeated tensor each element of the whole is found; null where nothing is repeated. */
const within = (shape: Shape, out: Shape): Uint32Array | null =>
  shape.join() === out.join() ? null : places(out, stepsRepeated(shape, out));
