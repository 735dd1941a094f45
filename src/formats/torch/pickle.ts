/**
 * A pickle read without running any of it. What Python would call is only written down: a `Call` is its name and what
 * it would be given, and who reads the tree takes those it knows. Opcodes as in pickletools (CPython); bounds on
 * everything that a file can make large.
 */
import { refusal } from "../refusal.ts";

/** A name of Python's, `module.name`. Never looked up. */
export class Global {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

/** What would be made by calling `of`, with what was added to it afterwards. */
export class Call {
  state: Value = null;
  readonly items: Value[] = [];
  readonly entries = new Map<Value, Value>();
  readonly of: Value;
  readonly given: Value;
  constructor(of: Value, given: Value) {
    this.of = of;
    this.given = given;
  }
}

/** What lies outside the pickle: torch's storages. */
export class Persistent {
  readonly id: Value;
  constructor(id: Value) {
    this.id = id;
  }
}

export type Value =
  | null
  | boolean
  | number
  | bigint
  | string
  | Uint8Array
  | Global
  | Call
  | Persistent
  | Value[]
  | Set<Value>
  | Map<Value, Value>;

const MOST_STEPS = 20_000_000;
const MARK = Symbol("mark");

/** @returns what it holds, and how many bytes it took @throws Refusal */
export function unpickle(bytes: Uint8Array): { value: Value; end: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const stack: (Value | typeof MARK)[] = [];
  const memo = new Map<number, Value>();
  let at = 0;

  const need = (length: number) => {
    if (!(length >= 0 && at + length <= bytes.length)) throw refusal("pickle.cut");
    at += length;
    return at - length;
  };
  const u8 = () => view.getUint8(need(1));
  const u32 = () => view.getUint32(need(4), true);
  const u64 = () => Number(view.getBigUint64(need(8), true));
  const raw = (length: number) => bytes.slice(need(length), at);
  const text = (length: number) => new TextDecoder().decode(raw(length));
  const line = () => {
    const end = bytes.indexOf(10, at);
    if (end < 0) throw refusal("pickle.cut");
    const words = text(end - at);
    at = end + 1;
    return words;
  };
  const top = (): Value => {
    const value = stack.at(-1);
    if (value === undefined || value === MARK) throw refusal("pickle.empty");
    return value;
  };
  const pop = (): Value => {
    const value = top();
    stack.pop();
    return value;
  };
  const popToMark = (): Value[] => {
    const mark = stack.lastIndexOf(MARK);
    if (mark < 0) throw refusal("pickle.mark");
    const values = stack.splice(mark).slice(1) as Value[];
    return values;
  };
  const recall = (key: number) => {
    const value = memo.get(key);
    if (value === undefined) throw refusal("pickle.memo", { key });
    stack.push(value);
  };

  for (let steps = 0; steps < MOST_STEPS; steps++) {
    const code = u8();
    switch (code) {
      case 0x80: // PROTO
        need(1);
        break;
      case 0x95: // FRAME
        need(8);
        break;
      case 0x2e: // STOP
        return { value: pop(), end: at };
      case 0x28: // MARK
        stack.push(MARK);
        break;
      case 0x30: // POP
        stack.pop();
        break;
      case 0x31: // POP_MARK
        popToMark();
        break;
      case 0x4e: // NONE
        stack.push(null);
        break;
      case 0x88: // NEWTRUE
        stack.push(true);
        break;
      case 0x89: // NEWFALSE
        stack.push(false);
        break;
      case 0x4a: // BININT
        stack.push(view.getInt32(need(4), true));
        break;
      case 0x4b: // BININT1
        stack.push(u8());
        break;
      case 0x4d: // BININT2
        stack.push(view.getUint16(need(2), true));
        break;
      case 0x49: // INT
        stack.push(whole(line()));
        break;
      case 0x4c: // LONG
        stack.push(whole(line().replace(/L$/, "")));
        break;
      case 0x8a: // LONG1
        stack.push(long(raw(u8())));
        break;
      case 0x8b: // LONG4
        stack.push(long(raw(u32())));
        break;
      case 0x47: // BINFLOAT
        stack.push(view.getFloat64(need(8)));
        break;
      case 0x46: // FLOAT
        stack.push(Number(line()));
        break;
      case 0x58: // BINUNICODE
        stack.push(text(u32()));
        break;
      case 0x8c: // SHORT_BINUNICODE
        stack.push(text(u8()));
        break;
      case 0x8d: // BINUNICODE8
        stack.push(text(u64()));
        break;
      case 0x56: // UNICODE
        stack.push(line());
        break;
      case 0x53: // STRING
        stack.push(line().replace(/^(['"])(.*)\1$/, "$2"));
        break;
      case 0x54: // BINSTRING
        stack.push(latin1(raw(u32())));
        break;
      case 0x55: // SHORT_BINSTRING
        stack.push(latin1(raw(u8())));
        break;
      case 0x42: // BINBYTES
        stack.push(raw(u32()));
        break;
      case 0x43: // SHORT_BINBYTES
        stack.push(raw(u8()));
        break;
      case 0x8e: // BINBYTES8
      case 0x96: // BYTEARRAY8
        stack.push(raw(u64()));
        break;
      case 0x5d: // EMPTY_LIST
      case 0x29: // EMPTY_TUPLE
        stack.push([]);
        break;
      case 0x7d: // EMPTY_DICT
        stack.push(new Map());
        break;
      case 0x8f: // EMPTY_SET
        stack.push(new Set());
        break;
      case 0x6c: // LIST
      case 0x74: // TUPLE
        stack.push(popToMark());
        break;
      case 0x85: // TUPLE1
        stack.push([pop()]);
        break;
      case 0x86: // TUPLE2
      case 0x87: {
        // TUPLE3
        const values = Array.from({ length: code - 0x84 }, pop);
        stack.push(values.reverse());
        break;
      }
      case 0x64: // DICT
        stack.push(pairs(popToMark(), new Map()));
        break;
      case 0x61: {
        // APPEND
        const value = pop();
        append(top(), [value]);
        break;
      }
      case 0x65: // APPENDS
      case 0x90: {
        // ADDITEMS
        const values = popToMark();
        append(top(), values);
        break;
      }
      case 0x91: // FROZENSET
        stack.push(new Set(popToMark()));
        break;
      case 0x73: {
        // SETITEM
        const value = pop();
        const key = pop();
        pairs([key, value], entriesOf(top()));
        break;
      }
      case 0x75: {
        // SETITEMS
        const values = popToMark();
        pairs(values, entriesOf(top()));
        break;
      }
      case 0x63: // GLOBAL
        stack.push(new Global(`${line()}.${line()}`));
        break;
      case 0x93: {
        // STACK_GLOBAL
        const name = pop();
        stack.push(new Global(`${pop()}.${name}`));
        break;
      }
      case 0x52: // REDUCE
      case 0x81: {
        // NEWOBJ
        const given = pop();
        stack.push(new Call(pop(), given));
        break;
      }
      case 0x92: {
        // NEWOBJ_EX
        pop();
        const given = pop();
        stack.push(new Call(pop(), given));
        break;
      }
      case 0x62: {
        // BUILD
        const state = pop();
        const made = top();
        // A dictionary may carry attributes besides its entries (a state dict's _metadata): of no use here.
        if (made instanceof Call) made.state = state;
        break;
      }
      case 0x51: // BINPERSID
        stack.push(new Persistent(pop()));
        break;
      case 0x50: // PERSID
        stack.push(new Persistent(line()));
        break;
      case 0x71: // BINPUT
        memo.set(u8(), top());
        break;
      case 0x72: // LONG_BINPUT
        memo.set(u32(), top());
        break;
      case 0x70: // PUT
        memo.set(Number(line()), top());
        break;
      case 0x94: // MEMOIZE
        memo.set(memo.size, top());
        break;
      case 0x68: // BINGET
        recall(u8());
        break;
      case 0x6a: // LONG_BINGET
        recall(u32());
        break;
      case 0x67: // GET
        recall(Number(line()));
        break;
      case 0x32: // DUP
        stack.push(top());
        break;
      default:
        throw refusal("pickle.code", { code: code.toString(16) });
    }
  }
  throw refusal("pickle.steps", { most: MOST_STEPS });
}

const latin1 = (bytes: Uint8Array) => new TextDecoder("latin1").decode(bytes);

/** Two's complement, little-endian; a number where it is exact. */
function long(bytes: Uint8Array): number | bigint {
  if (bytes.length > 64) throw refusal("pickle.whole", { bytes: bytes.length });
  let value = 0n;
  for (const [i, byte] of bytes.entries()) value |= BigInt(byte) << BigInt(8 * i);
  return exact(BigInt.asIntN(8 * bytes.length, value));
}

function whole(words: string): number | bigint | boolean {
  if (words === "01" || words === "00") return words === "01";
  if (!/^-?\d{1,80}$/.test(words)) throw refusal("pickle.noNumber", { text: words.slice(0, 40) });
  return exact(BigInt(words));
}

const exact = (value: bigint) => (BigInt.asIntN(53, value) === value ? Number(value) : value);

function pairs(values: readonly Value[], into: Map<Value, Value>): Map<Value, Value> {
  for (let i = 0; i + 1 < values.length; i += 2) into.set(values[i]!, values[i + 1]!);
  return into;
}

function entriesOf(value: Value): Map<Value, Value> {
  if (value instanceof Map) return value;
  if (value instanceof Call) return value.entries;
  throw refusal("pickle.entries");
}

function append(list: Value, values: readonly Value[]): void {
  const into = list instanceof Call ? list.items : list;
  if (Array.isArray(into)) for (const value of values) into.push(value);
  else if (into instanceof Set) for (const value of values) into.add(value);
  else throw refusal("pickle.items");
}
