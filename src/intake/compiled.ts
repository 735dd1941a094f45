/** A network of another program that was read to a graph: described with where each value is from, and written as ONNX. */
import type { Imported, Answers as Said } from "../formats/process/imported.ts";
import { refusal } from "../formats/refusal.ts";
import { elements, type Graph, inOrder } from "../graph/graph.ts";
import { weightsOf } from "../graph/interpret/interpret.ts";
import { writeOnnx } from "../graph/onnx/write.ts";
import type { Candidate } from "./candidate.ts";
import { draftOf } from "./draft.ts";
import { examinationOf } from "./examination.ts";
import { examine } from "./examine.ts";
import { answersOf, factsOf, type Saying, sizeFact } from "./facts.ts";
import { sealOf } from "./seal.ts";

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
  const fitting = (saying: Saying) => imported(answersOf(id, saying, T));
  return {
    describe: async (saying) => {
      const found = await fitting(saying);
      const described = { title: "", family: title, from };
      if (found.kind === "questions") return { ...described, facts: [sizeFact(null)], examination: null };
      const facts = factsOf(id, found, saying);
      return { ...described, facts, examination: await examinationOf({ family: id, fitting }, saying, found, facts) };
    },
    examine: (saying, bedside) => examine({ family: id, fitting }, saying, bedside),
    make: async (saying) => {
      const found = await fitting(saying);
      if (found.kind === "questions") throw refusal("asked.size");
      const { manifest, graph } = found;
      const draft = draftOf(manifest, graph, weights);
      const times = Float64Array.from({ length: manifest.diffusion.T }, (_, i) => i);
      const chunks = sealed(writeOnnx(graph, { weights: "float16", times }), sealOf(draft));
      return { draft, chunks, bytes: bytesOf(graph), known: null };
    },
  };
}

/** The largest of the files, which is the one with the weights. */
export const largestOf = (files: ReadonlyMap<string, Blob>): string =>
  [...files].sort(([, a], [, b]) => b.size - a.size)[0]?.[0] ?? "";

async function* sealed(chunks: AsyncIterable<Uint8Array>, seal: Uint8Array): AsyncGenerator<Uint8Array> {
  yield* chunks;
  yield seal;
}

/** About: two bytes a weight, and the tables of the time on top. */
function bytesOf(graph: Graph): number {
  const weights = inOrder(graph).flatMap(({ op }) => weightsOf(op));
  return weights.reduce((sum, { shape }) => sum + 2 * elements(shape), 0);
}
