/**
 * A person's lectures: a change is seen at once and kept in its turn, as a change of what is kept by then. So neither a
 * second one that comes quickly nor another tab's is lost.
 */

import { create } from "zustand";
import { randomName } from "../../bytes/random-name.ts";
import { checkWhole, type Pictured } from "../../lecture/file.ts";
import { type Item, type Lecture, sheetsOf, type Texts, VERSION } from "../../lecture/lecture.ts";
import { LectureProblem } from "../../lecture/problem.ts";
import { newerThanThis } from "../../lecture/schema.ts";
import type { WholeLecture } from "../../ledger/lectures.ts";
import { lectures } from "../../ledger/page.ts";
import { type LedgerProblem, problemOf } from "../../ledger/problem.ts";
import type { KeptSheet } from "../../ledger/records.ts";

/** By name. */
export type Sheets = ReadonlyMap<string, Pictured>;
const NONE: Sheets = new Map();

interface Shelf {
  /** What was changed last comes first; null until they have been read. */
  readonly lectures: readonly Lecture[] | null;
  /** Why they could not be. */
  readonly problem: LedgerProblem | null;
  /** Why one of them is not among those: a newer version of this page, in another tab, has written it. */
  readonly unread: LectureProblem | null;
  /** Over when everything so far is written, or could not be. */
  readonly turn: Promise<void>;
}

export const useLectures = create<Shelf>()(() => ({
  lectures: null,
  problem: null,
  unread: null,
  turn: Promise.resolve(),
}));

/** Reads all of them anew: another tab may have changed one meanwhile. @throws LedgerProblem */
export async function readLectures(): Promise<readonly Lecture[]> {
  const { turn } = useLectures.getState();
  await turn;
  try {
    const found = (await lectures.list()).map(({ lecture }) => lecture as Lecture);
    const all = found.filter((lecture) => !newerThanThis(lecture));
    const [unread = null] = found.flatMap((lecture) => newerThanThis(lecture) ?? []);
    // What was changed while they were read is seen, and read anew when it is written.
    if (useLectures.getState().turn === turn) useLectures.setState({ lectures: all, problem: null, unread });
    return all;
  } catch (error) {
    const problem = problemOf(error);
    useLectures.setState({ problem });
    throw problem;
  }
}

/** A new one, or all of one that was there. @throws LedgerProblem, LectureProblem */
export async function keepLecture(lecture: Lecture, sheets: Sheets = NONE): Promise<void> {
  await inTurn(() => write(lecture.id, () => lecture, sheets));
}

export type Change = (lecture: Lecture) => Lecture;

/**
 * @param more sheets that it shows from now on
 * @returns those that it no longer shows and that are gone, for who wants the change undone
 * @throws LedgerProblem, LectureProblem
 */
export function changeLecture(id: string, change: Change, more: Sheets | Promise<Sheets> = NONE): Promise<Sheets> {
  useLectures.setState(({ lectures }) => ({
    lectures: lectures?.map((each) => (each.id === id ? change(each) : each)) ?? null,
  }));
  const next = (now: Lecture | null) => {
    if (!now) throw new LectureProblem({ code: "gone" });
    return change(now);
  };
  return inTurn(async () => write(id, next, await more));
}

/** Where a moment went: how many there are, and whether there was no lecture before. */
export interface Appended {
  readonly lecture: Lecture;
  readonly isNew: boolean;
}

/** At the end of the lecture that was changed last; where there is none, of a new one. @throws as `keepLecture` */
export async function appendItem(item: Item, pictured: Pictured, title: Texts): Promise<Appended> {
  const fresh: Lecture = { version: VERSION, id: randomName(), title, items: [] };
  let appended: Appended = { lecture: fresh, isNew: true };
  const append = (last: Lecture | null) => {
    const to = last ?? fresh;
    appended = { lecture: { ...to, items: [...to.items, item] }, isNew: last === null };
    return appended.lecture;
  };
  const sheets = new Map(item.recorded ? [[item.recorded.sheet, pictured]] : []);
  await inTurn(() => write(null, append, sheets));
  return appended;
}

/** Takes one moment out again, and the lecture that was made for it where nothing else is in it by then. */
export async function takeBack({ lecture, isNew }: Appended, { id }: Item): Promise<void> {
  const without = (now: Lecture | null) => {
    const items = now?.items.filter((item) => item.id !== id) ?? [];
    return now && (items.length > 0 || !isNew) ? { ...now, items } : null;
  };
  await inTurn(() => write(lecture.id, without));
}

/** What was removed, for who wants it again. @throws LedgerProblem */
export function removeLecture(id: string): Promise<WholeLecture | null> {
  return inTurn(() => lectures.remove(id));
}

/** @throws LedgerProblem */
export function putBack(whole: WholeLecture): Promise<void> {
  return inTurn(() => lectures.put(whole));
}

/** After all that was to be written before; when nothing waits any more, what is kept is what is seen. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const result = useLectures.getState().turn.then(work);
  const over = () => {};
  const turn = result.then(over, over);
  useLectures.setState({ turn });
  try {
    return await result;
  } finally {
    // Why they can't be read is in the store.
    if (useLectures.getState().turn === turn) await readLectures().catch(over);
  }
}

/** Keeps only what a reader would take. @returns the sheets that went */
async function write(
  id: string | null,
  change: (now: Lecture | null) => Lecture | null,
  more: Sheets = NONE,
): Promise<Sheets> {
  let shown: readonly string[] = [];
  const before = await lectures.change(id, (whole) => {
    const now = (whole?.lecture.lecture ?? null) as Lecture | null;
    const newer = newerThanThis(now);
    if (newer) throw newer;
    const lecture = change(now);
    if (!lecture) return null;
    shown = sheetsOf(lecture);
    const added = [...more].map(([name, of]): KeptSheet => ({ lecture: lecture.id, name, ...of }));
    const stay = (whole?.sheets ?? []).filter(({ name }) => !more.has(name));
    const sheets = [...stay, ...added].filter(({ name }) => shown.includes(name));
    checkWhole({ lecture, sheets: byName(sheets) });
    return { lecture: { id: lecture.id, when: Date.now(), lecture }, sheets };
  });
  return byName((before?.sheets ?? []).filter(({ name }) => !shown.includes(name)));
}

const byName = (sheets: readonly KeptSheet[]): Sheets =>
  new Map(sheets.map(({ name, sheet, picture }) => [name, { sheet: sheet as Pictured["sheet"], picture }]));
