/**
 * What is in a zip (APPNOTE 6.3.10), read through its central directory and by ranges, so that a file of gigabytes is
 * never loaded. Zip64 included.
 */
import { crc32 } from "./checksum.ts";
import { inflate } from "./inflate.ts";
import { ZIP } from "./sentences.ts";
import { Worded, type WordedValues } from "./worded.ts";

/** Why an archive, or a file of it, can't be read. */
export class ZipFault extends Worded<typeof ZIP> {
  override readonly name = "ZipFault";

  constructor(id: keyof typeof ZIP, values?: WordedValues) {
    super(ZIP, id, values);
  }
}

/** A file of an archive. */
export interface Packed {
  /** Of its local header. */
  readonly start: number;
  readonly length: number;
  /** Bytes that it takes in the archive. */
  readonly packed: number;
  /** 0 stored, 8 deflated; others are not read. */
  readonly method: number;
  readonly encrypted: boolean;
  readonly crc: number;
}

const STORED = 0;
const DEFLATED = 8;

const END = 0x06054b50;
const END64 = 0x06064b50;
const LOCATOR64 = 0x07064b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const MOST_ENTRIES = 100_000;
const MOST_DIRECTORY = 64 * 2 ** 20;

const viewOf = async (file: Blob, start: number, length: number) => {
  const view = new DataView(await file.slice(start, start + length).arrayBuffer());
  if (view.byteLength < length) throw new ZipFault("archive.cut");
  return view;
};

/** @returns where each file of the archive lies, by its path @throws ZipFault */
export async function filesIn(file: Blob): Promise<Map<string, Packed>> {
  const { start, length, entries } = await directory(file);
  if (entries > MOST_ENTRIES || length > MOST_DIRECTORY) throw new ZipFault("archive.many", { entries });
  const view = await viewOf(file, start, length);
  const found = new Map<string, Packed>();
  let at = 0;
  for (let i = 0; i < entries; i++) {
    if (at + 46 > length || view.getUint32(at, true) !== ENTRY) throw new ZipFault("archive.directory");
    const [flags, method] = [view.getUint16(at + 8, true), view.getUint16(at + 10, true)];
    const crc = view.getUint32(at + 16, true);
    const [nameLength, extraLength, noteLength] = [28, 30, 32].map((field) => view.getUint16(at + field, true)) as [
      number,
      number,
      number,
    ];
    if (at + 46 + nameLength + extraLength > length) throw new ZipFault("archive.directory");
    const name = new TextDecoder().decode(new Uint8Array(view.buffer, at + 46, nameLength));
    const [size, packed, offset] = sizes(view, at, at + 46 + nameLength, extraLength);
    found.set(name, { start: offset, length: size, packed, method, encrypted: (flags & 1) === 1, crc });
    at += 46 + nameLength + extraLength + noteLength;
  }
  return found;
}

/** Where a file's bytes begin in the archive: behind its local header, whose length only it says. @throws ZipFault */
export async function startIn(file: Blob, { start, packed }: Packed): Promise<number> {
  const view = await viewOf(file, start, 30);
  if (view.getUint32(0, true) !== LOCAL) throw new ZipFault("archive.place");
  const begin = start + 30 + view.getUint16(26, true) + view.getUint16(28, true);
  if (begin + packed > file.size) throw new ZipFault("archive.cut");
  return begin;
}

/** A file as it was put in. @throws ZipFault; ShareError as `inflate` */
export async function unpack(file: Blob, of: Packed): Promise<Uint8Array<ArrayBuffer>> {
  if (of.encrypted) throw new ZipFault("archive.locked");
  if (of.method !== STORED && of.method !== DEFLATED) throw new ZipFault("archive.method", { method: of.method });
  const begin = await startIn(file, of);
  const packed = new Uint8Array(await file.slice(begin, begin + of.packed).arrayBuffer());
  const bytes = of.method === STORED ? packed : inflate(packed, of.length);
  if (bytes.length !== of.length || crc32(bytes) !== of.crc) throw new ZipFault("archive.sum");
  return bytes;
}

/** Size, packed size and offset; where they are too large for 32 bits, from the zip64 field. */
function sizes(view: DataView, at: number, extra: number, extraLength: number): [number, number, number] {
  const [size, packed, offset] = [24, 20, 42].map((field) => view.getUint32(at + field, true));
  const values = [size!, packed!, offset!] as [number, number, number];
  if (!values.includes(0xffffffff)) return values;
  for (let field = extra; field + 4 <= extra + extraLength; field += 4 + view.getUint16(field + 2, true)) {
    if (view.getUint16(field, true) !== 1) continue;
    let next = field + 4;
    const end = next + view.getUint16(field + 2, true);
    return values.map((value) => {
      if (value !== 0xffffffff) return value;
      if (next + 8 > Math.min(end, view.byteLength)) throw new ZipFault("archive.directory");
      next += 8;
      return Number(view.getBigUint64(next - 8, true));
    }) as [number, number, number];
  }
  throw new ZipFault("archive.directory");
}

async function directory(file: Blob): Promise<{ start: number; length: number; entries: number }> {
  const tail = await viewOf(file, Math.max(0, file.size - 65_557), Math.min(file.size, 65_557));
  for (let at = tail.byteLength - 22; at >= 0; at--) {
    if (tail.getUint32(at, true) !== END) continue;
    const plain = {
      entries: tail.getUint16(at + 10, true),
      length: tail.getUint32(at + 12, true),
      start: tail.getUint32(at + 16, true),
    };
    const locator = at - 20;
    if (locator < 0 || tail.getUint32(locator, true) !== LOCATOR64) return plain;
    const end = await viewOf(file, Number(tail.getBigUint64(locator + 8, true)), 56);
    if (end.getUint32(0, true) !== END64) throw new ZipFault("archive.directory");
    const [entries, length, start] = [32, 40, 48].map((field) => Number(end.getBigUint64(field, true)));
    return { entries: entries!, length: length!, start: start! };
  }
  throw new ZipFault("archive.end");
}
