/** Pictures as files: the names they have in a zip, and what comes in such files. */
import { isPng } from "../../bytes/png-chunks.ts";
import { filesIn, type Packed, unpack, ZipFault } from "../../bytes/unzip.ts";
import type { Kept } from "../../ledger/records.ts";
import { kindOf, stepsOf } from "./search.ts";

/** A file of a drop, a folder or a zip. */
export interface Incoming {
  readonly name: string;
  /** Its bytes, where it is a PNG; null where it is something else, or too heavy to be a picture of ours. */
  png(): Promise<Uint8Array<ArrayBuffer> | null>;
}

/** Sixteen times sixteen pictures of the largest size, enlarged, are less. */
const MOST_BYTES = 64 * 2 ** 20;

/** "20261128-014310-generate-faces-32-ddim-50-seed-7": sorted by name is sorted by time. */
export function nameOf({ when, room, model, samplers: [sampler], seeds: [seed] }: Kept): string {
  const time = new Date(when).toISOString().replace(/\D/g, "");
  const parts = [
    `${time.slice(0, 8)}-${time.slice(8, 14)}`,
    room,
    model.title,
    ...(sampler === undefined ? [] : [kindOf(sampler), stepsOf(sampler)]),
    ...(seed === undefined ? [] : ["seed", seed]),
  ];
  return parts
    .join("-")
    .replace(/[^\p{L}\p{N}.-]+/gu, "-")
    .slice(0, 100);
}

/** The same names, no two of them alike. */
export function namesOf(entries: readonly Kept[]): string[] {
  const taken = new Map<string, number>();
  return entries.map((entry) => {
    const name = nameOf(entry);
    const before = taken.get(name) ?? 0;
    taken.set(name, before + 1);
    return before === 0 ? `${name}.png` : `${name}-${before + 1}.png`;
  });
}

const SIGNATURE = [0x50, 0x4b, 0x03, 0x04];

/** The files that some bring, those in a zip included. A zip that can't be read is none. */
export async function unpacked(files: ReadonlyMap<string, Blob>): Promise<Incoming[]> {
  const all = await Promise.all(
    [...files].map(async ([name, file]) => ((await isZip(file)) ? inZip(file, name) : [plain(name, file)])),
  );
  return all.flat().filter(({ name }) => !isAside(name));
}

async function inZip(zip: Blob, name: string): Promise<Incoming[]> {
  try {
    return [...(await filesIn(zip))]
      .filter(([path]) => !path.endsWith("/"))
      .map(([path, packed]) => ({ name: path, png: () => pngIn(zip, path, packed) }));
  } catch (error) {
    if (error instanceof ZipFault) return [plain(name, zip)];
    throw error;
  }
}

export async function isZip(file: Blob): Promise<boolean> {
  // A file can be gone, or forbidden: whoever takes it says so.
  const head = await file
    .slice(0, 4)
    .arrayBuffer()
    .catch(() => new ArrayBuffer());
  const bytes = new Uint8Array(head);
  return SIGNATURE.every((byte, i) => bytes[i] === byte);
}

/** What is packed has to be unpacked to be told: there names must do. */
async function pngIn(zip: Blob, path: string, packed: Packed): Promise<Uint8Array<ArrayBuffer> | null> {
  if (!/\.png$/i.test(path) || packed.length > MOST_BYTES) return null;
  const bytes = await unpack(zip, packed);
  return isPng(bytes) ? bytes : null;
}

const plain = (name: string, file: Blob): Incoming => ({
  name,
  png: async () => {
    if (file.size > MOST_BYTES || !isPng(new Uint8Array(await file.slice(0, 8).arrayBuffer()))) return null;
    return new Uint8Array(await file.arrayBuffer());
  },
});

/** What systems put beside a person's files. */
const isAside = (name: string) => /(^|\/)(__MACOSX\/|\.)|(^|\/)(Thumbs\.db|desktop\.ini)$/i.test(name);
