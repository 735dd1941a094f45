/**
 * A checkpoint as somebody has it, opened: its files by name, whichever they dropped. What it is, is told by its bytes
 * and its names, never by the file's ending alone.
 */

import { ShapeError } from "../graph/build.ts";
import type { Graph, Weight } from "../graph/graph.ts";
import type { Choices, Config, Family } from "./families/family.ts";
import { FAMILIES } from "./families/index.ts";
import type { Names } from "./names.ts";
import { type Fields, fieldsOf, type Notes } from "./process/notes.ts";
import { refusal, wordsIn } from "./refusal.ts";
import { readSafetensors } from "./safetensors/safetensors.ts";
import { readTorch } from "./torch/torch.ts";
import type { Tree } from "./torch/tree.ts";
import { weightsIn } from "./weights-in.ts";

export interface Checkpoint {
  readonly family: Family;
  /** Where in the file the weights stood. */
  readonly from: string;
  readonly names: Names;
  readonly config: Config | null;
  /** The small texts beside the weights: what they say of the process. */
  readonly notes: Notes;
  /** All that the file holds: what else it says of the process. */
  readonly tree: Tree;
}

const MOST_JSON = 10_000_000;

/** @param files by their paths @throws Refusal in words */
export async function openCheckpoint(files: ReadonlyMap<string, Blob>): Promise<Checkpoint> {
  const tree = await treeOf(files);
  const families = (names: Names) => FAMILIES.find((family) => family.recognise(names));
  const { names, from } = weightsIn(tree, (names) => families(names) !== undefined);
  return { family: families(names)!, from, names, config: await configOf(files), notes: await notesOf(files), tree };
}

/** The network, whole: weights that it has no place for mean that it was misread. @throws Refusal */
export function networkOf({ family, names, config }: Checkpoint, choices: Choices): Graph {
  try {
    const graph = family.build(names, choices, config);
    const left = names.leftOver(family.ignored);
    if (left.length === 0) return graph;
    throw refusal("open.leftOver", {
      family: family.title,
      names: left.slice(0, 3).join(", "),
      more: Math.max(0, left.length - 3),
    });
  } catch (error) {
    if (error instanceof ShapeError) throw refusal("open.shapes", { family: family.title, detail: wordsIn(error) });
    throw error;
  }
}

async function treeOf(files: ReadonlyMap<string, Blob>): Promise<Tree> {
  const weights = [...files].filter(([name]) => /\.(safetensors|bin|pt|pth|ckpt|pkl)$/i.test(name));
  if (weights.length === 0) throw refusal("open.noWeights");
  const shards = new Map<string, Weight>();
  for (const [name, file] of weights) {
    await refusePointer(name, file);
    if (/\.safetensors$/i.test(name)) for (const [key, w] of (await readSafetensors(file)).tensors) shards.set(key, w);
    else if (weights.length === 1) return readTorch(file);
    else {
      const tree = await readTorch(file);
      if (!(tree instanceof Map)) throw refusal("open.part", { name });
      for (const [key, w] of tree) shards.set(key, w as Weight);
    }
  }
  await allShards(files, shards);
  return shards;
}

/** What Git LFS leaves where the file itself was not fetched. */
async function refusePointer(name: string, file: Blob): Promise<void> {
  if (file.size > 1024) return;
  const text = await file.text();
  if (!text.startsWith("version https://git-lfs")) return;
  const size = /size (\d+)/.exec(text)?.[1];
  throw refusal("open.pointer", { name, size: size ?? "", sized: size ? "yes" : "no" });
}

/** Every tensor that the index of a sharded model names. */
async function allShards(files: ReadonlyMap<string, Blob>, found: ReadonlyMap<string, Weight>): Promise<void> {
  const [name, index] = [...files].find(([name]) => name.endsWith(".index.json")) ?? [];
  if (!index) return;
  const { weight_map: map } = (await json(name!, index)) as { weight_map?: Record<string, string> };
  const missing = Object.entries(map ?? {}).filter(([key]) => !found.has(key));
  if (missing.length === 0) return;
  const parts = [...new Set(missing.map(([, file]) => file))];
  throw refusal("open.missing", { parts: parts.join(", "), count: parts.length });
}

async function configOf(files: ReadonlyMap<string, Blob>): Promise<Config | null> {
  const found = [...files].find(([name]) => /(^|\/)config\.json$/.test(name));
  return found ? await json(...found) : null;
}

/** A configuration is short: what is longer is something else. */
const MOST_NOTE = 1_000_000;

export async function notesOf(files: ReadonlyMap<string, Blob>): Promise<Notes> {
  const small = [...files].filter(([name, { size }]) => /\.(json|ya?ml)$/i.test(name) && size <= MOST_NOTE);
  return new Map(await Promise.all(small.map(async ([name, file]) => [name, await file.text()] as const)));
}

async function json(name: string, file: Blob): Promise<Fields> {
  if (file.size > MOST_JSON) throw refusal("note.long", { name, bytes: file.size });
  return fieldsOf(name, await file.text());
}
