/** The graph's shapes and its interpreter, against what each op is by definition. */
import fc from "fast-check";
import { expect, test } from "vitest";
import * as of from "./build.ts";
import { elements, type Graph, inOrder, type Node, type Shape } from "./graph.ts";
import { interpreter } from "./interpret/interpret.ts";
import { erf } from "./interpret/pointwise.ts";
import { given, rows, standardised } from "./weights.ts";

const ramp = (shape: Shape, by = 0.37) =>
  Float64Array.from({ length: elements(shape) }, (_, i) => Math.sin(1 + by * i) + 0.2 * i);
const weight = (shape: Shape, by = 0.53) =>
  given(
    "w",
    shape,
    Float32Array.from(ramp(shape, by), (v) => v / 4),
  );

async function run(output: Node, x: Float64Array, t = 0): Promise<number[]> {
  const graph: Graph = { picture: [], classes: 0, output };
  return [...(await interpreter(graph))({ x, t })];
}
const close = (actual: readonly number[], expected: ArrayLike<number>) => {
  expect(actual.length).toBe(expected.length);
  for (const [i, value] of actual.entries()) expect(value).toBeCloseTo(expected[i]!, 10);
};

test("a convolution is its sum, at any stride, padding and odd size", async () => {
  const padding = fc.tuple(fc.nat(2), fc.nat(2), fc.nat(2), fc.nat(2));
  const size = fc.integer({ min: 3, max: 6 });
  await fc.assert(
    fc.asyncProperty(
      size,
      size,
      fc.constantFrom(1, 2),
      fc.constantFrom(1, 3),
      padding,
      async (h, w, stride, k, padding) => {
        const [filters, bias] = [weight([2, 3, k, k]), weight([2])];
        const x = ramp([3, h, w]);
        const node = of.conv(of.picture([3, h, w]), filters, bias, { stride, padding });
        const [f, b] = [await filters.read(), await bias.read()];
        const [, rowsOut, columnsOut] = node.shape as [number, number, number];
        const expected = Array.from({ length: elements(node.shape) }, (_, at) => {
          const [o, row, column] = [
            Math.floor(at / (rowsOut * columnsOut)),
            Math.floor(at / columnsOut) % rowsOut,
            at % columnsOut,
          ];
          let sum = b[o]!;
          for (let c = 0; c < 3; c++)
            for (let dy = 0; dy < k; dy++)
              for (let dx = 0; dx < k; dx++) {
                const [y, z] = [row * stride + dy - padding[0], column * stride + dx - padding[1]];
                if (y >= 0 && y < h && z >= 0 && z < w)
                  sum += f[((o * 3 + c) * k + dy) * k + dx]! * x[(c * h + y) * w + z]!;
              }
          return sum;
        });
        close(await run(node, x), expected);
      },
    ),
    { numRuns: 60 },
  );
});

test("group norm leaves mean 0 and variance 1 in each group, whatever the input's scale", async () => {
  const [ones, zeros] = [given("g", [4], new Float32Array(4).fill(1)), given("b", [4], new Float32Array(4))];
  const x = ramp([4, 3, 5]);
  const normed = (by: number) => run(of.groupNorm(of.affine(of.picture([4, 3, 5]), by), 2, 0, ones, zeros), x);
  const out = await normed(1);
  for (const group of [out.slice(0, 30), out.slice(30)]) {
    const mean = group.reduce((a, b) => a + b) / 30;
    expect(mean).toBeCloseTo(0, 12);
    expect(group.reduce((sum, v) => sum + v * v, 0) / 30).toBeCloseTo(1, 12);
  }
  close(await normed(1000), out);
});

test("a softmax adds up to 1 along its axis, and large values do it no harm", async () => {
  const node = of.softmax(of.affine(of.picture([2, 3, 4]), 1, 700), 1);
  const out = await run(node, ramp([2, 3, 4]));
  for (let block = 0; block < 2; block++)
    for (let at = 0; at < 4; at++) {
      expect([0, 1, 2].reduce((sum, i) => sum + out[block * 12 + i * 4 + at]!, 0)).toBeCloseTo(1, 12);
    }
});

