/** What both onnxruntime engines share: the module's type, and what a session must look like. */
import type { InferenceSession } from "onnxruntime-web";
import { Fault } from "../../models/fault.ts";
import type { Manifest } from "../../models/manifest.ts";
import { shapeOf } from "../engine.ts";

export type Ort = typeof import("onnxruntime-web");

/**
 * Compares a session's inputs and outputs with its manifest's; named dimensions may be anything.
 * @throws Fault "model-incompatible" quoting the tensor, its shape and the shape expected.
 */
export function checkTensors(session: InferenceSession, manifest: Manifest): void {
  const { channels, height, width, outputs } = shapeOf(manifest);
  const { sample, timestep, class: label, output } = manifest.tensors;
  const expected = new Map<string, (number | null)[]>([
    [sample.name, [null, channels, height, width]],
    [timestep.name, [null]],
  ]);
  if (label) expected.set(label.name, [null]);
  const given = new Map(session.inputMetadata.map((tensor) => [tensor.name, tensor]));
  for (const [name, shape] of expected) checkOne("input", name, shape, given.get(name));
  const extra = session.inputNames.find((name) => !expected.has(name));
  if (extra) throw new Fault("model-incompatible", `the network wants an input "${extra}" that no sampler has`);
  const result = session.outputMetadata.find(({ name }) => name === output.name);
  checkOne("output", output.name, [null, outputs, height, width], result);
}

function checkOne(
  role: "input" | "output",
  name: string,
  expected: readonly (number | null)[],
  found: InferenceSession.ValueMetadata | undefined,
): void {
  const wanted = `${role} "${name}": float32 [${expected.map((size) => size ?? "batch").join(", ")}]`;
  if (!found) throw new Fault("model-incompatible", `the network has no ${role} "${name}"; expected ${wanted}`);
  const shape = found.isTensor ? found.shape : [];
  const type = found.isTensor ? found.type : "not a tensor";
  const fits =
    type === "float32" &&
    shape.length === expected.length &&
    shape.every((size, i) => typeof size === "string" || expected[i] === null || size === expected[i]);
  if (!fits)
    throw new Fault("model-incompatible", `${role} "${name}" is ${type} [${shape.join(", ")}]; expected ${wanted}`);
}
