/** What a manifest says of a network that was read to a graph. */
import { refusal } from "../formats/refusal.ts";
import type { Graph } from "../graph/graph.ts";
import { TENSORS } from "../graph/onnx/write.ts";
import type { Manifest } from "../models/manifest.ts";

/** All that a manifest says but what is told from the network's bytes. */
export type Draft = Pick<
  Manifest,
  "licence" | "provenance" | "tensors" | "image" | "diffusion" | "classes" | "needsClass" | "traits"
>;

const MOST_CLASSES = 10_000;
const UNSTATED = "not stated in the files";

/** @param weights where they are from @throws Refusal */
export function draftOf(manifest: Pick<Draft, "image" | "diffusion">, graph: Graph, weights: string): Draft {
  return {
    ...manifest,
    licence: UNSTATED,
    provenance: { data: UNSTATED, weights },
    tensors: tensorsOf(graph),
    ...classesOf(graph),
  };
}

/** By their numbers: no file says their names, and none says whether one of them means "no class". */
function classesOf({ classes }: Graph): Pick<Draft, "classes" | "needsClass"> {
  if (classes === 0) return { classes: [] };
  if (classes > MOST_CLASSES) throw refusal("classes.many", { classes, most: MOST_CLASSES });
  return { classes: Array.from({ length: classes }, (_, i) => String(i)), needsClass: true };
}

function tensorsOf({ classes }: Graph): Draft["tensors"] {
  const named = (name: string) => ({ name, type: "float32" }) as const;
  const { sample, timestep, class: label, output } = TENSORS;
  return {
    ...{ sample: named(sample), timestep: named(timestep), output: named(output) },
    ...(classes > 0 && { class: named(label) }),
  };
}
