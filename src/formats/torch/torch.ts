/** torch.save's two containers: the zip of today, and the stream from before torch 1.6. Nothing in them is run. */
import { BYTES } from "../dtype.ts";
import { refusal } from "../refusal.ts";
import { Call, Persistent, unpickle, type Value } from "./pickle.ts";
import { type Storage, storageId, type Tree, treeOf } from "./tree.ts";
import { contents, type Record, zipRecords } from "./zip.ts";

const MOST_PICKLE = 256 * 2 ** 20;
/** How a stream begins: a pickled whole number (torch/serialization.py, MAGIC_NUMBER). */
const MAGIC = 0x1950a86a20f9469cfc6cn;

/** @throws Refusal in words */
export async function readTorch(file: Blob): Promise<Tree> {
  const head = new Uint8Array(await file.slice(0, 512).arrayBuffer());
  if (head[0] === 0x50 && head[1] === 0x4b) return fromZip(file);
  if (new TextDecoder().decode(head.subarray(257, 262)) === "ustar") {
    throw refusal("torch.tar");
  }
  if (head[0] === 0x80) return fromStream(file);
  throw refusal("torch.none");
}

async function fromZip(file: Blob): Promise<Tree> {
  const records = await zipRecords(file);
  const names = [...records.keys()];
  const pickled = names.find((name) => /(^|\/)data\.pkl$/.test(name));
  if (names.some((name) => /(^|\/)constants\.pkl$/.test(name) || /(^|\/)code\//.test(name))) {
    throw refusal("torch.script");
  }
  if (!pickled) throw refusal("torch.noPickle");
  const root = pickled.slice(0, -"data.pkl".length);
  const order = records.get(`${root}byteorder`);
  if (order && new TextDecoder().decode(await bytesOf(file, await contents(file, order))).trim() !== "little") {
    throw refusal("torch.bigEndian");
  }
  const { value } = unpickle(await bytesOf(file, await contents(file, records.get(pickled)!)));
  const places = new Map<string, Storage>();
  for (const [name, record] of records) {
    if (name.startsWith(`${root}data/`)) {
      places.set(name.slice(`${root}data/`.length), { file, ...(await contents(file, record)) });
    }
  }
  return treeOf(value, (key) => storageOf(places, key));
}

async function bytesOf(file: Blob, { start, length }: Record): Promise<Uint8Array> {
  if (length > MOST_PICKLE) throw refusal("torch.long", { length });
  return new Uint8Array(await file.slice(start, start + length).arrayBuffer());
}

function storageOf(places: ReadonlyMap<string, Storage>, key: string): Storage {
  const storage = places.get(key);
  if (!storage) throw refusal("torch.storage", { key });
  return storage;
}

/** Magic number, protocol, machine, the object, the keys of its storages; then each storage, its length before it. */
async function fromStream(file: Blob): Promise<Tree> {
  const { value, keys, end } = await pickles(file);
  const types = new Map(persistent(value).map((id) => [storageId(id).key, storageId(id).dtype]));
  const places = new Map<string, Storage>();
  let at = end;
  for (const key of keys) {
    const view = new DataView(await file.slice(at, at + 8).arrayBuffer());
    if (view.byteLength < 8) throw refusal("torch.cut");
    const length = Number(view.getBigInt64(0, true)) * BYTES[types.get(key) ?? "float32"];
    if (!(length >= 0 && at + 8 + length <= file.size)) {
      throw refusal("torch.cut");
    }
    places.set(key, { file, start: at + 8, length });
    at += 8 + length;
  }
  return treeOf(value, (key) => storageOf(places, key));
}

async function pickles(file: Blob): Promise<{ value: Value; keys: readonly string[]; end: number }> {
  const bytes = new Uint8Array(await file.slice(0, MOST_PICKLE).arrayBuffer());
  let at = 0;
  const next = () => {
    const { value, end } = unpickle(bytes.subarray(at));
    at += end;
    return value;
  };
  const magic = next();
  if (magic !== MAGIC) {
    throw refusal("torch.magic");
  }
  next();
  next();
  const value = next();
  const keys = next();
  if (!Array.isArray(keys)) throw refusal("torch.noList");
  return { value, keys: keys.map(String), end: at };
}

/** Every storage that is named anywhere in it. */
function persistent(value: Value): Value[] {
  const found: Value[] = [];
  const seen = new Set<Value>();
  const waiting: Value[] = [value];
  while (waiting.length > 0) {
    const each = waiting.pop()!;
    if (typeof each !== "object" || each === null || each instanceof Uint8Array || seen.has(each)) continue;
    seen.add(each);
    if (each instanceof Persistent) found.push(each.id);
    else if (each instanceof Call) waiting.push(each.of, each.given, each.state, each.items, each.entries);
    else if (each instanceof Map) for (const pair of each) waiting.push(...pair);
    else if (Array.isArray(each) || each instanceof Set) for (const inside of each) waiting.push(inside);
  }
  return found;
}
