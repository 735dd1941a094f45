/** The manifest of a model that was taken in, in the words that are read back. */
import { toBase64 } from "../bytes/base64.ts";
import { type KnownAnswer, type Manifest, parseManifest } from "../models/manifest.ts";
import type { Draft } from "./draft.ts";

interface Named {
  readonly id: string;
  readonly title: string;
  readonly bytes: number;
  readonly sha256: string;
}

const NAME = "model.onnx";
/** Until the network has been asked: a manifest needs an answer, and the one that asks for it needs a manifest. */
export const UNKNOWN: KnownAnswer = {
  timestep: new Float32Array(),
  label: null,
  sample: new Float32Array(),
  output: new Float32Array(),
  tolerance: 1,
};

export function manifestOf(draft: Draft, { id, title, bytes, sha256 }: Named, known: KnownAnswer): Manifest {
  return { format: 1, id, title, ...draft, files: [{ name: NAME, bytes, sha256 }], known };
}

/** @throws Fault where the page would not read it back */
export function writeManifest(manifest: Manifest): string {
  const { known, classes, needsClass, ...rest } = manifest;
  const { timestep, label, sample, output, tolerance } = known;
  const text = JSON.stringify({
    ...rest,
    ...(classes.length > 0 && { classes: { names: classes, null: needsClass ? null : classes.length } }),
    known: {
      timestep: [...timestep],
      ...(label && { class: [...label] }),
      sample: base64(sample),
      output: base64(output),
      tolerance,
    },
  });
  parseManifest(text);
  return text;
}

/** Little-endian float32, as every machine that has a browser keeps it. */
const base64 = ({ buffer, byteOffset, byteLength }: Float32Array) =>
  toBase64(new Uint8Array(buffer as ArrayBuffer, byteOffset, byteLength), "json");
