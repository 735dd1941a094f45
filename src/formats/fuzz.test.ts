/**
 * Files that anybody may drop: good ones of every container, changed, cut or doubled. What comes is a tree, a graph, or a
 * Refusal in words; soon, and with no more values than the file has bytes for. `npm run fuzz` takes 10,000 of each.
 */
import { openAsBlob } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { edited, edits } from "../bytes/testing/edits.ts";
import type { Weight } from "../graph/graph.ts";
import { SMALL, TIMES } from "../graph/testing/cases.ts";
import { fileOf } from "../graph/testing/wasm.ts";
import { readModel } from "./onnx/model.ts";
import { graphOf } from "./onnx/read.ts";
import { Refusal } from "./refusal.ts";
import { readSafetensors } from "./safetensors/safetensors.ts";
import { safetensors } from "./testing/safetensors.ts";
import { unpickle } from "./torch/pickle.ts";
import { readTorch } from "./torch/torch.ts";
import { isDictionary, isWeight, type Tree } from "./torch/tree.ts";

const RUNS = process.env.FUZZ === "long" ? 10_000 : 400;
const SOON = 5000;

const fixture = async (name: string) =>
  new Uint8Array(await (await openAsBlob(new URL(`testing/fixtures/${name}`, import.meta.url))).arrayBuffer());

async function valuesOf(tree: Tree | ReadonlyMap<string, Weight>): Promise<number> {
  if (isWeight(tree as Tree)) return (await (tree as Weight).read()).length;
  let sum = 0;
  for (const each of isDictionary(tree as Tree) ? (tree as ReadonlyMap<string, Tree>).values() : [])
    sum += await valuesOf(each);
  return sum;
}

interface Container {
  readonly good: () => Promise<Uint8Array>;
  /** How many values came of it. */
  readonly read: (bytes: Uint8Array<ArrayBuffer>) => Promise<number>;
}

/** {'a': [1, 2.5, None], 'b': {'c': 'text'}} as Python's protocol 2 has it. */
const PICKLE =
  "80027d71002858010000006171015d7102284b014740040000000000004e" +
  "6558010000006271037d71045801000000637105580400000074657874710673752e";

const torch = (name: string): Container => ({
  good: () => fixture(name),
  read: async (bytes) => valuesOf(await readTorch(new Blob([bytes]))),
});

const CONTAINERS: Record<string, Container> = {
  safetensors: {
    good: async () => {
      const file = safetensors({ a: { shape: [2, 3], values: [1, 2, 3, 4, 5, 6] }, "b.c": { shape: [], values: [7] } });
      return new Uint8Array(await file.arrayBuffer());
    },
    read: async (bytes) => valuesOf((await readSafetensors(new Blob([bytes]))).tensors),
  },
  "torch's zip": torch("zip.pt"),
  "torch's stream": torch("stream.pt"),
  pickle: {
    good: async () => Uint8Array.from(Buffer.from(PICKLE, "hex")),
    read: async (bytes) => {
      unpickle(bytes);
      return 0;
    },
  },
  ONNX: {
    good: () => fileOf(SMALL, { weights: "float32", times: TIMES }),
    read: async (bytes) => {
      await graphOf(await readModel(new Blob([bytes]), new Map()), null);
      return 0;
    },
  },
};

test.each(Object.entries(CONTAINERS))(
  `${RUNS} changed files: %s`,
  { timeout: 20 * 60_000 },
  async (_, { good, read }) => {
    const bytes = await good();
    await expect(read(bytes.slice())).resolves.toBeGreaterThanOrEqual(0);
    await fc.assert(
      fc.asyncProperty(edits, async (changes) => {
        const bad = Uint8Array.from(edited(bytes, changes));
        const begun = performance.now();
        try {
          expect(await read(bad)).toBeLessThanOrEqual(Math.max(1 << 22, 4 * bad.length));
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
        }
        expect(performance.now() - begun).toBeLessThan(SOON);
      }),
      { numRuns: RUNS },
    );
  },
);
