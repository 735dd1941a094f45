/**
 * An ONNX file of any program under the inputs and the output that our executors know, run by onnxruntime as it is: its
 * nodes become the body of a Scan, which takes one picture after the other. So it doesn't matter whether the file has a
 * batch, and of what size, a time for each picture or one for all, and of what type and order its values are. Weights stay
 * outside of the body, byte for byte, those from files beside among them.
 */
import { bytesField, bytesHeader, integerField, textField } from "../../bytes/protobuf.ts";
import { type Attribute, Body, graphName, initializerHeader, node, TYPE, tensorInfo } from "../../graph/onnx/proto.ts";
import type { TimeScale } from "../process/told.ts";
import type { OnnxInput } from "./model.ts";
import type { Output } from "./outputs.ts";
import type { Roles } from "./roles.ts";
import { Scanner } from "./scan.ts";
import { type Files, tensorPieces } from "./tensor.ts";

export interface Wrapping {
  readonly roles: Roles;
  readonly output: Output;
  /** [C, H, W]. */
  readonly picture: readonly [channels: number, height: number, width: number];
  readonly time: TimeScale;
}

/** No name of a file's own begins so. */
const own = (name: string) => `backstep.${name}`;
/** The tensors of the file, as a manifest names them. */
export const WRAPPED = {
  sample: own("sample"),
  timestep: own("timestep"),
  class: own("class"),
  output: own("out_sample"),
} as const;

/** Since when a tensor of the file need not be an input as well. */
const IR = 8;
const MOST_NODE = 1 << 26;

/** @param files what else was dropped: values can lie in files beside */
export async function wrapped(file: Blob, files: Files, wrapping: Wrapping): Promise<Blob> {
  const scan = new Scanner(file);
  const opsets: BlobPart[] = [];
  const [nodes, tensors]: [Uint8Array[], (Uint8Array | Blob)[]] = [[], []];
  for await (const place of scan.fields(0, file.size)) {
    if (place.field === 8) opsets.push(bytes(bytesField(8, await scan.read(place, MOST_NODE))));
    if (place.field !== 7) continue;
    for await (const each of scan.fields(place.start, place.end)) {
      if (each.field === 1) nodes.push(bytesField(1, await scan.read(each, MOST_NODE)));
      else if (each.field === 5) tensors.push(...(await tensorPieces(scan, each, file, files)));
    }
  }
  const { graph, constants } = around(nodes, wrapping);
  const parts = [...graph, ...constants, ...tensors].map(bytes);
  const length = parts.reduce((sum, part) => sum + (part instanceof Blob ? part.size : part.length), 0);
  const head = [integerField(1, IR), textField(2, "backstep"), bytesHeader(7, length)];
  return new Blob([...head.map(bytes), ...parts, ...opsets]);
}

const bytes = <T extends Uint8Array | Blob>(part: T) => part as T extends Blob ? Blob : Uint8Array<ArrayBuffer>;

function around(nodes: readonly Uint8Array[], { roles, output, picture, time }: Wrapping) {
  const { picture: x, time: t, classes: label, last } = roles;
  const draft = new Wrapper();
  const [channels, height, width] = picture;
  const batch = x.shape?.[0] ?? 1;
  const placed = last ? [1, height, width, channels] : [1, ...picture];
  const m = [output.channels, height, width];
  draft.chain(own("x"), x.name, [
    ["Reshape", [draft.integers([1, ...picture])]],
    ...(last ? [step("Transpose", { perm: [0, 2, 3, 1] })] : []),
    ...cast(x),
    // Of a batch whose size is fixed every place has the same picture.
    ...(batch > 1 ? [step("Expand", {}, [draft.integers(placed.with(0, batch))])] : []),
  ]);
  draft.chain(own("t"), t.name, [
    ...(time.scale === 1 ? [] : [step("Mul", {}, [draft.number(time.scale)])]),
    ...(time.shift === 0 ? [] : [step("Add", {}, [draft.number(time.shift)])]),
    ...scalar(draft, t, batch),
  ]);
  if (label) draft.chain(own("c"), label.name, scalar(draft, label, batch));
  draft.nodes.push(...nodes);
  draft.chain(output.name, own("m"), [
    step("Cast", { to: TYPE.float }),
    ...(last ? [step("Transpose", { perm: [0, 3, 1, 2] })] : []),
    step("Gather", { axis: 0 }, [draft.first()]),
    ["Reshape", [draft.integers(m)]],
  ]);
  const inputs = [
    { outer: WRAPPED.sample, inner: own("x"), shape: picture },
    { outer: WRAPPED.timestep, inner: own("t"), shape: [] },
    ...(label ? [{ outer: WRAPPED.class, inner: own("c"), shape: [] }] : []),
  ];
  const body = new Body([
    ...draft.nodes,
    graphName("picture"),
    ...inputs.map(({ inner, shape }) => tensorInfo(11, inner, shape)),
    tensorInfo(12, own("m"), m),
  ]);
  const outer = inputs.map((each) => each.outer);
  const graph = [
    node("Scan", outer, WRAPPED.output, { body, num_scan_inputs: inputs.length }),
    graphName("backstep"),
    ...inputs.map(({ outer, shape }) => tensorInfo(11, outer, ["batch", ...shape])),
    tensorInfo(12, WRAPPED.output, ["batch", ...m]),
  ];
  return { graph, constants: draft.constants };
}

type Step = readonly [kind: string, more: readonly string[], attributes?: Record<string, Attribute>];
const step = (kind: string, attributes: Record<string, Attribute>, more: readonly string[] = []): Step => [
  kind,
  more,
  attributes,
];

const cast = ({ type }: OnnxInput): Step[] => (type === TYPE.float ? [] : [step("Cast", { to: type })]);

/** A number as the file takes it: alone, or in a row. */
function scalar(draft: Wrapper, input: OnnxInput, batch: number): Step[] {
  if (!input.shape || input.shape.length === 0) return cast(input);
  const ones = input.shape.map(() => 1);
  const repeated = batch > 1 && input.shape[0] === null;
  return [
    ...cast(input),
    ["Reshape", [draft.integers(ones)]],
    ...(repeated ? [step("Expand", {}, [draft.integers(ones.with(0, batch))])] : []),
  ];
}

/** Nodes that lead from one value to another, and the constants that they need. */
class Wrapper {
  readonly nodes: Uint8Array[] = [];
  readonly constants: Uint8Array[] = [];
  #values = 0;

  /** One op after the other; without any the value has another name. */
  chain(from: string, to: string, steps: readonly Step[]): void {
    const all = steps.length > 0 ? steps : [step("Identity", {})];
    let before = from;
    for (const [i, [kind, more, attributes = {}]] of all.entries()) {
      const name = i === all.length - 1 ? to : this.#name();
      this.nodes.push(node(kind, [before, ...more], name, attributes));
      before = name;
    }
  }

  integers(values: readonly number[]): string {
    return this.#constant(TYPE.int64, [values.length], BigInt64Array.from(values, BigInt));
  }

  /** The place of the first picture in a batch. */
  first(): string {
    return this.#constant(TYPE.int64, [], BigInt64Array.of(0n));
  }

  number(value: number): string {
    return this.#constant(TYPE.float, [], Float32Array.of(value));
  }

  #constant(type: number, shape: readonly number[], values: BigInt64Array | Float32Array): string {
    const name = this.#name();
    this.constants.push(initializerHeader(name, type, shape, values.byteLength), new Uint8Array(values.buffer));
    return name;
  }

  #name(): string {
    return own(`value${this.#values++}`);
  }
}
