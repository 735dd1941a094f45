/**
 * safetensors: eight bytes of length, JSON that says where each tensor lies, then the tensors. Nothing in it can be run.
 * https://github.com/huggingface/safetensors#format
 */
import * as v from "valibot";
import type { Weight } from "../../graph/graph.ts";
import { BYTES, type DType } from "../dtype.ts";
import { refusal } from "../refusal.ts";
import { stored } from "../tensor.ts";

const MOST_HEADER = 100_000_000;

const TYPES: Record<string, DType> = {
  F64: "float64",
  F32: "float32",
  F16: "float16",
  BF16: "bfloat16",
  I64: "int64",
  I32: "int32",
  I16: "int16",
  I8: "int8",
  U8: "uint8",
  BOOL: "bool",
};

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const entry = v.object({ dtype: v.string(), shape: v.array(count), data_offsets: v.tuple([count, count]) });

export interface Safetensors {
  readonly tensors: ReadonlyMap<string, Weight>;
  readonly metadata: Readonly<Record<string, string>>;
}

/** @throws Refusal where the file is cut, or its table is not what the format says */
export async function readSafetensors(file: Blob): Promise<Safetensors> {
  const start = await headerEnd(file);
  let table: unknown;
  try {
    const bytes = await file.slice(8, start).arrayBuffer();
    table = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw refusal("safetensors.json");
  }
  if (typeof table !== "object" || table === null || Array.isArray(table)) {
    throw refusal("safetensors.table");
  }
  const { __metadata__: metadata, ...entries } = table as Record<string, unknown>;
  const tensors = new Map<string, Weight>();
  const data = file.size - start;
  for (const [name, each] of Object.entries(entries)) {
    const parsed = v.safeParse(entry, each);
    if (!parsed.success) throw refusal("safetensors.entry", { name, field: v.getDotPath(parsed.issues[0]) ?? "entry" });
    const { dtype: code, shape, data_offsets: offsets } = parsed.output;
    const dtype = TYPES[code];
    if (!dtype) throw refusal("safetensors.type", { name, type: code, types: Object.keys(TYPES).join(", ") });
    const [from, to] = offsets;
    const needed = shape.reduce((product, size) => product * size, BYTES[dtype]);
    if (to - from !== needed)
      throw refusal("safetensors.bytes", { name, bytes: to - from, shape: shape.join(", "), needed });
    if (to > data) throw refusal("safetensors.cut", { name, end: start + to, size: file.size });
    tensors.set(name, stored({ name, dtype, shape, file, start: start + from, offset: 0, length: to - from }));
  }
  const words = v.safeParse(v.record(v.string(), v.string()), metadata ?? {});
  return { tensors, metadata: words.success ? words.output : {} };
}

async function headerEnd(file: Blob): Promise<number> {
  if (file.size < 10) throw refusal("safetensors.short", { size: file.size });
  const view = new DataView(await file.slice(0, 8).arrayBuffer());
  const length = Number(view.getBigUint64(0, true));
  if (length > MOST_HEADER || 8 + length > file.size) {
    throw refusal("safetensors.header", { length, size: file.size });
  }
  return 8 + length;
}
