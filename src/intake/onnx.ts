/** An ONNX file of any program: read to a graph, and written again as this app's engines want it. */
import { openOnnx } from "../formats/onnx/open.ts";
import { saysOf } from "../formats/onnx/process.ts";
import { graphOf } from "../formats/onnx/read.ts";
import { notesOf } from "../formats/open.ts";
import { imported } from "../formats/process/imported.ts";
import type { Candidate } from "./candidate.ts";
import { compiled, largestOf } from "./compiled.ts";

/** Null where there is none among the files. @throws Refusal */
export async function onnx(files: ReadonlyMap<string, Blob>): Promise<Candidate | null> {
  const opened = await openOnnx(files);
  if (!opened) return null;
  const { model } = opened;
  const says = await saysOf(model, await notesOf(files));
  const from = `opset ${model.opset}, ${model.nodes.length} nodes`;
  return compiled({
    id: "onnx",
    title: model.producer ? `ONNX, ${model.producer}` : "ONNX",
    from,
    weights: `${largestOf(files)}, ${from}`,
    T: says.T.value,
    imported: (answers) => imported(says, answers, (size) => graphOf(model, size)),
  });
}
