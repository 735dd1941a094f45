/** What an ONNX file holds, as it stands there: nodes, tensors, inputs and outputs (onnx.proto3, by field number). */
import { fieldsOf, floats, integers, WireError } from "../../bytes/protobuf.ts";
import { refusal, wordsIn } from "../refusal.ts";
import { type Place, Scanner } from "./scan.ts";
import { type Files, type OnnxTensor, tensorAt, tensorIn } from "./tensor.ts";

export interface OnnxNode {
  readonly kind: string;
  /** "" for the ordinary ops. */
  readonly domain: string;
  readonly name: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes: ReadonlyMap<string, Attribute>;
  /** Of graphs in it: the body of a loop, the branches of a choice. */
  readonly inner: readonly OnnxNode[];
}

export type Attribute = number | string | readonly number[] | OnnxTensor | null;

export interface OnnxInput {
  readonly name: string;
  /** TensorProto.DataType */
  readonly type: number;
  /** A size that is not told is null. */
  readonly shape: readonly (number | null)[] | null;
}

export interface OnnxModel {
  readonly opset: number;
  readonly producer: string;
  readonly nodes: readonly OnnxNode[];
  readonly tensors: ReadonlyMap<string, OnnxTensor>;
  /** Those that are no tensors of the file. */
  readonly inputs: readonly OnnxInput[];
  readonly outputs: readonly OnnxInput[];
}

const MOST_NODES = 100_000;
/** Of a node, with what constants stand in it. */
const MOST_BYTES = 1 << 26;

const MOST_DEPTH = 4;

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
/** The first byte of all ONNX files is the version's key; what follows is told by its fields alone. */
export async function isOnnx(file: Blob): Promise<boolean> {
  const [key, version] = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  return key === 8 && version !== undefined && version > 0 && version < 32;
}

/** @param files what else was dropped: values can lie in files beside @throws Refusal */
export async function readModel(file: Blob, files: Files): Promise<OnnxModel> {
  try {
    return await parsed(new Scanner(file), file, files);
  } catch (error) {
    if (error instanceof WireError) throw refusal("onnx.damaged", { detail: wordsIn(error) });
    throw error;
  }
}

async function parsed(scan: Scanner, file: Blob, files: Files): Promise<OnnxModel> {
  let opset = 0;
  let producer = "";
  const graphs: Place[] = [];
  for await (const place of scan.fields(0, file.size)) {
    if (place.field === 2) producer = text(await scan.read(place, 1000)).slice(0, 60);
    else if (place.field === 7) graphs.push(place);
    else if (place.field === 8) opset = Math.max(opset, opsetIn(await scan.read(place, 10_000)));
    else if (place.field === 25) throw refusal("onnx.functions");
  }
  const [graph] = graphs;
  if (!graph || opset === 0) throw refusal("onnx.noGraph");
  const nodes: OnnxNode[] = [];
  const tensors = new Map<string, OnnxTensor>();
  const [inputs, outputs]: [OnnxInput[], OnnxInput[]] = [[], []];
  for await (const place of scan.fields(graph.start, graph.end)) {
    if (place.field === 1) nodes.push(nodeIn(await scan.read(place, MOST_BYTES)));
    else if (place.field === 5) {
      const tensor = await tensorAt(scan, place, file, files);
      tensors.set(tensor.name, tensor);
    } else if (place.field === 11) inputs.push(inputIn(await scan.read(place, 100_000)));
    else if (place.field === 12) outputs.push(inputIn(await scan.read(place, 100_000)));
    else if (place.field === 15) throw refusal("onnx.sparse");
    if (nodes.length > MOST_NODES) throw refusal("onnx.nodes", { most: MOST_NODES });
  }
  return { opset, producer, nodes, tensors, inputs: inputs.filter(({ name }) => !tensors.has(name)), outputs };
}

/** The ordinary ops' version, 0 for another domain's. */
function opsetIn(bytes: Uint8Array): number {
  const fields = [...fieldsOf(bytes)];
  const domain = text(fields.find(({ field }) => field === 1)?.bytes ?? new Uint8Array(0));
  return domain === "" || domain === "ai.onnx" ? Number(fields.find(({ field }) => field === 2)?.integer ?? 0n) : 0;
}

/** @param depth graphs in nodes, one in the other */
function nodeIn(bytes: Uint8Array, depth = 0): OnnxNode {
  const fields = [...fieldsOf(bytes)];
  const texts = (number: number) => fields.filter(({ field }) => field === number).map(({ bytes }) => text(bytes));
  const domain = texts(7)[0] ?? "";
  return {
    inputs: texts(1),
    outputs: texts(2),
    name: texts(3)[0] ?? "",
    kind: texts(4)[0] ?? "",
    domain: domain === "ai.onnx" ? "" : domain,
    attributes: new Map(fields.filter(({ field }) => field === 5).map(({ bytes }) => attributeIn(bytes))),
    inner:
      depth < MOST_DEPTH ? fields.filter(({ field }) => field === 5).flatMap(({ bytes }) => innerOf(bytes, depth)) : [],
  };
}

function innerOf(attribute: Uint8Array, depth: number): OnnxNode[] {
  const inside = (of: Uint8Array, number: number) => [...fieldsOf(of)].filter(({ field }) => field === number);
  return inside(attribute, 6).flatMap((graph) => inside(graph.bytes, 1).map(({ bytes }) => nodeIn(bytes, depth + 1)));
}

function attributeIn(bytes: Uint8Array): [string, Attribute] {
  const fields = [...fieldsOf(bytes)];
  const name = text(fields.find(({ field }) => field === 1)?.bytes ?? new Uint8Array(0));
  const type = Number(fields.find(({ field }) => field === 20)?.integer ?? 0n);
  const of = (number: number) => fields.filter(({ field }) => field === number);
  switch (type) {
    case 1:
      return [name, floats(of(2))[0] ?? 0];
    case 2:
      return [name, Number(of(3)[0]?.integer ?? 0n)];
    case 3:
      return [name, text(of(4)[0]?.bytes ?? new Uint8Array(0))];
    case 4:
      return [name, of(5)[0] ? tensorIn(of(5)[0]!.bytes) : null];
    case 6:
      return [name, floats(of(7))];
    case 7:
      return [name, integers(of(8))];
    default:
      return [name, null];
  }
}

function inputIn(bytes: Uint8Array): OnnxInput {
  const inside = (of: Uint8Array, number: number) => [...fieldsOf(of)].filter(({ field }) => field === number);
  const name = text(inside(bytes, 1)[0]?.bytes ?? new Uint8Array(0));
  const tensor = inside(inside(bytes, 2)[0]?.bytes ?? new Uint8Array(0), 1)[0]?.bytes ?? new Uint8Array(0);
  const shape = inside(tensor, 2)[0];
  return {
    name,
    type: Number(inside(tensor, 1)[0]?.integer ?? 0n),
    shape: shape
      ? inside(shape.bytes, 1).map(({ bytes }) => {
          const size = inside(bytes, 1)[0];
          return size ? Number(size.integer) : null;
        })
      : null,
  };
}
