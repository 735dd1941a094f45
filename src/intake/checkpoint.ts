/** A checkpoint of another program. */
import { openCheckpoint } from "../formats/open.ts";
import { importedManifest } from "../formats/process/imported.ts";
import type { Candidate } from "./candidate.ts";
import { compiled, largestOf } from "./compiled.ts";

/** @throws Refusal where the files are no checkpoint that is read here */
export async function checkpoint(files: ReadonlyMap<string, Blob>): Promise<Candidate> {
  const opened = await openCheckpoint(files);
  const { family, from } = opened;
  const { T } = await family.process(opened);
  return compiled({
    id: family.id,
    title: family.title,
    from,
    weights: `${family.title}: ${from} of ${largestOf(files)}`,
    T: T.value,
    imported: (answers) => importedManifest(opened, answers),
  });
}
