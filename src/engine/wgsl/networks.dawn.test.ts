/** Whole networks by our kernels: the original programs' own numbers, and a shipped model's known answers. */
import { openAsBlob, readdirSync, readFileSync } from "node:fs";
import { afterAll, expect, test } from "vitest";
import { openOnnx } from "../../formats/onnx/open.ts";
import { graphOf } from "../../formats/onnx/read.ts";
import { parseManifest } from "../../models/manifest.ts";
import { lowered } from "./lower/lower.ts";
import { targetOf } from "./lower/target.ts";
import { simplified } from "./passes/index.ts";
import { openDawn } from "./testing/dawn.ts";
import { evaluator } from "./testing/evaluate.ts";
import { known, unets } from "./testing/networks.ts";

const dawn = await openDawn();
const onGpu = test.skipIf(!dawn);
const onHalves = test.skipIf(!dawn?.gpu.features.has("shader-f16"));
afterAll(() => dawn?.gpu.destroy());

/** The largest difference, in standard deviations of what is right. */
function differs(found: Float32Array, right: Float32Array): number {
  const mean = right.reduce((sum, v) => sum + v, 0) / right.length;
  const deviation = Math.sqrt(right.reduce((sum, v) => sum + (v - mean) ** 2, 0) / right.length);
  expect(found.length).toBe(right.length);
  expect(found.every(Number.isFinite)).toBe(true);
  return found.reduce((worst, v, i) => Math.max(worst, Math.abs(v - right[i]!)), 0) / deviation;
}

const shipped = async (id: string) => {
  const opened = await openOnnx(new Map([["unet.onnx", await openAsBlob(`models/${id}/unet.onnx`)]]));
  return graphOf(opened!.model, null);
};

/** A driver that is a program compiles each for some seconds. */
const PATIENCE_MS = 300_000;
/** Of every family that wrote one. */
const UNETS = readdirSync(unets);
const SHIPPED = ["faces-32", "fashion-28", "photos-32"];

onGpu.each(UNETS)("%s, a network of the reference", { timeout: PATIENCE_MS }, async (name) => {
  const { graph, x, t, y } = await known(name);
  const found = await (await evaluator(dawn!.gpu, graph, { target: targetOf(dawn!.gpu) }))({ x, t: [...t] });
  expect(differs(found, y)).toBeLessThan(1e-4);
});

onGpu.each(SHIPPED)("%s, a shipped model", { timeout: PATIENCE_MS }, async (id) => {
  const { known: right } = parseManifest(readFileSync(`models/${id}/manifest.json`, "utf8"));
  const evaluate = await evaluator(dawn!.gpu, await shipped(id), { target: targetOf(dawn!.gpu) });
  const labels = right.label ? [...right.label] : [];
  const found = await evaluate({ x: right.sample, t: [...right.timestep], ...(labels.length > 0 && { labels }) });
  expect(differs(found, right.output)).toBeLessThan(1e-4);
});

/** faces-32 is let in (5e-3), fashion-28 is not: it runs as float32. */
onHalves.each([
  ["faces-32", 4e-3],
  ["fashion-28", 8e-3],
  ["photos-32", 6e-3],
] as const)("%s with float16 between its layers", { timeout: PATIENCE_MS }, async (id, most) => {
  const { known: right } = parseManifest(readFileSync(`models/${id}/manifest.json`, "utf8"));
  const target = { ...targetOf(dawn!.gpu), halves: true };
  const evaluate = await evaluator(dawn!.gpu, await shipped(id), { target });
  const labels = right.label ? [...right.label] : [];
  const found = await evaluate({ x: right.sample, t: [...right.timestep], ...(labels.length > 0 && { labels }) });
  const off = differs(found, right.output);
  expect(off).toBeLessThan(most);
  expect(off).toBeGreaterThan(1e-3);
});

test("faces-32 is 68 dispatches, the step and what is recorded of it beside them the 69th and the 70th", async () => {
  const { dispatches } = lowered(simplified(await shipped("faces-32")));
  expect(dispatches.length).toBeLessThanOrEqual(68);
});
