/** The recorded frames of a lecture: its own from the ledger, the page's own from the page. */

import type { PictureSize } from "../../bytes/picture-shape.ts";
import type { Pictured } from "../../lecture/file.ts";
import { type Lecture, sheetsOf } from "../../lecture/lecture.ts";
import { LectureProblem } from "../../lecture/problem.ts";
import { type Pictures, readPictures } from "../../lecture/schema.ts";
import { lectures } from "../../ledger/page.ts";
import { filesOf, recordingsIn } from "../../run/recorded.ts";
import type { Recording } from "../../run/recording.ts";
import { useLectures } from "./shelf.ts";

/** What a sheet holds: its recordings by the name of the slot, of pictures of one size. */
interface Sheeted {
  readonly size: PictureSize;
  readonly slots: ReadonlyMap<string, Recording>;
}

/** By the name of the sheet. */
export type Recordings = ReadonlyMap<string, Sheeted>;

/**
 * Which weights made the sheets that a lecture has itself, by the name of the sheet; null of one that shows nothing, as
 * an earlier version of this page kept some.
 * @throws LedgerProblem
 */
export async function modelsIn(id: string): Promise<ReadonlyMap<string, Pictures["model"] | null>> {
  const kept = await lectures.sheets(id);
  return new Map(kept.map(({ name, sheet }) => [name, modelIn(name, sheet)]));
}

function modelIn(name: string, sheet: unknown): Pictures["model"] | null {
  try {
    return readPictures(sheet, name).model;
  } catch (error) {
    if (error instanceof LectureProblem) return null;
    throw error;
  }
}

/** @throws LedgerProblem; LectureProblem where one is missing */
export async function sheetsIn(lecture: Lecture): Promise<Map<string, Pictured>> {
  // What was changed just now is written first.
  await useLectures.getState().turn;
  const kept = new Map((await lectures.sheets(lecture.id)).map((record) => [record.name, record]));
  const found = sheetsOf(lecture).map(async (name) => {
    const own = kept.get(name);
    const pictured = own ? { sheet: readPictures(own.sheet, name), picture: own.picture } : await ofThePage(name);
    return [name, pictured] as const;
  });
  return new Map(await Promise.all(found));
}

/** Everything that a lecture shows, ready to be painted. @throws as `sheetsIn` */
export async function recordingsOf(lecture: Lecture): Promise<Recordings> {
  const sheets = [...(await sheetsIn(lecture))];
  const all = sheets.map(async ([name, { sheet, picture }]) => {
    const { width, height } = sheet.model;
    return [name, { size: { width, height }, slots: await recordingsIn(sheet, picture) }] as const;
  });
  return new Map(await Promise.all(all));
}

async function ofThePage(name: string): Promise<Pictured> {
  const files = await filesOf(name);
  if (!files) throw new LectureProblem({ code: "missing", path: name });
  return { sheet: readPictures(files.sheet, name), picture: files.picture };
}