test("layout: parts side by side are the whole, and turned twice is as before", async () => {
  const x = of.picture([4, 3, 5]);
  const values = ramp([4, 3, 5]);
  close(await run(of.concat(of.split(x, 0, 4), 0), values), values);
  close(await run(of.concat([of.slice(x, 2, 0, 2), of.slice(x, 2, 2, 5)], 2), values), values);
  close(await run(of.transpose(of.transpose(x, [2, 0, 1]), [1, 2, 0]), values), values);
  close(await run(of.averagePool(of.upsample(x)), values), values);
});

test("products: a matrix by rows is a linear layer's; broadcasting repeats what has size 1", async () => {
  const x = ramp([3, 4]);
  const matrix = weight([2, 4]);
  const asLinear = await run(of.linear(of.picture([3, 4]), matrix, null), x);
  const asProduct = await run(of.matmul(of.picture([3, 4]), of.transpose(of.constant(matrix), [1, 0])), x);
  close(asLinear, asProduct);
  const scaled = await run(
    of.mul(of.picture([2, 2]), of.constant(given("s", [2, 1], Float32Array.of(2, 3)))),
    Float64Array.of(1, 2, 3, 4),
  );
  expect(scaled).toEqual([2, 4, 9, 12]);
});

test("the time's embedding is sin and cos of t times each frequency", async () => {
  const node = of.sinusoid(of.timestep(), given("f", [2], Float32Array.of(1, 0.5)), "cos");
  close(await run(node, new Float64Array(), 999), [Math.cos(999), Math.cos(499.5), Math.sin(999), Math.sin(499.5)]);
});

test("the error function to twelve places (Abramowitz & Stegun, table 7.1, and its symmetry)", () => {
  const known = [0, 0, 0.5, 0.5204998778130465, 1, 0.8427007929497149, 2, 0.9953222650189527, 3, 0.9999779095030014];
  for (let i = 0; i < known.length; i += 2) {
    expect(erf(known[i]!)).toBeCloseTo(known[i + 1]!, 14);
    expect(erf(-known[i]!)).toBe(-erf(known[i]!));
  }
  expect(erf(2.4999999)).toBeCloseTo(erf(2.5000001), 9);
  expect(erf(40)).toBe(1);
});

test("standardised filters have mean 0 and variance 1; rows of a weight are those rows", async () => {
  const filters = await standardised(weight([2, 3, 3, 3]), 0).read();
  for (const filter of [filters.subarray(0, 27), filters.subarray(27)]) {
    expect(filter.reduce((a, b) => a + b) / 27).toBeCloseTo(0, 6);
    expect(filter.reduce((sum, v) => sum + v * v, 0) / 27).toBeCloseTo(1, 5);
  }
  expect(await rows(given("w", [3, 2], Float32Array.of(1, 2, 3, 4, 5, 6)), 1, 3).read()).toEqual(
    Float32Array.of(3, 4, 5, 6),
  );
  expect(() => rows(weight([3, 2]), 2, 4)).toThrow("rows 2 to 4 of 3");
});

test("what does not fit is refused with the weight's name and both sizes", () => {
  const x = of.picture([3, 8, 8]);
  expect(() => of.conv(x, weight([4, 2, 3, 3]), null)).toThrow("w: takes 2 channels, but 3 come");
  expect(() => of.linear(x, weight([4, 7]), null)).toThrow("w: takes 7 values, but 8 come");
  expect(() => of.groupNorm(x, 2, 1e-5, weight([3]), weight([3]))).toThrow("3 channels are not 2 equal groups");
  expect(() => of.add(x, of.picture([2, 8, 8]))).toThrow("[3, 8, 8] and [2, 8, 8] do not go together");
  expect(() => of.reshape(x, [5])).toThrow("[3, 8, 8] does not fill [5]");
  expect(() => of.averagePool(of.picture([3, 7, 8]))).toThrow("can't be halved");
});

test("nodes come after what they are made from, each once, however deep the graph is", () => {
  let node: Node = of.picture([1, 1, 1]);
  const first = node;
  for (let i = 0; i < 20_000; i++) node = of.add(node, first);
  const order = inOrder({ output: node });
  expect(order.length).toBe(20_001);
  const seen = new Set<Node>();
  for (const each of order) {
    expect(each.inputs.every((input) => seen.has(input))).toBe(true);
    seen.add(each);
  }
});
