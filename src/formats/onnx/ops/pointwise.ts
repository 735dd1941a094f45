/** Value by value. Small constants are folded, large ones changed when they are read. */
import { activation, add, affine, mul } from "../../../graph/build.ts";
import type { Activation, Shape } from "../../../graph/graph.ts";
import { FUNCTIONS } from "../../../graph/interpret/pointwise.ts";
import { places, stepsRepeated } from "../../../graph/strides.ts";
import type { Call, Reader } from "../call.ts";
import {
  bare,
  type Constant,
  constantOf,
  isConstant,
  known,
  made,
  mapped,
  nodeOf,
  numbers,
  type Value,
} from "../value.ts";

/** Two shapes that are repeated to one. */
export function together(call: Call, a: Shape, b: Shape): Shape {
  const rank = Math.max(a.length, b.length);
  return Array.from({ length: rank }, (_, i) => {
    const [one, other] = [a.at(i - rank) ?? 1, b.at(i - rank) ?? 1];
    if (one !== other && one !== 1 && other !== 1)
      throw call.refusal("op.broadcast", { a: a.join(", "), b: b.join(", ") });
    return one === 1 ? other : one;
  });
}

/** The values of a small constant repeated to a shape. */
const spread = ({ shape, values }: Constant, to: Shape): number[] =>
  Array.from(places(to, stepsRepeated(shape, to)), (place) => values![place]!);

function folded(call: Call, a: Constant, b: Constant, by: (a: number, b: number) => number): Value {
  const shape = together(call, a.shape, b.shape);
  if (a.values && b.values) {
    const [one, other] = [spread(a, shape), spread(b, shape)];
    const integer = a.integer && b.integer;
    const values = one.map((value, i) => by(value, other[i]!));
    // Whole numbers are divided towards zero.
    return known(shape, integer ? values.map(Math.trunc) : values, integer);
  }
  // A large one and a number: of the file's weights, not of the run.
  if (b.values?.length === 1) return mapped(a, (value) => by(value, b.values![0]!));
  if (a.values?.length === 1) return mapped(b, (value) => by(a.values![0]!, value));
  throw call.refusal("op.constants");
}

const single = (value: Value): number | null =>
  isConstant(value) && value.values?.length === 1 ? value.values[0]! : null;

const pair =
  (
    by: (a: number, b: number) => number,
    withNumber: (x: ReturnType<typeof nodeOf>, c: number, swapped: boolean) => ReturnType<typeof nodeOf>,
    withNode: (a: Value, b: Value) => ReturnType<typeof nodeOf>,
  ): Reader =>
  (call) => {
    const [a, b] = [call.x, call.input(1)];
    if (isConstant(a) && isConstant(b)) return folded(call, a, b, by);
    const shape = together(call, a.shape, b.shape);
    const [left, right] = [single(a), single(b)];
    if (right !== null && shape.length === a.shape.length) return made(withNumber(nodeOf(a), right, false), shape);
    if (left !== null && shape.length === b.shape.length) return made(withNumber(nodeOf(b), left, true), shape);
    return made(withNode(a, b), shape);
  };

/** 1/b, of weights when they are read. */
function inverse(b: Value): Value {
  if (isConstant(b)) return mapped(b, (value) => 1 / value);
  return made(activation(b.node, "reciprocal"), b.shape);
}

const negative = (b: Value): Value =>
  isConstant(b) ? mapped(b, (value) => -value) : made(affine(b.node, -1), b.shape);

const function_ =
  (of: Activation): Reader =>
  ({ x }) =>
    isConstant(x) ? mapped(x, FUNCTIONS[of]) : made(activation(x.node, of), x.shape);

const power: Reader = (call) => {
  const [x, exponent] = [call.x, numbers(call.input(1), call.part("part.exponent"))];
  const [n] = exponent as [number];
  if (exponent.length !== 1) throw call.refusal("op.exponents");
  if (isConstant(x)) return mapped(x, (value) => value ** n);
  if (n === 0.5) return made(activation(x.node, "sqrt"), x.shape);
  if (n === -0.5) return made(activation(activation(x.node, "sqrt"), "reciprocal"), x.shape);
  if (n === -1) return made(activation(x.node, "reciprocal"), x.shape);
  if (!(Number.isInteger(n) && n >= 1 && n <= 4)) throw call.refusal("op.exponent", { n });
  let product = x.node;
  for (let i = 1; i < n; i++) product = mul(product, x.node);
  return made(product, x.shape);
};

/** From below: max(x, c) = relu(x − c) + c. */
const atLeast = (x: Value, least: number): Value =>
  isConstant(x)
    ? mapped(x, (value) => Math.max(value, least))
    : made(affine(activation(affine(x.node, 1, -least), "relu"), 1, least), x.shape);

