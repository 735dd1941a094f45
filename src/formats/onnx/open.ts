/** An ONNX file among what was dropped. */
import { refusal } from "../refusal.ts";
import { isOnnx, type OnnxModel, readModel } from "./model.ts";

/** @returns null where none of the files is one @throws Refusal where several are, or it can't be read */
export async function openOnnx(files: ReadonlyMap<string, Blob>): Promise<{ model: OnnxModel; file: Blob } | null> {
  const named = [...files].filter(([name]) => /\.onnx$/i.test(name));
  const found: Blob[] = [];
  for (const [name, file] of named) {
    if (!(await isOnnx(file))) throw refusal("onnx.none", { name });
    found.push(file);
  }
  if (found.length > 1)
    throw refusal("onnx.many", { count: found.length, names: named.map(([name]) => name).join(", ") });
  const [file] = found;
  return file ? { model: await readModel(file, files), file } : null;
}
