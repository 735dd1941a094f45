/** An ONNX graph while it is being written: nodes by their names, and the values they need, read at the very end. */
import { toHalf } from "../../bytes/half.ts";
import { elements, type Shape, type Weight } from "../graph.ts";
import { given } from "../weights.ts";
import { type Attribute, initializerHeader, node, TYPE } from "./proto.ts";

/** A tensor of the file: its name, and its shape without the batch. */
export interface Value {
  readonly name: string;
  readonly shape: Shape;
}

interface Initializer {
  readonly name: string;
  readonly type: number;
  readonly shape: Shape;
  readonly bytes: number;
  readonly read: () => Promise<Uint8Array>;
}

const view = (values: ArrayBufferView) => new Uint8Array(values.buffer, values.byteOffset, values.byteLength);

export class Draft {
  private readonly nodes: { kind: string; inputs: string[]; output: string; attributes: Record<string, Attribute> }[] =
    [];
  private readonly initializers = new Map<string, Initializer>();
  private readonly weights = new Map<Weight, Map<string, string>>();

  private readonly half: boolean;

  /** @param half matrices and kernels as float16, cast back in the graph; vectors stay as they are */
  constructor(half: boolean) {
    this.half = half;
  }

  op(
    kind: string,
    inputs: readonly (Value | string)[],
    shape: Shape,
    attributes: Record<string, Attribute> = {},
  ): Value {
    const name = `${kind.toLowerCase()}_${this.nodes.length}`;
    const names = inputs.map((input) => (typeof input === "string" ? input : input.name));
    this.nodes.push({ kind, inputs: names, output: name, attributes });
    return { name, shape };
  }

  /** The nodes' bytes, one of the values under another name. */
  written(value: Value, name: string): Uint8Array[] {
    const named = (each: string) => (each === value.name ? name : each);
    return this.nodes.map(({ kind, inputs, output, attributes }) =>
      node(kind, inputs.map(named), named(output), attributes),
    );
  }

  /** Whole numbers that say how: a shape, axes. Equal ones are one. */
  integers(values: readonly number[]): string {
    const name = `i64_${values.join("_").replaceAll("-", "m")}`;
    const bytes = () => view(BigInt64Array.from(values, BigInt));
    this.initializers.set(name, {
      name,
      type: TYPE.int64,
      shape: [values.length],
      bytes: 8 * values.length,
      read: async () => bytes(),
    });
    return name;
  }

  /** A number, in float32. */
  scalar(value: number): string {
    return this.floats(`f32_${value}`, given("scalar", [], Float32Array.of(value)));
  }

  /** Values in float32 whatever the file's precision is: tables, statistics. */
  floats(name: string, weight: Weight): string {
    this.initializers.set(name, {
      name,
      type: TYPE.float,
      shape: weight.shape,
      bytes: 4 * elements(weight.shape),
      read: async () => view(await weight.read()),
    });
    return name;
  }

  /**
   * A weight of the model, once for each way in which it is laid out.
   * @param way what was done to it, "" for nothing @param laid the weight after that
   */
  weight(weight: Weight, way = "", laid = weight): string {
    const ways = this.weights.get(weight) ?? new Map<string, string>();
    this.weights.set(weight, ways);
    const known = ways.get(way);
    if (known) return known;
    const name = this.named(way ? `${weight.name}.${way}` : weight.name);
    let used = name;
    if (this.half && weight.shape.length >= 2) {
      const bytes = 2 * elements(laid.shape);
      const read = async () => view(toHalf(await laid.read()));
      this.initializers.set(name, { name, type: TYPE.float16, shape: laid.shape, bytes, read });
      used = this.op("Cast", [name], laid.shape, { to: TYPE.float }).name;
    } else this.floats(name, laid);
    ways.set(way, used);
    return used;
  }

  /** Two weights of one name are two. */
  private named(name: string): string {
    let free = name;
    for (let n = 2; this.initializers.has(free); n++) free = `${name}.${n}`;
    return free;
  }

  /** The initializers' bytes, and how many there will be. One weight at a time is in memory. */
  values(): { length: number; stream: () => AsyncGenerator<Uint8Array> } {
    const all = [...this.initializers.values()].map((each) => ({
      each,
      header: initializerHeader(each.name, each.type, each.shape, each.bytes),
    }));
    return {
      length: all.reduce((sum, { each, header }) => sum + header.length + each.bytes, 0),
      async *stream() {
        for (const { each, header } of all) {
          yield header;
          const bytes = await each.read();
          if (bytes.length !== each.bytes) {
            throw new RangeError(`${each.name}: ${bytes.length} bytes, ${each.bytes} were announced`);
          }
          yield bytes;
        }
      },
    };
  }
}
