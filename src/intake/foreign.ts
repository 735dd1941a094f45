/**
 * An ONNX network with ops that the graph has no place for: run by onnxruntime as it is, under our inputs. What it was
 * trained on is asked and told as of any other; only how its pictures are scaled can't be changed around it.
 */
import type { PictureSize } from "../bytes/picture-shape.ts";
import type { OnnxModel } from "../formats/onnx/model.ts";
import { classRows, outputIn } from "../formats/onnx/outputs.ts";
import { rolesOf } from "../formats/onnx/roles.ts";
import { WRAPPED, wrapped } from "../formats/onnx/wrapped.ts";
import { imported } from "../formats/process/imported.ts";
import { assumed, type Says, SIGNED } from "../formats/process/told.ts";
import { refusal } from "../formats/refusal.ts";
import { concat, picture } from "../graph/build.ts";
import type { Graph } from "../graph/graph.ts";
import type { Candidate } from "./candidate.ts";
import { draftOf } from "./draft.ts";
import { answersOf, factsOf, type Saying, sizeFact } from "./facts.ts";
import { chunksOf } from "./ours.ts";
import type { Fact } from "./protocol.ts";
import { sealOf } from "./seal.ts";

interface Foreign {
  readonly title: string;
  readonly from: string;
  readonly weights: string;
  readonly model: OnnxModel;
  readonly file: Blob;
  readonly files: ReadonlyMap<string, Blob>;
  readonly says: Says;
  /** The ops that keep our engine from it. */
  readonly unread: string;
}

const ID = "onnx";

/** @throws Refusal */
export function foreign({ title, from, weights, model, file, files, says, unread }: Foreign): Candidate {
  const roles = rolesOf(model);
  const output = outputIn(model, roles);
  const classes = classRows(model, roles);
  const [channels, height, width] = roles.size;

  /** Nothing but its shapes. */
  const outline = async (size: PictureSize): Promise<Graph> => {
    const x = picture([channels, height ?? size.height, width ?? size.width]);
    return { picture: x.shape, classes, output: output.channels === channels ? x : concat([x, x], 0) };
  };
  const fitting = ({ answers, measured }: Saying) => {
    const { range: _, ...rest } = answers;
    const told = { ...says, range: assumed(SIGNED, "") };
    return imported(told, answersOf(ID, { answers: rest, measured }, says.T.value), outline);
  };
  const ops: Fact = { name: "ops", value: unread, how: "read", from: "", instead: null };
  return {
    describe: async (saying) => {
      const found = await fitting(saying);
      const facts = found.kind === "questions" ? [sizeFact(null)] : factsOf(ID, found, saying);
      const shown = facts.map((fact) => (fact.name === "range" ? { ...fact, instead: null } : fact));
      return { title: "", family: title, from, facts: [...shown, ops], examination: null };
    },
    examine: null,
    make: async (saying) => {
      const found = await fitting(saying);
      if (found.kind === "questions") throw refusal("asked.size");
      const { manifest, network, card } = found;
      const { class: _, ...tensors } = WRAPPED;
      const used = Object.entries(classes > 0 ? WRAPPED : tensors);
      const named = Object.fromEntries(used.map(([role, name]) => [role, { name, type: "float32" as const }]));
      const draft = { ...draftOf(manifest, network, weights), tensors: named as ReturnType<typeof draftOf>["tensors"] };
      const shape = network.picture as [number, number, number];
      const written = await wrapped(file, files, { roles, output, picture: shape, time: card.time.value });
      const sealed = new Blob([written, sealOf(draft)]);
      return { draft, chunks: chunksOf(sealed), bytes: sealed.size, known: null };
    },
  };
}
