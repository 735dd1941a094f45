/**
 * What a network's file says of the process that it belongs to, as a last entry of ONNX's metadata: a model is called by
 * the sha256 of that file, and the same weights under another schedule are another model.
 */
import { canonicalJson } from "../bytes/json.ts";
import type { Draft } from "./draft.ts";

const KEY = "backstep";
/** Lengths that protobuf writes: ModelProto.metadata_props, and key and value of its entries. */
const METADATA = (14 << 3) | 2;
const [NAME, VALUE] = [(1 << 3) | 2, (2 << 3) | 2];

/** The bytes that make a file of any ONNX model say so: fields of a protobuf message may come in any order. */
export function sealOf({ image, diffusion }: Pick<Draft, "image" | "diffusion">): Uint8Array<ArrayBuffer> {
  const encode = (text: string) => new TextEncoder().encode(text);
  const entry = [...field(NAME, encode(KEY)), ...field(VALUE, encode(canonicalJson({ image, diffusion })))];
  return Uint8Array.from(field(METADATA, entry));
}

function field(tag: number, bytes: ArrayLike<number>): number[] {
  return [tag, ...varint(bytes.length), ...Array.from(bytes)];
}

function varint(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...varint(value >>> 7)];
}

/** Whether a file says so already. */
export async function isSealed(file: Blob, seal: Uint8Array): Promise<boolean> {
  const end = new Uint8Array(await file.slice(Math.max(0, file.size - seal.length)).arrayBuffer());
  return end.length === seal.length && end.every((byte, i) => byte === seal[i]);
}
