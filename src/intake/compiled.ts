/** A network of another program that was read to a graph: described with where each value is from, and written as ONNX. */
import type { Imported, Answers as Said } from "../formats/process/imported.ts";
import { refusal } from "../formats/refusal.ts";
import { elements, type Graph, inOrder } from "../graph/graph.ts";
import { weightsOf } from "../graph/interpret/interpret.ts";
import { TENSORS, writeOnnx } from "../graph/onnx/write.ts";
import type { Candidate, Draft } from "./candidate.ts";
import { answersOf, factsOf, sizeFact } from "./facts.ts";
import type { Answers } from "./protocol.ts";
import { sealOf } from "./seal.ts";

const MOST_CLASSES = 10_000;
const UNSTATED = "not stated in the files";

export interface Read {
  /** What kind of file it is, and how a person reads that. */
  readonly id: string;
  readonly title: string;
  /** Where in the files the weights stood. */
  readonly from: string;
  /** The file and the place, for whoever asks later where the weights are from. */
  readonly weights: string;
  /** T as the files have it. */
  readonly T: number;
  readonly imported: (answers: Said) => Promise<Imported>;
}

export function compiled({ id, title, from, weights, T, imported }: Read): Candidate {
  const fitting = (answers: Answers) => imported(answersOf(id, answers, T));
  return {
    describe: async (answers) => {
      const found = await fitting(answers);
      const facts = found.kind === "questions" ? [sizeFact(null)] : factsOf(id, found, answers);
      return { title: "", family: title, from, facts };
    },
    make: async (answers) => {
      const found = await fitting(answers);
      if (found.kind === "questions") throw refusal("asked", { questions: found.questions.join(", ") });
      const { manifest, graph } = found;
      const draft: Draft = {
        ...manifest,
        licence: UNSTATED,
        provenance: { data: UNSTATED, weights },
        tensors: tensorsOf(graph),
        ...classesOf(graph),
      };
      const times = Float64Array.from({ length: manifest.diffusion.T }, (_, i) => i);
      const chunks = sealed(writeOnnx(graph, { weights: "float16", times }), sealOf(draft));
      return { draft, chunks, bytes: bytesOf(graph), known: null };
    },
  };
}

/** The largest of the files, which is the one with the weights. */
export const largestOf = (files: ReadonlyMap<string, Blob>): string =>
  [...files].sort(([, a], [, b]) => b.size - a.size)[0]?.[0] ?? "";

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

async function* sealed(chunks: AsyncIterable<Uint8Array>, seal: Uint8Array): AsyncGenerator<Uint8Array> {
  yield* chunks;
  yield seal;
}

/** About: two bytes a weight, and the tables of the time on top. */
function bytesOf(graph: Graph): number {
  const weights = inOrder(graph).flatMap(({ op }) => weightsOf(op));
  return weights.reduce((sum, { shape }) => sum + 2 * elements(shape), 0);
}
