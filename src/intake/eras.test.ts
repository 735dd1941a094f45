/** A file of denoising-diffusion-pytorch whose names three of its versions share. */
import { openAsBlob } from "node:fs";
import { expect, test } from "vitest";
import { erasOf } from "../formats/families/lucid-eras.ts";
import { Names } from "../formats/names.ts";
import { openCheckpoint } from "../formats/open.ts";
import { importedManifest } from "../formats/process/imported.ts";
import type { Graph, Weight } from "../graph/graph.ts";
import { interpreter } from "../graph/interpret/interpret.ts";
import { checkpoint } from "./checkpoint.ts";
import { answersOf } from "./facts.ts";
import { waysOf } from "./network-choices.ts";

const folder = "reference/unets/lucidrains";
const files = async () => new Map([["model.pt", await openAsBlob(`${folder}/model.pt`)]]);
const LATE = ["0.28 … 0.32", "0.27.4 … 0.27.12", "0.26.5 … 0.27.3"];

test("its version is assumed, and can be said to be another, which is another network", async () => {
  const candidate = await checkpoint(await files());
  const facts = async (answers = {}) =>
    (await candidate.describe({ answers: { size: "8", ...answers }, measured: {} })).facts;
  const era = (all: Awaited<ReturnType<typeof facts>>) => all.find(({ name }) => name === "era");
  expect(era(await facts())).toMatchObject({ value: LATE[0], how: "assumed", instead: { of: LATE } });
  expect(era(await facts({ era: LATE[1]! }))).toMatchObject({ value: LATE[1], how: "chosen" });
  const { examination } = await candidate.describe({ answers: { size: "8" }, measured: {} });
  expect(examination?.open).toContain("era");

  const outputs = await Promise.all(LATE.map(async (text) => outputOf(await networkAs({ era: text }))));
  expect(outputs[0]).toEqual(await outputOf(await networkAs({})));
  expect(outputs[1]).not.toEqual(outputs[0]);
  expect(outputs[2]).not.toEqual(outputs[1]);
});

test("the doctor tries each version with each number of groups", async () => {
  const found = await importedManifest(await openCheckpoint(await files()), { size: { width: 8, height: 8 } });
  if (found.kind !== "manifest") throw new Error("asked");
  const ways = waysOf("denoising-diffusion-pytorch", found, {});
  expect(ways).toHaveLength(12);
  expect(ways[0]).toEqual({ era: LATE[0], groups: "8" });
  expect(waysOf("denoising-diffusion-pytorch", found, { era: LATE[2]! })[0]).toEqual({ groups: "8" });
});

test.each<[string, Record<string, readonly number[]>, readonly string[]]>([
  ["the norm is the attention's own", { "mid_attn.norm.g": [8] }, ["1.7 …"]],
  ["pixels side by side", { "mid_attn.fn.norm.g": [8], "downs.0.3.1.weight": [8, 32, 1, 1] }, ["1.0 … 1.6"]],
  ["a norm without a shift", { "mid_attn.fn.norm.g": [8] }, LATE],
  ["with one", { "mid_attn.fn.norm.b": [8] }, ["… 0.25", "0.26.0 … 0.26.3", "0.26.4"]],
  ["each level remembered once", { "mid_attn.fn.norm.b": [8], "ups.0.1.block1.proj.weight": [8, 8, 3, 3] }, ["… 0.25"]],
])("%s: the versions that leaves", (_, shapes, eras) => {
  const all = Object.entries({ "ups.0.1.block1.proj.weight": [8, 12, 3, 3], ...shapes });
  const weight = (name: string, shape: readonly number[]): Weight => ({
    name,
    shape,
    read: async () => new Float32Array(),
  });
  expect(erasOf(new Names(new Map(all.map(([name, shape]) => [name, weight(name, shape)]))))).toEqual(eras);
});

async function networkAs(answers: Readonly<Record<string, string>>): Promise<Graph> {
  const saying = { answers: { size: "8", ...answers }, measured: {} };
  const found = await importedManifest(
    await openCheckpoint(await files()),
    answersOf("denoising-diffusion-pytorch", saying, 1000),
  );
  if (found.kind !== "manifest") throw new Error("asked");
  return found.network;
}

async function outputOf(graph: Graph): Promise<Float64Array> {
  const run = await interpreter(graph);
  return run({ x: Float64Array.from({ length: 3 * 8 * 8 }, (_, i) => Math.sin(i)), t: 300 });
}
