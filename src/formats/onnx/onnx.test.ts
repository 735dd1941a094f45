/** ONNX files in: what our writer made, op by op; our shipped models, and out again; what is refused, and damaged. */
import { openAsBlob, readFileSync } from "node:fs";
import * as ort from "onnxruntime-web";
import { expect, test } from "vitest";
import { affine, groupNorm, picture } from "../../graph/build.ts";
import { elements, type Graph, inOrder } from "../../graph/graph.ts";
import { interpreter } from "../../graph/interpret/interpret.ts";
import { asPicture, CASES, PICTURE, ramp, TIMES, WITH_CLASSES } from "../../graph/testing/cases.ts";
import { fileOf, onWasm } from "../../graph/testing/wasm.ts";
import { given } from "../../graph/weights.ts";
import { readModel } from "./model.ts";
import { openOnnx } from "./open.ts";
import { graphOf } from "./read.ts";

const read = async (bytes: Uint8Array) => graphOf(await readModel(new Blob([bytes.slice()]), new Map()), null);
const written = (graph: Graph) => fileOf(graph, { weights: "float32", times: TIMES });

test.each([
  ...Object.entries(CASES).map(([name, node]) => [name, asPicture(node)] as const),
  ["a class", WITH_CLASSES.output] as const,
])("what is written is read again: %s", async (_, output) => {
  const classes = output === WITH_CLASSES.output ? 3 : 0;
  const graph: Graph = { picture: PICTURE, classes, output };
  const again = await read(await written(graph));
  expect(again.picture).toEqual(PICTURE);
  expect(again.classes).toBe(classes);
  const [before, after] = [await interpreter(graph), await interpreter(again)];
  const x = Float64Array.from(ramp(PICTURE, 0.37));
  // The file is called with an index, the graph with the time that stands there.
  const expected = before({ x, t: TIMES[4]!, class: 2 });
  const found = after({ x, t: 4, class: 2 });
  for (const [i, value] of expected.entries())
    expect(Math.abs(found[i]! - value)).toBeLessThan(1e-6 * (1 + Math.abs(value)));
});

test("a norm of a large picture is written in stages, which wasm sums exactly, and is one norm again", async () => {
  const side = 192;
  const [weight, bias] = [1, 2].map((by) =>
    given(
      "scale",
      [4],
      Float32Array.from([1, -2, 3, 4], (v) => v * by),
    ),
  );
  const x = picture([4, side, side]);
  const graph: Graph = { picture: x.shape, classes: 0, output: groupNorm(affine(x, 1, 3), 2, 1e-5, weight!, bias!) };
  const again = await read(await written(graph));
  const of = (each: Graph) => inOrder(each).map(({ op }) => op.kind);
  expect(of(again)).toEqual(of(graph));
  const input = ramp(x.shape, 0.37);
  const run = await onWasm(graph, { weights: "float32", times: TIMES });
  const [found, exact] = [await run(input, Float32Array.of(0)), await interpreter(again)];
  const expected = exact({ x: Float64Array.from(input), t: 0 });
  const largest = expected.reduce((most, value, i) => Math.max(most, Math.abs(value - found[i]!)), 0);
  expect(largest).toBeLessThan(1e-5);
});

test.each(["fashion-28", "faces-32"])(
  "%s becomes a graph without leftovers, and the same network again",
  async (id) => {
    const path = `models/${id}/unet.onnx`;
    const opened = await openOnnx(new Map([["unet.onnx", await openAsBlob(path)]]));
    const graph = await graphOf(opened!.model, null);
    const kinds = new Set(inOrder(graph).map(({ op }) => (op.kind === "activation" ? op.of : op.kind)));
    // Nothing of a norm, a SiLU or an attention is left in pieces.
    for (const piece of ["sigmoid", "mul", "mean", "sqrt", "reciprocal"]) expect(kinds).not.toContain(piece);

    const x = ramp([2, ...graph.picture], 0.11);
    const t = Float32Array.of(7, 900);
    const session = await ort.InferenceSession.create(readFileSync(path));
    const shape = [2, ...graph.picture];
    const results = await session.run({
      sample: new ort.Tensor("float32", x, shape),
      timestep: new ort.Tensor("float32", t, [2]),
    });
    const expected = results[session.outputNames[0]!]!.data as Float32Array;
    const run = await onWasm(graph, { weights: "float32", times: Float32Array.from({ length: 1000 }, (_, i) => i) });
    const found = await run(x, t);
    const largest = found.reduce((most, value, i) => Math.max(most, Math.abs(value - expected[i]!)), 0);
    expect(largest).toBeLessThan(2e-5);
    expect(elements(graph.output.shape) * 2).toBe(expected.length);
  },
);

test("what has no role here is named", async () => {
  const files = new Map([["model.onnx", new Blob([Uint8Array.of(1, 2, 3)])]]);
  await expect(openOnnx(files)).rejects.toThrow("model.onnx is no ONNX file, whatever its name says");
});
