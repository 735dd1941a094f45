import fc from "fast-check";
import { expect, test } from "vitest";
import { conv, picture, reshape, transpose } from "../../../graph/build.ts";
import { elements, type Node } from "../../../graph/graph.ts";
import { interpreter } from "../../../graph/interpret/interpret.ts";
import { simplified } from "../passes/index.ts";
import { lowered } from "./lower.ts";
import { lastOf } from "./wanted.ts";

const x = picture([1, 4, 6]);
const [CHANNELS, HEIGHT, WIDTH] = [12, 4, 6];

/** Its channels are told apart by their bias, its pixels by what the picture is there. */
const weight = (name: string, shape: readonly number[], value: (i: number) => number) => ({
  name,
  shape,
  read: async () => Float32Array.from({ length: elements(shape) }, (_, i) => value(i)),
});
const layer = conv(
  x,
  weight("w", [CHANNELS, 1, 1, 1], () => 1),
  weight("b", [CHANNELS], (i) => i * HEIGHT * WIDTH),
);

/** Ways to count and to turn what the layer makes, by numbers below 1. */
function turned(choices: readonly number[]): Node {
  return choices.reduce((node, choice, i) => {
    if (i % 2 === 0) {
      // Its values under a shape made of their number's own factors, the largest first or last.
      const factors = [2, 3, 2, 2, 2, 3, 2];
      const cut = 1 + Math.floor(choice * (factors.length - 1));
      const rotated = [...factors.slice(cut), ...factors.slice(0, cut)];
      const [a, b] = [1 + Math.floor(choice * 3), 4 + Math.floor(choice * 2)];
      return reshape(node, [rotated.slice(0, a), rotated.slice(a, b), rotated.slice(b)].map(elements));
    }
    const order = [
      [0, 1, 2],
      [0, 2, 1],
      [1, 0, 2],
      [1, 2, 0],
      [2, 0, 1],
      [2, 1, 0],
    ][Math.floor(choice * 6)]!;
    return transpose(node, order);
  }, layer as Node);
}

const graphOf = (output: Node) => ({ picture: x.shape, classes: 0, output });

test("however the last layer's values are turned and counted, each is written where the output has it, or moved", async () => {
  const pixels = Float64Array.from({ length: HEIGHT * WIDTH }, (_, i) => i);
  let written = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { maxLength: 6 }), async (choices) => {
      const graph = graphOf(turned(choices));
      const network = simplified(graph);
      const { written: last } = lastOf(network, new Set());
      expect(lowered(network).dispatches.at(-1)!.label === "copy").toBe(last === null);
      if (!last) return;
      written++;
      const output = await (await interpreter(graph))({ x: pixels, t: 0 });
      const [ofChannel, ofRow, ofColumn] = last.out.axes.map((axis) => along(axis)) as [Along, Along, Along];
      for (let i = 0; i < elements(layer.shape); i++) {
        const [c, y, at] = [Math.floor(i / WIDTH / HEIGHT), Math.floor(i / WIDTH) % HEIGHT, i % WIDTH];
        expect(output[ofChannel(c) + ofRow(y) + ofColumn(at)]).toBe(i);
      }
    }),
  );
  expect(written).toBeGreaterThan(20);
});

type Along = (i: number) => number;

const along =
  (stretches: readonly { readonly size: number; readonly stride: number }[]): Along =>
  (i) =>
    stretches.reduceRight(
      ({ rest, at }, { size, stride }) => ({ rest: Math.floor(rest / size), at: at + (rest % size) * stride }),
      { rest: i, at: 0 },
    ).at;

test("what depends on the time alone has no picture's place, and is moved there", () => {
  const graph = graphOf(layer);
  const { output } = simplified(graph);
  expect(lastOf({ ...graph, output }, new Set()).written).not.toBeNull();
  expect(lastOf({ ...graph, output }, new Set([output]))).toMatchObject({ by: output, written: null });
});
