/** Checkpoints of the original programs (reference/unets) as graphs, with what they compute. */
import { openAsBlob, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { networkOf, openCheckpoint } from "../../../formats/open.ts";
import { readSafetensors } from "../../../formats/safetensors/safetensors.ts";
import type { Graph } from "../../../graph/graph.ts";

export const unets = resolve(process.env.REFERENCE_DIR ?? "reference", "unets");

export interface Known {
  readonly graph: Graph;
  /** [B, C, H, W] */
  readonly x: Float32Array;
  readonly t: Float32Array;
  readonly y: Float32Array;
}

export async function known(name: string): Promise<Known> {
  const folder = join(unets, name);
  const files = readdirSync(folder).filter((file) => !/^(io\.safetensors|args\.json)$/.test(file));
  const blobs = await Promise.all(files.map(async (file) => [file, await openAsBlob(join(folder, file))] as const));
  const checkpoint = await openCheckpoint(new Map(blobs));
  const { tensors } = await readSafetensors(await openAsBlob(join(folder, "io.safetensors")));
  const [x, t, y] = await Promise.all(["x", "t", "y"].map((key) => tensors.get(key)!.read()));
  const heads = readdirSync(folder).includes("args.json")
    ? JSON.parse(readFileSync(join(folder, "args.json"), "utf8")).num_heads
    : undefined;
  const graph = networkOf(checkpoint, { size: sizeOf(tensors.get("x")!.shape), ...(heads && { heads }) });
  return { graph, x: x!, t: t!, y: y! };
}

const sizeOf = ([, , height, width]: readonly number[]) => ({ width: width!, height: height! });
