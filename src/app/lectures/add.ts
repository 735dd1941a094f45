/** What comes into a person's lectures: the moment that is looked at, by a press, and a lecture in a file. */

import { canonicalJson } from "../../bytes/json.ts";
import { randomName } from "../../bytes/random-name.ts";
import { wordsOf } from "../../bytes/words-of.ts";
import { speaker } from "../../i18n/speaker.ts";
import { isLecture, openLecture } from "../../lecture/file.ts";
import { type Lecture, said } from "../../lecture/lecture.ts";
import { LectureProblem, sayProblem } from "../../lecture/problem.ts";
import { LedgerProblem } from "../../ledger/problem.ts";
import { sayProblem as sayLedger } from "../../ledger/words.ts";
import type { Room } from "../../scene/room.ts";
import { roomNamed } from "../../scene/rooms.ts";
import { goTo } from "../actions.ts";
import { EMBEDDED } from "../embed.ts";
import { dismiss, say } from "../notices.ts";
import type { Notice } from "../store.ts";
import { momentOf } from "./moment.ts";
import { appendItem, keepLecture, readLectures, takeBack } from "./shelf.ts";
import { words } from "./words.ts";

const KEY = "lecture";
/** The page of lectures. */
const PAGE = "lecture";

function tell(tone: Notice["tone"], text: () => string, more: Pick<Notice, "action" | "detail"> = {}): void {
  say({ key: KEY, tone, text, ...more });
}

/** Why a lecture could not be kept, read or shown, and what to do. It throws nothing on: who called has more to do. */
export function refuseLecture(error: unknown): void {
  if (error instanceof LectureProblem) tell("error", () => sayProblem(error));
  else if (error instanceof LedgerProblem) tell("error", () => sayLedger(error));
  else tell("error", () => words.say("failed"), { detail: wordsOf(error) });
}

/** At the end of the lecture that was changed last; the first makes one. It can be taken back. */
export async function addToLecture(room: string): Promise<void> {
  try {
    const found = await momentOf(room);
    if (!found) return tell("info", () => nothingIn(roomNamed(room)));
    const { item, pictured } = found;
    const appended = await appendItem(item, pictured, { [speaker.language]: words.say("mine") });
    const undo = () => void takeBack(appended, item).then(() => dismiss(KEY), refuseLecture);
    const { title, items } = appended.lecture;
    const text = () => words.say("added", { title: said(title, speaker.language), n: items.length });
    tell("info", text, { action: { label: () => words.say("undo"), run: undo } });
  } catch (error) {
    refuseLecture(error);
  }
}

const nothingIn = ({ numbers, words: { say } }: Room) =>
  numbers ? words.say("measures", { room: say("name") }) : words.say("nothing");

/** Takes a lecture out of a file; what one has stays as it is. Says whether the file was meant as one. */
export async function receiveLecture(files: ReadonlyMap<string, Blob>): Promise<boolean> {
  const [file, ...others] = [...files.values()];
  if (!file || others.length > 0 || !(await isLecture(file))) return false;
  if (EMBEDDED) {
    tell("info", () => words.say("embedded"));
    return true;
  }
  try {
    const { lecture, sheets } = await openLecture(file);
    const all = await readLectures();
    const same = all.find((own) => isSame(own, lecture));
    const isBeside = !same && all.some(({ id }) => id === lecture.id);
    await keepLecture(same ?? (isBeside ? { ...lecture, id: randomName() } : lecture), sheets);
    goTo(PAGE);
    tell("info", () => words.say(isBeside ? "beside" : "opened", { title: said(lecture.title, speaker.language) }));
  } catch (error) {
    refuseLecture(error);
  }
  return true;
}

/** Whatever it is called by: a copy that came beside another has an id of its own. */
function isSame(one: Lecture, other: Lecture): boolean {
  const [a, b] = [one, other].map((lecture) => canonicalJson({ ...lecture, id: "" }));
  return a === b;
}
