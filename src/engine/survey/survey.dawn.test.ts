/** What a survey finds in our engine, on a GPU in Node: its ops, and that its blocks end where onnxruntime's do. */
import { readFileSync } from "node:fs";
import { afterAll, expect, test } from "vitest";
import * as of from "../../graph/build.ts";
import { elements } from "../../graph/graph.ts";
import { given } from "../../graph/weights.ts";
import { parseManifest } from "../../models/manifest.ts";
import { graphIn } from "../wgsl/open.ts";
import { timedOps } from "../wgsl/run/ops.ts";
import { openDawn } from "../wgsl/testing/dawn.ts";
import { deviceOf } from "../wgsl/testing/denoiser.ts";
import { answerOfOurs, answerOfWasm } from "./answers.ts";
import { blockEnds, blocksApart, probeOf } from "./blocks.ts";
import { grouped } from "./groups.ts";

const folder = "src/engine/fixtures/classes-8";
const manifest = parseManifest(readFileSync(`${folder}/manifest.json`, "utf8"));
const network = { manifest, file: readFileSync(`${folder}/unet.onnx`) };
const graph = await graphIn(network);

const dawn = await openDawn();
const onGpu = test.skipIf(!dawn);
afterAll(() => dawn?.gpu.destroy());

const question = {
  x: manifest.known.sample.slice(0, 3 * 8 * 8),
  timestep: manifest.known.timestep.slice(0, 1),
  labels: manifest.known.label?.slice(0, 1),
};
const wasm = answerOfWasm(network, { threads: 1, ort: () => import("onnxruntime-web") });

onGpu("every dispatch is timed, and those of one kind stand together, the longest first", async () => {
  const told: number[] = [];
  const ops = await timedOps(dawn!.gpu, graph, { told: (done) => told.push(done) });
  expect(told).toEqual(ops.map((_, i) => i + 1));
  expect(ops.every(({ ms, bytes }) => ms > 0 && bytes > 0)).toBe(true);
  const groups = grouped(ops);
  expect(groups.length).toBeLessThan(ops.length);
  expect(groups.reduce((sum, { count }) => sum + count, 0)).toBe(ops.length);
  expect(groups.map(({ ms }) => ms)).toEqual(groups.map(({ ms }) => ms).sort((a, b) => b - a));
});

onGpu("blocks end where onnxruntime's do", { timeout: 300_000 }, async () => {
  const blocks = await blocksApart(graph, question, answerOfOurs(deviceOf(dawn!), network), wasm);
  expect(blocks.length).toBeGreaterThan(4);
  expect(blocks.at(-1)!.shape).toEqual(graph.output.shape);
  for (const { difference } of blocks) expect(difference).toBeLessThan(1e-5);
});

test("a block that ends elsewhere is the one that is named, and what is no number is endlessly far off", async () => {
  const x = of.picture([2, 4, 4]);
  const half = of.add(x, of.affine(x, 0.5));
  const whole = of.add(half, of.affine(half, 1));
  const toy = { picture: x.shape, classes: 0, output: of.affine(whole, 1) };
  const right = Float32Array.from({ length: 2 * 16 * 4 }, (_, i) => 1 + (i % 7));
  const wrong = right.map((value, i) => (i === 40 ? value + 0.7 : i === 70 ? Number.NaN : value));
  const asked = { x: new Float32Array(32), timestep: new Float32Array(1), labels: undefined };
  const blocks = await blocksApart(
    toy,
    asked,
    async () => wrong,
    async () => right,
  );
  expect(blockEnds(toy)).toEqual([half, whole, toy.output]);
  expect(blocks.map(({ difference }) => difference)).toEqual([0, expect.closeTo(0.1, 6), Number.POSITIVE_INFINITY]);
});

test("of a network whose values would fill the memory only some blocks are looked at, the last always", () => {
  let x = of.conv(of.picture([3, 256, 256]), given("w", [128, 3, 1, 1], new Float32Array(384)), null);
  for (let block = 0; block < 10; block++) x = of.add(x, of.affine(x, 1));
  const large = { picture: [3, 256, 256], classes: 0, output: x };
  const ends = blockEnds(large);
  expect(ends.at(-1)).toBe(x);
  expect(elements(probeOf(large, ends).output.shape)).toBeLessThan(2 ** 24 + 2 ** 17);
});
