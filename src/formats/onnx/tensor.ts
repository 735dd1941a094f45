/** A tensor of an ONNX file: its values in the file, in a node, or in a file beside. */
import { concat } from "../../bytes/concat.ts";
import {
  bytesField,
  bytesHeader,
  type Field,
  fieldsOf,
  floats,
  integerField,
  integers,
  numberField,
} from "../../bytes/protobuf.ts";
import { elements, isWeight, type Weight } from "../../graph/graph.ts";
import { BYTES, type DType } from "../dtype.ts";
import { refusal } from "../refusal.ts";
import { stored } from "../tensor.ts";
import type { Place, Scanner } from "./scan.ts";

export interface OnnxTensor extends Weight {
  readonly dtype: DType;
}

/** What was dropped, by its paths. */
export type Files = ReadonlyMap<string, Blob>;

/** TensorProto.DataType */
const TYPES: Record<number, DType> = {
  1: "float32",
  2: "uint8",
  3: "int8",
  5: "int16",
  6: "int32",
  7: "int64",
  9: "bool",
  10: "float16",
  11: "float64",
  16: "bfloat16",
};

export function dtypeOf(type: number, name: string): DType {
  const found = TYPES[type];
  if (!found) throw refusal("onnx.type", { name, type });
  return found;
}

/** Larger than any field that is not the values themselves. */
const MOST = 1 << 20;

/** Of a tensor that lies in the file, everything but its values is read. */
export async function tensorAt(scan: Scanner, place: Place, file: Blob, files: Files): Promise<OnnxTensor> {
  const small: Field[] = [];
  let raw: Place | null = null;
  for await (const each of scan.fields(place.start, place.end)) {
    if (each.field === 9) raw = each;
    else if (each.isNumber) small.push(numberField(each.field, BigInt(each.integer)));
    else if (each.field !== 12) {
      const bytes = await scan.read(each, FIELDS_OF_VALUES.has(each.field) ? place.end - place.start : MOST);
      small.push({ field: each.field, isNumber: false, integer: 0n, bytes });
    }
  }
  return tensorOf(small, raw && file.slice(raw.start, raw.end), files);
}

/** A graph's tensor as it stands there; one whose values lie in a file beside is written with them in it. */
export async function tensorPieces(
  scan: Scanner,
  place: Place,
  file: Blob,
  files: Files,
): Promise<readonly (Uint8Array | Blob)[]> {
  const kept: Uint8Array[] = [];
  const entries: Field[] = [];
  let name = "";
  let isOutside = false;
  for await (const each of scan.fields(place.start, place.end)) {
    const { field, integer } = each;
    if (field === 14) isOutside = integer === 1;
    else if (each.isNumber) kept.push(integerField(field, integer));
    else if (field === 13) entries.push({ ...each, integer: 0n, bytes: await scan.read(each, MOST) });
    else if (field === 1 || field === 8) {
      const bytes = await scan.read(each, MOST);
      if (field === 8) name = new TextDecoder().decode(bytes);
      kept.push(bytesField(field, bytes));
    }
  }
  if (!isOutside) return [bytesHeader(5, place.end - place.start), file.slice(place.start, place.end)];
  const { file: beside, start, length } = outsideOf(entries, name, files);
  const small = concat(Uint8Array, [...kept, bytesHeader(9, length)]);
  return [bytesHeader(5, small.length + length), small, beside.slice(start, start + length)];
}

/** float_data, int32_data, int64_data, double_data */
const FIELDS_OF_VALUES = new Set([4, 5, 7, 10]);

/** A tensor that stands in a node. */
export function tensorIn(bytes: Uint8Array): OnnxTensor {
  const fields = [...fieldsOf(bytes)];
  const raw = fields.find(({ field }) => field === 9);
  return tensorOf(fields, raw ? new Blob([raw.bytes.slice()]) : null, new Map());
}

function tensorOf(fields: readonly Field[], raw: Blob | null, files: Files): OnnxTensor {
  const of = (number: number) => fields.filter(({ field }) => field === number);
  const name = new TextDecoder().decode(of(8)[0]?.bytes ?? new Uint8Array(0));
  const dtype = dtypeOf(Number(of(2)[0]?.integer ?? 0n), name);
  const shape = integers(of(1));
  const outside = Number(of(14)[0]?.integer ?? 0n) === 1 ? outsideOf(of(13), name, files) : null;
  const bytes = elements(shape) * BYTES[dtype];
  if (outside ?? raw) {
    const { file, start, length } = outside ?? { file: raw!, start: 0, length: raw!.size };
    return { ...stored({ name, dtype, shape, file, start, offset: 0, length: Math.min(length, bytes) }), dtype };
  }
  const values = listed(of, dtype);
  if (values.length !== elements(shape)) {
    throw refusal("onnx.count", { name, count: values.length, shape: shape.join(", ") });
  }
  return { name, shape, dtype, read: async () => values.slice() };
}

/** Values that stand as numbers, not as bytes. */
function listed(of: (number: number) => readonly Field[], dtype: DType): Float32Array {
  const halves = dtype === "float16" || dtype === "bfloat16";
  if (halves && of(5).length > 0) throw refusal("onnx.listed", { dtype });
  const doubles = of(10).flatMap(({ bytes }) => {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return Array.from({ length: Math.floor(bytes.length / 8) }, (_, i) => view.getFloat64(8 * i, true));
  });
  return Float32Array.from([...floats(of(4)), ...integers([...of(5), ...of(7)]), ...doubles]);
}

/** The file beside and the place in it. Names can't lead out of what was dropped. */
function outsideOf(fields: readonly Field[], name: string, files: Files) {
  const entries = new Map(
    fields.map(({ bytes }) => {
      const [key, value] = [1, 2].map((number) =>
        new TextDecoder().decode(
          [...fieldsOf(bytes)].find(({ field }) => field === number)?.bytes ?? new Uint8Array(0),
        ),
      );
      return [key!, value!] as const;
    }),
  );
  const location = entries.get("location") ?? "";
  const last = location.split("/").at(-1)!;
  const [, file] = [...files].find(([path]) => path.split("/").at(-1) === last) ?? [];
  if (!file) throw location ? refusal("onnx.outside", { name, location }) : refusal("onnx.outsideUnnamed", { name });
  const start = Number(entries.get("offset") ?? 0);
  const length = Number(entries.get("length") ?? file.size - start);
  if (!(Number.isSafeInteger(start) && start >= 0 && length >= 0 && start + length <= file.size)) {
    throw refusal("onnx.outsideEnd", { name, start, end: start + length, location: location ?? "", size: file.size });
  }
  return { file, start, length };
}

export const isTensor = (value: unknown): value is OnnxTensor => isWeight(value);

export const isInteger = ({ dtype }: OnnxTensor): boolean => /int|bool/.test(dtype);
