/** A checkpoint of another program: read to a graph, described with where each value is from, and written as ONNX. */
import { type Checkpoint, openCheckpoint } from "../formats/open.ts";
import { importedManifest } from "../formats/process/imported.ts";
import { Refusal } from "../formats/refusal.ts";
import { elements, type Graph, inOrder, type Weight } from "../graph/graph.ts";
import { TENSORS, writeOnnx } from "../graph/onnx/write.ts";
import type { Candidate, Draft } from "./candidate.ts";
import { answersOf, factsOf, sizeFact } from "./facts.ts";
import type { Answers } from "./protocol.ts";
import { sealOf } from "./seal.ts";

const UNSTATED = "not stated in the files";

/** @throws Refusal where the files are no checkpoint that is read here */
export async function checkpoint(files: ReadonlyMap<string, Blob>): Promise<Candidate> {
  const opened = await openCheckpoint(files);
  const { family, from } = opened;
  const { T } = await family.process(opened);
  const found = (answers: Answers) => importedManifest(opened, answersOf(family.id, answers, T.value));
  return {
    describe: async (answers) => {
      const imported = await found(answers);
      const facts = imported.kind === "questions" ? [sizeFact(null)] : factsOf(family.id, imported, answers);
      return { title: "", family: family.title, from, facts };
    },
    make: async (answers) => {
      const imported = await found(answers);
      if (imported.kind === "questions") throw new Refusal(`${imported.questions.join(", ")}: no file says it`);
      const { manifest, graph } = imported;
      refuseClasses(graph);
      const draft: Draft = {
        ...manifest,
        licence: UNSTATED,
        provenance: { data: UNSTATED, weights: `${family.title}: ${weightsOf(files, opened)}` },
        tensors: tensorsOf(),
        classes: [],
      };
      const times = Float64Array.from({ length: manifest.diffusion.T }, (_, i) => i);
      const chunks = sealed(writeOnnx(graph, { weights: "float16", times }), sealOf(draft));
      return { draft, chunks, bytes: bytesOf(graph), known: null };
    },
  };
}

/** Every room asks for "no class" where a person names none, and these networks have no row for it. */
function refuseClasses({ classes }: Graph): void {
  if (classes === 0) return;
  throw new Refusal(`a network of ${classes} classes with none for "no class": such ones are not taken yet`);
}

function weightsOf(files: ReadonlyMap<string, Blob>, { from }: Checkpoint): string {
  const [largest = ""] = [...files].sort(([, a], [, b]) => b.size - a.size).map(([name]) => name);
  return `${from} of ${largest}`;
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

const isWeight = (value: unknown): value is Weight => typeof value === "object" && value !== null && "read" in value;

/** About: two bytes a weight, and the tables of the time on top. */
function bytesOf(graph: Graph): number {
  const weights = inOrder(graph).flatMap(({ op }) => Object.values(op).filter(isWeight));
  return weights.reduce((sum, { shape }) => sum + 2 * elements(shape), 0);
}
