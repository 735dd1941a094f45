/** An ONNX file among what was dropped. */
import { Refusal } from "../refusal.ts";
import { isOnnx, type OnnxModel, readModel } from "./model.ts";

/** @returns null where none of the files is one @throws Refusal where several are, or it can't be read */
export async function openOnnx(files: ReadonlyMap<string, Blob>): Promise<{ model: OnnxModel; file: Blob } | null> {
  const named = [...files].filter(([name]) => /\.onnx$/i.test(name));
  const found: Blob[] = [];
  for (const [name, file] of named) {
    if (!(await isOnnx(file))) throw new Refusal(`${name} is no ONNX file, whatever its name says`);
    found.push(file);
  }
  if (found.length > 1)
    throw new Refusal(`${found.length} ONNX files (${named.map(([name]) => name).join(", ")}): drop one`);
  const [file] = found;
  return file ? { model: await readModel(file, files), file } : null;
}