const largest: Reader = (call) => {
  const [a, b] = [call.x, call.input(1)];
  if (isConstant(a) && isConstant(b)) return folded(call, a, b, Math.max);
  const [left, right] = [single(a), single(b)];
  if (right !== null) return atLeast(a, right);
  if (left !== null) return atLeast(b, left);
  throw call.refusal("op.compares");
};

const clip: Reader = (call) => {
  const limit = (at: number, name: string, none: number) => {
    const given = call.inputs[at];
    return given ? numbers(given, call.part("part.named", { name }))[0]! : call.number(name, none);
  };
  const [low, high] = [limit(1, "min", -Infinity), limit(2, "max", Infinity)];
  if (isConstant(call.x)) return mapped(call.x, (value) => Math.min(Math.max(value, low), high));
  if (high < 1e30 || low < -1e30) throw call.refusal("op.clips");
  return atLeast(call.x, low);
};

/** A number's kind changes nothing here: everything is computed in float32, indices are exact in it. */
const cast: Reader = (call) => {
  const whole = [2, 3, 5, 6, 7].includes(call.number("to", 1));
  if (isConstant(call.x)) return { ...(whole ? mapped(call.x, Math.trunc) : call.x), integer: whole };
  return call.x;
};

/** Repeated to a shape: only ones grow. */
const expand: Reader = (call) => {
  const shape = together(call, call.x.shape, numbers(call.input(1), call.part("part.shape")));
  if (shape.join() === call.x.shape.join()) return call.x;
  if (isConstant(call.x) && call.x.values) return known(shape, spread(call.x, shape), call.x.integer);
  const zeros = {
    name: "zeros",
    shape: bare(shape),
    read: async () => new Float32Array(bare(shape).reduce((a, b) => a * b, 1)),
  };
  return made(add(nodeOf(call.x), nodeOf(constantOf(zeros))), shape);
};

const compared =
  (by: (a: number, b: number) => boolean): Reader =>
  (call) => {
    const [a, b] = [call.x, call.input(1)];
    if (isConstant(a) && isConstant(b)) return folded(call, a, b, (x, y) => Number(by(x, y)));
    throw call.refusal("op.comparesComputed");
  };

const where: Reader = (call) => {
  const [condition, yes, no] = [call.x, call.input(1), call.input(2)];
  const told = numbers(condition, call.part("part.condition"));
  const all = told.every((value) => value === told[0]);
  if (all && told.length > 0) return told[0] ? yes : no;
  const shape = together(call, together(call, condition.shape, yes.shape), no.shape);
  for (const each of [yes, no]) numbers(each, call.part("part.choice"));
  const [c, y, n] = [condition, yes, no].map((each) => spread(each as Constant, shape)) as [
    number[],
    number[],
    number[],
  ];
  const chosen = c.map((value, i) => (value ? y[i]! : n[i]!));
  return known(shape, chosen, isConstant(yes) && yes.integer);
};

export const POINTWISE: Record<string, Reader> = {
  Add: pair(
    (a, b) => a + b,
    (x, c) => affine(x, 1, c),
    (a, b) => add(nodeOf(a), nodeOf(b)),
  ),
  Sub: pair(
    (a, b) => a - b,
    (x, c, swapped) => (swapped ? affine(x, -1, c) : affine(x, 1, -c)),
    (a, b) => add(nodeOf(a), nodeOf(negative(b))),
  ),
  Mul: pair(
    (a, b) => a * b,
    (x, c) => affine(x, c),
    (a, b) => mul(nodeOf(a), nodeOf(b)),
  ),
  Div: pair(
    (a, b) => a / b,
    (x, c, swapped) => (swapped ? affine(activation(x, "reciprocal"), c) : affine(x, 1 / c)),
    (a, b) => mul(nodeOf(a), nodeOf(inverse(b))),
  ),
  Pow: power,
  Neg: ({ x }) => negative(x),
  Sqrt: function_("sqrt"),
  Exp: function_("exp"),
  Reciprocal: function_("reciprocal"),
  Sin: function_("sin"),
  Cos: function_("cos"),
  Erf: function_("erf"),
  Sigmoid: function_("sigmoid"),
  Tanh: function_("tanh"),
  Relu: function_("relu"),
  Gelu: (call) => {
    if (call.text("approximate", "none") !== "none") throw call.refusal("op.approximate");
    return function_("gelu")(call);
  },
  Swish: function_("silu"),
  Max: largest,
  Clip: clip,
  Cast: cast,
  Expand: expand,
  Equal: compared((a, b) => a === b),
  Less: compared((a, b) => a < b),
  Greater: compared((a, b) => a > b),
  Not: (call) =>
    known(
      call.x.shape,
      numbers(call.x, call.part("part.only")).map((value) => Number(!value)),
    ),
  Where: where,
};
