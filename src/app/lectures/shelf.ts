/** A person's lectures, as the page shows them now, and what is kept of a change. */
import { create } from "zustand";
import type { Whole } from "../../lecture/file.ts";
import type { Lecture } from "../../lecture/lecture.ts";
import type { WholeLecture } from "../../ledger/lectures.ts";
import { lectures } from "../../ledger/page.ts";
import { type LedgerProblem, problemOf } from "../../ledger/problem.ts";
import type { KeptSheet } from "../../ledger/records.ts";

interface Shelf {
  /** What was changed last comes first; null until they have been read. */
  readonly lectures: readonly Lecture[] | null;
  /** Why they could not be. */
  readonly problem: LedgerProblem | null;
}

export const useLectures = create<Shelf>()(() => ({ lectures: null, problem: null }));

/** Reads all of them anew: another tab may have changed one meanwhile. */
export async function readLectures(): Promise<readonly Lecture[]> {
  try {
    const all = (await lectures.list()).map(({ lecture }) => lecture as Lecture);
    useLectures.setState({ lectures: all, problem: null });
    return all;
  } catch (error) {
    useLectures.setState({ problem: problemOf(error) });
    throw error;
  }
}

/** Sheets that it has already stay. @throws LedgerProblem */
export async function keepLecture(lecture: Lecture, sheets: Whole["sheets"] = new Map()): Promise<void> {
  const records: KeptSheet[] = [...sheets].map(([name, of]) => ({ lecture: lecture.id, name, ...of }));
  await lectures.put({ lecture: { id: lecture.id, when: Date.now(), lecture }, sheets: records });
  const { lectures: before } = useLectures.getState();
  const others = before?.filter(({ id }) => id !== lecture.id);
  if (others) useLectures.setState({ lectures: [lecture, ...others] });
}

/** What was removed, for who wants it again. @throws LedgerProblem */
export async function removeLecture(id: string): Promise<WholeLecture | null> {
  const removed = await lectures.remove(id);
  await readLectures();
  return removed;
}

/** @throws LedgerProblem */
export async function putBack(whole: WholeLecture): Promise<void> {
  await lectures.put(whole);
  await readLectures();
}
