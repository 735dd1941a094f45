/** A network called in its program's way and in ours says the same of the same picture. */
import { expect, test } from "vitest";
import { networkOf } from "../../diffusion/adapter.ts";
import type { Prediction, ProcessSpec } from "../../diffusion/process.ts";
import { activation, add, affine, concat, guess, picture, reshape, split, timestep } from "../../graph/build.ts";
import type { Graph } from "../../graph/graph.ts";
import { interpreter } from "../../graph/interpret/interpret.ts";
import { adapted } from "./adapt.ts";
import type { Range } from "./told.ts";

const T = 50;
const SHAPE = [1, 2, 2];
/** Any function of x and t. */
const network: Graph = {
  picture: SHAPE,
  classes: 0,
  output: activation(add(picture(SHAPE), reshape(affine(timestep(), 0.3), [1, 1, 1])), "tanh"),
};

const x0 = [0.2, -0.9, 1, -1];
const epsilon = [0.4, -1.3, 0.1, 2];

const cases = (["epsilon", "sample", "v_prediction", "mean"] satisfies Prediction[]).flatMap((prediction) =>
  (
    [
      [0, 1],
      [-0.5, 0.5],
      [0, 255],
    ] as Range[]
  ).map((range) => [prediction, range] as const),
);

test.each(cases)("%s, pictures from %o", async (prediction, [black, white]) => {
  const process: ProcessSpec = { T, schedule: { kind: "cosine" }, prediction, variance: "fixed" };
  const time = { scale: 1 / T, shift: 1 / T };
  const ours = adapted(network, process, time, [black, white]);
  const [theirRun, ourRun] = [await interpreter(network), await interpreter(ours.graph)];
  const [theirs, own] = [networkOf(process), networkOf(ours.process)];
  for (const index of [0, 7, 25, 40]) {
    const [a, b] = [theirs.alphaBar(index), own.alphaBar(index)];
    const at = (values: readonly number[], alphaBar: number) =>
      Float64Array.from(values, (v, i) => Math.sqrt(alphaBar) * v + Math.sqrt(1 - alphaBar) * epsilon[i]!);
    const x = at(
      x0.map((v) => black + ((v + 1) / 2) * (white - black)),
      a,
    );
    const z = at(x0, b);
    const [m, n] = [theirRun({ x, t: (index + 1) / T }), ourRun({ x: z, t: index })];
    const [their, our] = [theirs.ask(index, a), own.ask(index, b)];
    for (let i = 0; i < x.length; i++) {
      const picture = their.fromX * x[i]! + their.fromM * m[i]!;
      const expected = (2 * (picture - black)) / (white - black) - 1;
      const scale = Math.max(1, Math.abs(expected));
      expect((our.fromX * z[i]! + our.fromM * n[i]!) / scale).toBeCloseTo(expected / scale, 4);
      const noise = their.noiseFromX * x[i]! + their.noiseFromM * m[i]!;
      const most = Math.max(1, Math.abs(noise));
      expect((our.noiseFromX * z[i]! + our.noiseFromM * n[i]!) / most).toBeCloseTo(noise / most, 4);
    }
  }
});

test("a network of our own way is left as it is", () => {
  const process: ProcessSpec = { T, schedule: { kind: "cosine" }, prediction: "epsilon", variance: "learned_range" };
  expect(adapted(network, process, { scale: 1, shift: 0 }, [-1, 1])).toEqual({ graph: network, process });
  expect(() => adapted(network, process, { scale: 1, shift: 0 }, [0, 1])).toThrow(/learned variance/);
});

test("a network that is shown its last guess is shown zeros", async () => {
  const output = split(concat([guess(SHAPE), picture(SHAPE)], 0), 0, 2)[0]!;
  const process: ProcessSpec = { T, schedule: { kind: "cosine" }, prediction: "sample", variance: "fixed" };
  const { graph } = adapted({ ...network, output }, process, { scale: 1, shift: 0 }, [-1, 1]);
  const [x, told] = [Float64Array.from(x0), Float64Array.of(1, 2, 3, 4)];
  expect((await interpreter(graph))({ x, t: 0, guess: told })).toEqual(new Float64Array(4));
});
