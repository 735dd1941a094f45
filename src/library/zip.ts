/** A zip whose files are stored as they are, which every program opens (APPNOTE 6.3.10): nothing large is copied. */
import { crc32 } from "../bytes/checksum.ts";

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
/** 2.0, names in UTF-8, stored, 1 January 1980. */
const FORM = [20, 0x0800, 0, 0, 0x21] as const;
const SLICE = 2 ** 22;
const MOST = 0xffffffff;

/** @throws RangeError above 4 GiB, which this form can't say */
export async function zip(files: readonly (readonly [name: string, file: Blob])[]): Promise<Blob> {
  const parts: BlobPart[] = [];
  const central: BlobPart[] = [];
  let at = 0;
  for (const [name, file] of files) {
    const text = new TextEncoder().encode(name);
    const of = [await crcOf(file), file.size, file.size] as const;
    const form = [...FORM.map(short), ...of.map(long), short(text.length), short(0)];
    const local = [long(LOCAL), ...form, text];
    central.push(long(CENTRAL), short(20), ...form, ...[0, 0, 0].map(short), long(0), long(at), text);
    parts.push(...local, file);
    at += new Blob(local).size + file.size;
  }
  const directory = new Blob(central);
  if (at + directory.size > MOST) throw new RangeError(`a zip of ${at} bytes: at most ${MOST}`);
  const count = short(files.length);
  const end = [long(END), short(0), short(0), count, count, long(directory.size), long(at), short(0)];
  return new Blob([...parts, directory, ...end], { type: "application/zip" });
}

async function crcOf(file: Blob): Promise<number> {
  let crc = 0;
  for (let at = 0; at < file.size; at += SLICE) {
    crc = crc32(new Uint8Array(await file.slice(at, at + SLICE).arrayBuffer()), crc);
  }
  return crc;
}

const short = (value: number) => Uint8Array.of(value & 255, value >>> 8);
const long = (value: number) => Uint8Array.of(value & 255, (value >>> 8) & 255, (value >>> 16) & 255, value >>> 24);
