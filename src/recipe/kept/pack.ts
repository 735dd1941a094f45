/** Many kept pictures as one zip, which another page takes in as it is. */
import { kept } from "../../ledger/page.ts";
import type { Kept } from "../../ledger/records.ts";
import { zip } from "../../library/zip.ts";
import { namesOf } from "./archive.ts";

/** @throws LedgerProblem, RangeError above 4 GiB */
export async function zipOf(entries: readonly Kept[]): Promise<Blob> {
  const names = namesOf(entries);
  const files: [string, Blob][] = [];
  for (const [i, entry] of entries.entries()) {
    const png = await kept.pictures(entry.id);
    // One that another tab deleted meanwhile is no reason to save none.
    if (png) files.push([names[i] ?? entry.id, new Blob([png])]);
  }
  return zip(files);
}
