/** Each pass leaves a network's numbers as they were, in float64; and finds what it is there to find. */
import { beforeAll, expect, test } from "vitest";
import * as of from "../../../graph/build.ts";
import { inOrder } from "../../../graph/graph.ts";
import { interpreter } from "../../../graph/interpret/interpret.ts";
import { type Network, type Piece, plainly } from "../network.ts";
import { noise, toy, weight } from "../testing/toy.ts";
import { PASSES, simplified } from "./index.ts";

const graph = toy();
const x = Float64Array.from(noise(180, 7));
let expected: Float64Array;

async function answer(network: Network): Promise<Float64Array> {
  return (await interpreter(plainly(network)))({ x, t: 12, class: 2 });
}

function kinds(network: Network): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { op } of inOrder<Piece>(network)) counts[op.kind] = (counts[op.kind] ?? 0) + 1;
  return counts;
}

beforeAll(async () => {
  expected = await answer(graph);
});

test.each(Object.keys(PASSES))("after %s, and what comes before it, the numbers are the same", async (last) => {
  const names = Object.keys(PASSES);
  const network = names
    .slice(0, names.indexOf(last) + 1)
    .reduce<Network>((before, name) => PASSES[name]!(before), graph);
  const found = await answer(network);
  // Filters that were summed are rounded to float32 once more.
  for (const [i, value] of found.entries()) expect(value).toBeCloseTo(expected[i]!, 5);
});

test("nothing is left but what there are kernels for, and no addition or concatenation beside them", () => {
  const { input, sinusoid, row, add, activation, convolution, norm, attention, reshape, transpose, slice, ...others } =
    kinds(simplified(graph));
  expect(others).toEqual({});
  // Two of the time: its sum with the class, and SiLU before and after the second matrix.
  expect([input, sinusoid, row, add, activation]).toEqual([3, 1, 1, 1, 2]);
  // conv_in, down, four of the blocks (shortcuts in them), up, qkv, what follows it, the last; and three of the time.
  expect(convolution).toBe(10 + 3);
  expect([norm, attention]).toEqual([6, 1]);
});

test("what the weights alone say is a constant", async () => {
  const sum = of.add(of.constant(weight([2], 1)), of.affine(of.constant(weight([2], 2)), 3));
  const output = of.mul(of.picture([2]), sum);
  const folded = PASSES.fold!({ picture: [2], classes: 0, output });
  expect(kinds(folded)).toEqual({ input: 1, constant: 1, mul: 1 });
  const run = async (network: Network) => (await interpreter(plainly(network)))({ x: Float64Array.of(1, 2), t: 0 });
  const [now, before] = [await run(folded), await run({ picture: [2], classes: 0, output })];
  for (const [i, value] of now.entries()) expect(value).toBeCloseTo(before[i]!, 6);
});

test("of many things beside each other no more are put together at once than a stage has buffers for", async () => {
  const parts = Array.from({ length: 39 }, (_, i) => of.affine(of.picture([2, 3, 2]), i, 1));
  const network = { picture: [2, 3, 2], classes: 0, output: of.concat(parts, 1) };
  const found = PASSES.beside!(network);
  const all = inOrder<Piece>(found).filter(({ op }) => op.kind === "concat");
  expect(all.map(({ inputs }) => inputs.length).sort()).toEqual([2, 3, 6, 6, 6, 6, 6, 6, 6]);
  const asked = { x: Float64Array.from(noise(12, 3)), t: 0 };
  expect(await (await interpreter(plainly(found)))(asked)).toEqual(await (await interpreter(network))(asked));
});

test("attention is one op however many axes of one its steps are given in front", async () => {
  const rows = of.reshape(of.picture([4, 2, 3]), [1, 1, 4, 6]);
  const scores = of.affine(of.reshape(of.matmul(of.transpose(rows, [0, 1, 3, 2]), rows), [1, 6, 6]), 0.5);
  const weights = of.transpose(of.softmax(of.reshape(scores, [1, 1, 6, 6]), 3), [0, 1, 3, 2]);
  const network = { picture: [4, 2, 3], classes: 0, output: of.reshape(of.matmul(rows, weights), [4, 2, 3]) };
  const found = simplified(network);
  expect(kinds(found)).toMatchObject({ attention: 1 });
  expect(kinds(found)).not.toHaveProperty("softmax");
  const asked = { x: Float64Array.from(noise(24, 3)), t: 0 };
  const [now, before] = [await (await interpreter(plainly(found)))(asked), await (await interpreter(network))(asked)];
  for (const [i, value] of now.entries()) expect(value).toBeCloseTo(before[i]!, 12);
});
