/** What a slot made, as it is written and read again: pictures on their way, or terms of a bound. */
import type { Made } from "../run/earlier.ts";
import type { Head } from "./head.ts";
import { bytesOf as bytesOfPictures, Journal, type Part, recordingOf } from "./journal.ts";
import { measurementOf, TermsJournal, type TermsPart } from "./terms-journal.ts";

export type Journals = Journal | TermsJournal;

/** Seven numbers and their names. */
const TERM_BYTES = 128;

export const whatIs = (made: Made) => ("recording" in made ? made.recording : made.measurement);

export const journalOf = (made: Made): Journals =>
  "recording" in made ? new Journal(made.recording) : new TermsJournal(made.measurement);

/** Bytes that a part takes, but for a few. */
export function bytesOf(part: Part | TermsPart): number {
  if ("frames" in part) return bytesOfPictures(part);
  const pictures = part.spec?.pictures ?? [];
  return pictures.reduce((sum, { byteLength }) => sum + byteLength, part.terms.length * TERM_BYTES);
}

/** Null where its beginning is missing. */
export function earlierOf(parts: readonly unknown[], { model, engine }: Pick<Head, "model" | "engine">): Made | null {
  const [first] = parts as (Part | TermsPart)[];
  if (first && "terms" in first) {
    const measurement = measurementOf(parts as TermsPart[]);
    return measurement && { measurement, model, engine };
  }
  const recording = recordingOf(parts as Part[], model);
  return recording && { recording, model, engine };
}
