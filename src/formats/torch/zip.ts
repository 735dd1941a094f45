/** The records of a zip whose files are stored, not compressed, as torch.save writes them. */
import { filesIn, type Packed, startIn, ZipFault } from "../../bytes/unzip.ts";
import { refusal, wordsIn } from "../refusal.ts";

export interface Record {
  readonly start: number;
  readonly length: number;
}

/** @returns where each file of the archive lies @throws Refusal */
export function zipRecords(file: Blob): Promise<Map<string, Packed>> {
  return filesIn(file).catch(refuse);
}

/** Where a record's own bytes lie. @throws Refusal */
export async function contents(file: Blob, packed: Packed): Promise<Record> {
  const { method, length } = packed;
  if (method !== 0 || length !== packed.packed) {
    throw refusal("zip.compressed");
  }
  return { start: await startIn(file, packed).catch(refuse), length };
}

function refuse(error: unknown): never {
  throw error instanceof ZipFault ? refusal("zip.fault", { detail: wordsIn(error) }) : error;
}
