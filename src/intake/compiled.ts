/** A network of another program that was read to a graph: described with where each value is from, and written as ONNX. */
import type { Imported, Answers as Said } from "../formats/process/imported.ts";
import { Refusal } from "../formats/refusal.ts";
import { elements, type Graph, inOrder } from "../graph/graph.ts";
import { weightsOf } from "../graph/interpret/interpret.ts";
import { TENSORS, writeOnnx } from "../graph/onnx/write.ts";
import type { Candidate, Draft } from "./candidate.ts";
import { answersOf, factsOf, sizeFact } from "./facts.ts";
import { refuseOblong } from "./fits.ts";
import type { Answers } from "./protocol.ts";
import { sealOf } from "./seal.ts";

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
  const fitting = async (answers: Answers) => {
    const found = await imported(answersOf(id, answers, T));
    if (found.kind === "manifest") refuseOblong(found.manifest.image);
    return found;
  };
  return {
    describe: async (answers) => {
      const found = await fitting(answers);
      const facts = found.kind === "questions" ? [sizeFact(null)] : factsOf(id, found, answers);
      return { title: "", family: title, from, facts };
    },
    make: async (answers) => {
      const found = await fitting(answers);
      if (found.kind === "questions") throw new Refusal(`${found.questions.join(", ")}: no file says it`);
      const { manifest, graph } = found;
      refuseClasses(graph);
      const draft: Draft = {
        ...manifest,
        licence: UNSTATED,
        provenance: { data: UNSTATED, weights },
        tensors: tensorsOf(),
        classes: [],
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

/** Every room asks for "no class" where a person names none, and these networks have no row for it. */
function refuseClasses({ classes }: Graph): void {
  if (classes === 0) return;
  throw new Refusal(`a network of ${classes} classes with none for "no class": such ones are not taken yet`);
}

function tensorsOf(): Draft["tensors"] {
  const named = (name: string) => ({ name, type: "float32" }) as const;
  const { sample, timestep, output } = TENSORS;
  return { sample: named(sample), timestep: named(timestep), output: named(output) };
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
