/** An ONNX file of any program: read to a graph, and written again as this app's engines want it. */
import { openOnnx } from "../formats/onnx/open.ts";
import { importedOnnx, saysOf } from "../formats/onnx/process.ts";
import { notesOf } from "../formats/open.ts";
import type { Candidate } from "./candidate.ts";
import { compiled, largestOf } from "./compiled.ts";

/** Null where there is none among the files. @throws Refusal */
export async function onnx(files: ReadonlyMap<string, Blob>): Promise<Candidate | null> {
  const opened = await openOnnx(files);
  if (!opened) return null;
  const { model } = opened;
  const notes = await notesOf(files);
  const { T } = await saysOf(model, notes);
  const from = `opset ${model.opset}, ${model.nodes.length} nodes`;
  return compiled({
    id: "onnx",
    title: model.producer ? `ONNX, ${model.producer}` : "ONNX",
    from,
    weights: `${largestOf(files)}, ${from}`,
    T: T.value,
    imported: (answers) => importedOnnx(model, notes, answers),
  });
}
