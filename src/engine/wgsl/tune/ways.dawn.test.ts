/** Norms and attention in every way make the same bits, whatever divides their channels, pixels and queries. */
import { afterAll, expect, test } from "vitest";
import * as of from "../../../graph/build.ts";
import { elements, type Node } from "../../../graph/graph.ts";
import { lowered } from "../lower/lower.ts";
import { ANY } from "../lower/target.ts";
import { simplified } from "../passes/index.ts";
import { openDawn } from "../testing/dawn.ts";
import { weight } from "../testing/toy.ts";
import { Alone } from "./alone.ts";

const dawn = await openDawn();
const onGpu = test.skipIf(!dawn);
const onHalves = test.skipIf(!dawn?.gpu.features.has("shader-f16"));
afterAll(() => dawn?.gpu.destroy());

/** A driver that is a program compiles each way for a while. */
const PATIENCE = { timeout: 300_000 };
const x = of.picture([3, 5, 7]);
const conv = (input: Node, outputs: number) =>
  of.conv(input, weight([outputs, input.shape[0]!, 1, 1], 5), weight([outputs], 6));
const norm = (input: Node, groups: number) =>
  of.groupNorm(input, groups, 1e-5, weight([input.shape[0]!], 3, 1), weight([input.shape[0]!], 4, 1));
const scaled = (input: Node) => {
  const [more, shift] = [1, 2].map((i) => of.constant(weight([input.shape[0]!, 1, 1], i)));
  return of.add(of.mul(input, of.affine(more!, 1, 1)), shift!);
};
const rows = (seed: number, channels: number) => {
  const made = of.conv(x, weight([2 * channels, 3, 1, 1], seed), null);
  return of.transpose(of.reshape(made, [2, channels, 35]), [0, 2, 1]);
};
const attended = (d: number, e: number) => {
  const scores = of.matmul(rows(1, d), of.transpose(rows(2, d), [0, 2, 1]));
  return of.reshape(of.matmul(of.softmax(of.affine(scores, 0.7), 2), rows(3, e)), [2 * e, 5, 7]);
};

/** How many ways there are to each. */
const CASES: Readonly<Record<string, readonly [Node, number]>> = {
  "norm in vectors": [of.activation(norm(conv(x, 24), 3), "silu"), 4],
  "norm of groups that four doesn't divide": [norm(conv(x, 24), 4), 3],
  "norm over two parts": [norm(of.concat([conv(x, 20), conv(x, 12)], 0), 4), 4],
  "norm of a group with more channels than strands": [norm(conv(x, 264), 1), 4],
  "norm scaled by channel": [scaled(norm(conv(x, 16), 2)), 4],
  "attention of a head that is one part": [attended(10, 18), 2],
  "attention of a wide head": [attended(12, 130), 4],
};

async function same([output, count]: readonly [Node, number], halves: boolean): Promise<void> {
  const end = conv(conv(of.reshape(output, [elements(output.shape), 1, 1]), 4), 2);
  const list = lowered(simplified({ picture: x.shape, classes: 0, output: end }), { ...ANY, halves });
  const dispatch = list.dispatches.find(({ label }) => /norm|attention/.test(label))!;
  const { way, beside, as } = dispatch.tiled!;
  const others = beside();
  expect(others).toHaveLength(count - 1);
  expect(others).not.toContainEqual(way);
  const alone = new Alone(dawn!.gpu, dispatch);
  const right = await alone.put(dispatch);
  expect(new Set(right).size).toBeGreaterThan(right.length / 8);
  // A program that plays the GPU takes longest to compile these.
  const seen = dispatch.label === "attention" ? others.slice(0, 1) : others;
  for (const other of seen) expect(await alone.put(as(other)), JSON.stringify(other)).toEqual(right);
  alone.dispose();
}

const each = Object.entries(CASES);
onGpu.each(each)("%s", PATIENCE, (_, wanted) => same(wanted, false));
onHalves.each(each.slice(0, 1))("%s, as float16", PATIENCE, (_, wanted) => same(wanted, true));
