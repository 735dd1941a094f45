/** Checkpoints that the original programs wrote, with what they compute (reference/unets), in float64. */
import { openAsBlob, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { comparison } from "../../diffusion/testing/report.ts";
import { interpreter } from "../../graph/interpret/interpret.ts";
import { networkOf, openCheckpoint } from "../open.ts";
import { readSafetensors } from "../safetensors/safetensors.ts";

const unets = resolve(process.env.REFERENCE_DIR ?? "reference", "unets");

async function filesIn(folder: string) {
  const names = readdirSync(folder).filter((name) => !/^(io\.safetensors|args\.json)$/.test(name));
  return new Map(await Promise.all(names.map(async (name) => [name, await openAsBlob(join(folder, name))] as const)));
}

/** What these files can't say. */
function argsOf(folder: string): { num_heads?: number } {
  if (!readdirSync(folder).includes("args.json")) return {};
  return JSON.parse(readFileSync(join(folder, "args.json"), "utf8"));
}

test.each(readdirSync(unets))("%s", async (name) => {
  const folder = join(unets, name);
  const checkpoint = await openCheckpoint(await filesIn(folder));
  const { tensors } = await readSafetensors(await openAsBlob(join(folder, "io.safetensors")));
  const [x, t, y] = await Promise.all(["x", "t", "y"].map((key) => tensors.get(key)!.read()));
  const { num_heads: heads } = argsOf(folder);
  const graph = networkOf(checkpoint, { size: tensors.get("x")!.shape[2]!, ...(heads && { heads }) });
  const run = await interpreter(graph);
  const width = x!.length / t!.length;
  const ours = [...t!].flatMap((t, i) => [
    ...run({ x: Float64Array.from(x!.subarray(i * width, (i + 1) * width)), t }),
  ]);
  const mean = y!.reduce((sum, v) => sum + v, 0) / y!.length;
  const deviation = Math.sqrt(y!.reduce((sum, v) => sum + (v - mean) ** 2, 0) / y!.length);
  const { compare, finish } = comparison(`networks: ${checkpoint.family.title}, ${name}`, 1e-4);
  compare(ours, y!, deviation);
  expect(finish().count).toBe(y!.length);
});
