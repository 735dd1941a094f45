/** Checkpoints that the original programs wrote, with what they compute (reference/unets), by the interpreter and compiled. */
import { openAsBlob, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { comparison } from "../../diffusion/testing/report.ts";
import { interpreter } from "../../graph/interpret/interpret.ts";
import { onWasm } from "../../graph/testing/wasm.ts";
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
  const graph = networkOf(checkpoint, { size: sizeOf(tensors.get("x")!.shape), ...(heads && { heads }) });
  const width = x!.length / t!.length;
  const deviation = deviationOf(y!);
  const { compare, finish } = comparison(`networks: ${checkpoint.family.title}, ${name}`, 1e-4);
  // All of them as the page runs them; in float64, which is slow, the first.
  const run = await interpreter(graph);
  const first = run({ x: Float64Array.from(x!.subarray(0, width)), t: t![0]! });
  compare([...first], y!.subarray(0, first.length), deviation);
  const wasm = await onWasm(graph, { weights: "float32", times: t! });
  compare(
    [
      ...(await wasm(
        x!,
        Float32Array.from(t!, (_, i) => i),
      )),
    ],
    y!,
    deviation,
  );
  expect(finish().count).toBe(first.length + y!.length);
});

function deviationOf(y: Float32Array): number {
  const mean = y.reduce((sum, v) => sum + v, 0) / y.length;
  return Math.sqrt(y.reduce((sum, v) => sum + (v - mean) ** 2, 0) / y.length);
}

const sizeOf = ([, , height, width]: readonly number[]) => ({ width: width!, height: height! });
