/** The recorded frames of a lecture: its own from the ledger, the page's own from the page. */

import { ShareError } from "../../bytes/errors.ts";
import { pauseFor } from "../../bytes/pause.ts";
import type { PictureSize } from "../../bytes/picture-shape.ts";
import type { Pictured } from "../../lecture/file.ts";
import { type Lecture, sheetsOf } from "../../lecture/lecture.ts";
import { checkPicture } from "../../lecture/picture.ts";
import { LectureProblem } from "../../lecture/problem.ts";
import { type Pictures, readPictures } from "../../lecture/schema.ts";
import { lectures } from "../../ledger/page.ts";
import type { KeptSheet } from "../../ledger/records.ts";
import { filesOf, recordingsIn } from "../../run/recorded.ts";
import type { Recording } from "../../run/recording.ts";
import { useLectures } from "./shelf.ts";

/** What a sheet holds: its recordings by the name of the slot, of pictures of one size. */
interface Sheeted {
  readonly size: PictureSize;
  readonly slots: ReadonlyMap<string, Recording>;
}

/** By the name of the sheet; null of one that can't be shown, "away" of one that the network has not brought yet. */
export type Recordings = ReadonlyMap<string, Sheeted | "away" | null>;

/** Between two tries to fetch a sheet of the page's own. */
const PAUSE_MS = 5000;

/**
 * Which weights made the sheets that a lecture has itself, by the name of the sheet; null of one that can't be shown,
 * as an earlier version of this page kept some.
 * @throws LedgerProblem
 */
export async function modelsIn(id: string): Promise<ReadonlyMap<string, Pictures["model"] | null>> {
  const kept = await lectures.sheets(id);
  const found = kept.map(async (record) => [record.name, await orNull(modelIn(record))] as const);
  return new Map(await Promise.all(found));
}

async function modelIn(record: KeptSheet): Promise<Pictures["model"]> {
  const { sheet, picture } = picturedIn(record);
  await checkPicture(sheet, picture, record.name);
  return sheet.model;
}

const picturedIn = ({ name, sheet, picture }: KeptSheet): Pictured => ({ sheet: readPictures(sheet, name), picture });

/** A sheet that is broken leaves its moment without pictures, and the others theirs. */
async function orNull<T>(found: Promise<T>): Promise<T | null> {
  try {
    return await found;
  } catch (error) {
    // The browser's, or ours, of a picture that can't be decoded.
    const undecoded =
      error instanceof ShareError || (error instanceof DOMException && error.name === "InvalidStateError");
    if (error instanceof LectureProblem || undecoded) return null;
    throw error;
  }
}

/** @throws LedgerProblem; LectureProblem where one is missing or broken; an Error where the network does not bring it */
export async function sheetsIn(lecture: Lecture): Promise<Map<string, Pictured>> {
  const found = [...(await askedOf(lecture))].map(async ([name, ask]) => [name, await ask()] as const);
  return new Map(await Promise.all(found));
}

/**
 * Everything that a lecture shows, ready to be painted, each sheet as it comes. What the network does not bring is
 * said to be away, and asked for until it is here or nobody wants it.
 * @throws LedgerProblem
 */
export async function bringRecordings(
  lecture: Lecture,
  came: (name: string, found: Sheeted | "away" | null) => void,
  signal: AbortSignal,
): Promise<void> {
  const all = [...(await askedOf(lecture))].map(async ([name, ask]) => {
    while (!signal.aborted) {
      const found = await orNull(sheeted(name, ask)).catch(orAway);
      if (!signal.aborted) came(name, found);
      if (found !== "away") return;
      await pauseFor(PAUSE_MS, signal).catch(() => {}); // nobody wants it any more
    }
  });
  await Promise.all(all);
}

/** The network did not bring it. */
class Away extends Error {}

function orAway(error: unknown): "away" {
  if (error instanceof Away) return "away";
  throw error;
}

async function sheeted(name: string, ask: () => Promise<Pictured>): Promise<Sheeted> {
  const { sheet, picture } = await ask();
  await checkPicture(sheet, picture, name);
  const { width, height } = sheet.model;
  return { size: { width, height }, slots: await recordingsIn(sheet, picture) };
}

/** How each sheet is had, by its name. */
async function askedOf(lecture: Lecture): Promise<ReadonlyMap<string, () => Promise<Pictured>>> {
  // What was changed just now is written first.
  await useLectures.getState().turn;
  const kept = new Map((await lectures.sheets(lecture.id)).map((record) => [record.name, record]));
  const asked = sheetsOf(lecture).map((name) => {
    const own = kept.get(name);
    return [name, async () => (own ? picturedIn(own) : ofThePage(name))] as const;
  });
  return new Map(asked);
}

async function ofThePage(name: string): Promise<Pictured> {
  const files = await filesOf(name).catch((cause: unknown) => {
    throw new Away(`${name} was not fetched`, { cause });
  });
  if (!files) throw new LectureProblem({ code: "missing", path: name });
  return { sheet: readPictures(files.sheet, name), picture: files.picture };
}
