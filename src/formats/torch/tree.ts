/**
 * What a pickle of torch's holds: dictionaries, lists, plain values, and tensors that lie elsewhere in the file. Of what
 * Python would call, a list of names is understood; a few are kept as things of no use here; any other is refused.
 */
import type { Weight } from "../../graph/graph.ts";
import type { DType } from "../dtype.ts";
import { refusal } from "../refusal.ts";
import { stored } from "../tensor.ts";
import { Call, Global, Persistent, type Value } from "./pickle.ts";

/** Something that Python knows and nobody needs here. */
export interface Other {
  readonly other: string;
}

export type Tree =
  | null
  | boolean
  | number
  | bigint
  | string
  | Uint8Array
  | Weight
  | Other
  | readonly Tree[]
  | ReadonlyMap<string, Tree>;

export const isWeight = (tree: Tree): tree is Weight =>
  typeof tree === "object" && tree !== null && "read" in tree && "shape" in tree;
export const isDictionary = (tree: Tree | undefined): tree is ReadonlyMap<string, Tree> => tree instanceof Map;

/** Where the bytes of a storage lie: `values` of its type from `start` on. */
export interface Storage {
  readonly file: Blob;
  readonly start: number;
  readonly length: number;
}

const STORAGES: Record<string, DType> = {
  DoubleStorage: "float64",
  FloatStorage: "float32",
  HalfStorage: "float16",
  BFloat16Storage: "bfloat16",
  LongStorage: "int64",
  IntStorage: "int32",
  ShortStorage: "int16",
  CharStorage: "int8",
  ByteStorage: "uint8",
  BoolStorage: "bool",
};

/** Names that stand for values of no use here. */
const HARMLESS = [
  /^(numpy|pathlib|omegaconf|collections|datetime|typing|enum)\./,
  /^(argparse\.Namespace|_codecs\.encode)$/,
  /^torch\.(Size|device|dtype|[a-z]+\d*|serialization\._get_layout)$/,
  /^torch\.(storage|_utils\._rebuild|_tensor\._rebuild)/,
  /^(builtins|__builtin__)\.(set|frozenset|bytearray|complex|slice|range|list|dict|tuple|object|int|float|str|bool)$/,
];
/** What makes Python do something. */
const DOING = /^(os|posix|nt|sys|subprocess|shutil|socket|runpy|importlib|pty|builtins|__builtin__)\./;

const MOST_DEEP = 200;

export function dtypeOf(storage: string): DType {
  const dtype = STORAGES[storage.replace(/^torch\.(cuda\.)?/, "")];
  if (!dtype) throw refusal("torch.dtype", { type: storage, types: Object.keys(STORAGES).join(", ") });
  return dtype;
}

/** The parts of torch's name for a storage: its type, its key in the file, a view's beginning. */
export function storageId(id: Value): { dtype: DType; key: string; viewed: number } {
  const [word, type, key, , , view] = Array.isArray(id) ? id : [];
  if (word !== "storage" || !(type instanceof Global)) throw refusal("torch.noValues");
  const viewed = Array.isArray(view) && typeof view[1] === "number" ? view[1] : 0;
  return { dtype: dtypeOf(type.name), key: String(key), viewed };
}

/** @param storages a storage's bytes by its key @throws Refusal */
export function treeOf(value: Value, storages: (key: string) => Storage): Tree {
  const known = new Map<Value, Tree>();
  const tree = (value: Value, name: string, depth: number): Tree => {
    if (depth > MOST_DEEP) throw refusal("torch.deep", { name: name.slice(0, 80), most: MOST_DEEP });
    if (typeof value !== "object" || value === null || value instanceof Uint8Array) return value;
    const before = known.get(value);
    // The same tensor under two names is two tensors: each message names its own.
    if (before !== undefined && !isWeight(before)) return before;
    const made = fresh(value, name, depth);
    known.set(value, made);
    return made;
  };
  const fresh = (value: Exclude<Value, null>, name: string, depth: number): Tree => {
    const inside = (key: Value) => (name ? `${name}.${String(key)}` : String(key));
    const dictionary = (entries: Map<Value, Value>) =>
      new Map([...entries].map(([key, each]) => [String(key), tree(each, inside(key), depth + 1)] as const));
    if (value instanceof Map) return dictionary(value);
    if (value instanceof Set) return [...value].map((each, i) => tree(each, inside(i), depth + 1));
    if (Array.isArray(value)) return value.map((each, i) => tree(each, inside(i), depth + 1));
    if (value instanceof Global) return other(value.name);
    if (value instanceof Persistent) return { other: "a storage" };
    if (value instanceof Call) {
      const { of, given } = value;
      if (!(of instanceof Global)) throw refusal("torch.nameless", { name });
      const args = Array.isArray(given) ? given : [given];
      if (/^collections\.(OrderedDict|Counter|defaultdict)$/.test(of.name)) {
        const first = args.find((each) => each instanceof Map);
        // OrderedDict([[key, value], …]), as protocol 0 wrote it.
        const listed = Array.isArray(args[0]) ? (args[0] as Value[]).filter(Array.isArray) : [];
        return dictionary(new Map([...(listed as [Value, Value][]), ...(first ?? []), ...value.entries]));
      }
      if (/^torch\._utils\._rebuild_parameter/.test(of.name)) return tree(args[0] ?? null, name, depth + 1);
      if (of.name === "torch._tensor._rebuild_from_type_v2") {
        return tree(new Call(args[0] ?? null, args[2] ?? null), name, depth + 1);
      }
      if (/^torch\._utils\._rebuild_tensor(_v2)?$/.test(of.name)) return tensor(args, name, storages);
      if (of.name === "argparse.Namespace" && value.state instanceof Map) return dictionary(value.state);
      return other(of.name);
    }
    return value as never;
  };
  return tree(value, "", 0);
}

function other(name: string): Other {
  if (HARMLESS.some((each) => each.test(name))) return { other: name };
  if (DOING.test(name)) {
    throw refusal("torch.calls", { name });
  }
  throw refusal("torch.object", { name });
}

function tensor(
  [from, offset, shape, strides]: readonly (Value | undefined)[],
  name: string,
  storages: (key: string) => Storage,
): Weight {
  if (!(from instanceof Persistent)) throw refusal("torch.noValuesOf", { name });
  const { dtype, key, viewed } = storageId(from.id);
  const numbers = (list: Value | undefined) => (Array.isArray(list) ? list.map(Number) : []);
  const { file, start, length } = storages(key);
  const at = Number(offset) + viewed;
  return stored({ name, dtype, shape: numbers(shape), strides: numbers(strides), file, start, offset: at, length });
}
