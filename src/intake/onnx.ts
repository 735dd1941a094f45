/** An ONNX file of any program: read to a graph and written again as this app's engines want it, or taken as it is. */
import { USUAL_SHAPE } from "../bytes/picture-shape.ts";
import { UnknownOp } from "../formats/onnx/call.ts";
import type { OnnxModel } from "../formats/onnx/model.ts";
import { openOnnx } from "../formats/onnx/open.ts";
import { saysOf } from "../formats/onnx/process.ts";
import { graphOf } from "../formats/onnx/read.ts";
import { rolesOf } from "../formats/onnx/roles.ts";
import { notesOf } from "../formats/open.ts";
import { imported } from "../formats/process/imported.ts";
import { Refusal } from "../formats/refusal.ts";
import type { Graph } from "../graph/graph.ts";
import type { Candidate } from "./candidate.ts";
import { compiled, largestOf } from "./compiled.ts";
import { foreign } from "./foreign.ts";

/** Null where there is none among the files. @throws Refusal */
export async function onnx(files: ReadonlyMap<string, Blob>): Promise<Candidate | null> {
  const opened = await openOnnx(files);
  if (!opened) return null;
  const { model, file } = opened;
  const { graph, unread } = await readingOf(model);
  const says = saysOf(model, await notesOf(files), graph);
  const from = `opset ${model.opset}, ${model.nodes.length} nodes`;
  const title = model.producer ? `ONNX, ${model.producer}` : "ONNX";
  const weights = `${largestOf(files)}, ${from}`;
  if (unread) return foreign({ title, from, weights, model, file, files, says, unread });
  return compiled({
    ...{ id: "onnx", title, from, weights, T: says.T.value },
    imported: (answers) => imported(says, answers, (size) => graphOf(model, size)),
  });
}

/** The network, as far as it can be read without its size; or what of it the graph has no place for. @throws Refusal */
async function readingOf(model: OnnxModel): Promise<{ graph: Graph | null; unread: string | null }> {
  const [, height, width] = rolesOf(model).size;
  try {
    return { graph: await graphOf(model, height && width ? { width, height } : USUAL_SHAPE), unread: null };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error instanceof UnknownOp) return { graph: null, unread: error.ops.join(", ") };
    const { id, values } = error.said;
    return { graph: null, unread: id === "op" ? String(values.node) : null };
  }
}
