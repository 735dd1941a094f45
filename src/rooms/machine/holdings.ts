/** What this browser keeps for the page, by kinds that can be cleared apart. */
import { chooseKeeping } from "../../app/keeping.ts";
import { forgetPictures } from "../../app/own-models.ts";
import { within } from "../../bytes/within.ts";
import { batches, kept, lectures, runs } from "../../ledger/page.ts";
import { isPersistent } from "../../ledger/persist.ts";
import { LedgerProblem } from "../../ledger/problem.ts";
import { FILES_CACHE } from "../../models/file-cache.ts";
import { ORIGINALS_CACHE } from "../../pictures/originals.ts";
import { allRooms } from "../../scene/rooms.ts";

export type Kind = "runs" | "originals" | "weights" | "own" | "kept" | "lectures" | "batches";

/** What a person made or added goes one by one, where they see what it is. */
export type Elsewhere = "own" | "lectures";

/** As the ledger's own calls. */
const ANSWER_MS = 10_000;

export interface Holding {
  readonly kind: Kind;
  readonly count: number;
  readonly bytes: number;
}

export interface Holdings {
  readonly kinds: readonly Holding[];
  /** Of all that this page keeps, as the browser counts it; null where it doesn't say. */
  readonly used: number | null;
  readonly most: number | null;
  /** Whether the browser has promised to keep it; null where it doesn't say. */
  readonly persistent: boolean | null;
}

interface Own {
  readonly bytes: number;
}

/** @throws LedgerProblem and what caches throw */
export async function holdings(own: readonly Own[], answerMs = ANSWER_MS): Promise<Holdings> {
  const estimated = async () => navigator.storage?.estimate?.();
  const [allRuns, originals, weights, allKept, allLectures, measured, estimate, persistent] = await Promise.all([
    runs.list(),
    inTime(inCache(ORIGINALS_CACHE), answerMs),
    inTime(inCache(FILES_CACHE), answerMs),
    kept.size(),
    lectures.size(),
    batches.size(),
    inTime(estimated(), answerMs),
    inTime(isPersistent(), answerMs),
  ]);
  return {
    kinds: [
      { kind: "kept", ...allKept },
      { kind: "lectures", ...allLectures },
      { kind: "runs", ...sum(allRuns) },
      { kind: "batches", ...measured },
      { kind: "originals", ...originals },
      { kind: "weights", ...weights },
      { kind: "own", ...sum(own) },
    ],
    used: estimate?.usage ?? null,
    most: estimate?.quota ?? null,
    persistent,
  };
}

/** @throws LedgerProblem and what caches throw */
export async function clear(kind: Exclude<Kind, Elsewhere>, answerMs = ANSWER_MS): Promise<void> {
  switch (kind) {
    case "runs":
      return runs.remove(...(await runs.list()));
    case "originals":
      return void (await inTime(caches.delete(ORIGINALS_CACHE), answerMs));
    case "weights":
      return void (await inTime(caches.delete(FILES_CACHE), answerMs));
    case "batches":
      return void (await Promise.all(allRooms().map((room) => room.forget?.())));
    case "kept":
      return void (await kept.remove(...(await kept.list()).map(({ id }) => id)));
  }
}

/** Where nothing is to be kept unasked, what was goes too; what is on screen stays there. */
export async function keepUnasked(unasked: boolean): Promise<void> {
  chooseKeeping(unasked);
  if (!unasked) await Promise.all([clear("runs"), batches.clear(), clear("originals"), forgetPictures()]);
}

function inTime<T>(asked: Promise<T>, ms: number): Promise<T> {
  return within(ms, asked, (seconds) => new LedgerProblem("silent", `no answer within ${seconds} s`));
}

function sum(all: readonly Own[]): Pick<Holding, "count" | "bytes"> {
  return { count: all.length, bytes: all.reduce((sum, { bytes }) => sum + bytes, 0) };
}

async function inCache(name: string): Promise<Pick<Holding, "count" | "bytes">> {
  if (typeof caches === "undefined" || !(await caches.has(name))) return sum([]);
  const cache = await caches.open(name);
  const answers = await Promise.all((await cache.keys()).map((key) => cache.match(key)));
  return sum(await Promise.all(answers.map(async (answer) => ({ bytes: (await answer?.blob())?.size ?? 0 }))));
}
