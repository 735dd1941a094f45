/** The messages of ONNX that we write (onnx.proto3), by the numbers of their fields. */
import { concat } from "../../bytes/concat.ts";
import {
  bytesField,
  bytesHeader,
  floatField,
  integerField,
  messageField,
  packedField,
  textField,
} from "../../bytes/protobuf.ts";

/** TensorProto.DataType */
export const TYPE = { float: 1, int32: 6, int64: 7, float16: 10 } as const;

/** A number is written as an integer where it is of this class's list, a float otherwise: ONNX tells them apart. */
export class Float {
  readonly value: number;
  constructor(value: number) {
    this.value = value;
  }
}
/** A graph in a node: its fields. */
export class Body {
  readonly fields: readonly Uint8Array[];
  constructor(fields: readonly Uint8Array[]) {
    this.fields = fields;
  }
}
export type Attribute = number | Float | Body | string | readonly number[];

export function node(
  kind: string,
  inputs: readonly string[],
  output: string,
  attributes: Readonly<Record<string, Attribute>>,
): Uint8Array {
  return messageField(1, [
    ...inputs.map((name) => textField(1, name)),
    textField(2, output),
    textField(3, output),
    textField(4, kind),
    ...Object.entries(attributes).map(([name, value]) => messageField(5, [textField(1, name), ...valued(value)])),
  ]);
}

function valued(value: Attribute): Uint8Array[] {
  if (value instanceof Float) return [floatField(2, value.value), integerField(20, 1)];
  if (value instanceof Body) return [messageField(6, value.fields), integerField(20, 5)];
  if (typeof value === "number") return [integerField(3, value), integerField(20, 2)];
  if (typeof value === "string") return [textField(4, value), integerField(20, 3)];
  return [...value.map((each) => integerField(8, each)), integerField(20, 7)];
}

/** A graph's input (field 11) or output (12): float32, sizes as numbers and the batch by its name. */
export function tensorInfo(field: 11 | 12, name: string, shape: readonly (number | string)[]): Uint8Array {
  const sizes = shape.map((size) =>
    messageField(1, [typeof size === "number" ? integerField(1, size) : textField(2, size)]),
  );
  const tensor = messageField(1, [integerField(1, TYPE.float), messageField(2, sizes)]);
  return messageField(field, [textField(1, name), messageField(2, [tensor])]);
}

/** All of an initializer but its values, which follow: `length` bytes of them. */
export function initializerHeader(name: string, type: number, shape: readonly number[], length: number): Uint8Array {
  const message = [packedField(1, shape), integerField(2, type), textField(8, name), bytesHeader(9, length)];
  const size = message.reduce((sum, part) => sum + part.length, 0) + length;
  return concat(Uint8Array, [bytesHeader(5, size), ...message]);
}

/** What stands before and after a graph of so many bytes. */
export function modelAround(
  graph: number,
  { opset, about }: { opset: number; about: Readonly<Record<string, string>> },
) {
  const before = [integerField(1, 8), textField(2, "backstep"), bytesHeader(7, graph)];
  const after = [
    messageField(8, [textField(1, ""), integerField(2, opset)]),
    ...Object.entries(about).map(([key, value]) => messageField(14, [textField(1, key), textField(2, value)])),
  ];
  return { before: concat(Uint8Array, before), after: concat(Uint8Array, after) };
}

export const graphName = (name: string): Uint8Array => bytesField(2, new TextEncoder().encode(name));
