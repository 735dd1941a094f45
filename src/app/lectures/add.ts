/** What comes into a person's lectures: the moment that is looked at, by a press, and a lecture in a file. */
import { speaker } from "../../i18n/speaker.ts";
import { isLecture, openLecture } from "../../lecture/file.ts";
import { said, VERSION } from "../../lecture/lecture.ts";
import { LectureProblem, sayProblem } from "../../lecture/problem.ts";
import { LedgerProblem } from "../../ledger/problem.ts";
import { sayProblem as sayLedger } from "../../ledger/words.ts";
import { goTo } from "../actions.ts";
import { EMBEDDED } from "../embed.ts";
import { dismiss, say } from "../notices.ts";
import type { Notice } from "../store.ts";
import { momentOf } from "./moment.ts";
import { keepLecture, readLectures } from "./shelf.ts";
import { words } from "./words.ts";

const KEY = "lecture";
/** The page of lectures. */
const PAGE = "lecture";

function tell(tone: Notice["tone"], text: () => string, action?: Notice["action"]): void {
  say({ key: KEY, tone, text, ...(action && { action }) });
}

/** Why a lecture could not be kept, read or shown, and what to do. */
export function refuseLecture(error: unknown): void {
  if (error instanceof LectureProblem) tell("error", () => sayProblem(error));
  else if (error instanceof LedgerProblem) tell("error", () => sayLedger(error));
  else throw error;
}

/** At the end of the lecture that was changed last; the first makes one. It can be taken back. */
export async function addToLecture(room: string): Promise<void> {
  try {
    const found = await momentOf(room);
    if (!found) return tell("info", () => words.say("nothing"));
    const [last] = await readLectures();
    const title = { [speaker.language]: words.say("mine") };
    const lecture = last ?? { version: VERSION, id: crypto.randomUUID(), title, items: [] };
    const { item, pictured } = found;
    await keepLecture({ ...lecture, items: [...lecture.items, item] }, new Map([[item.recorded!.sheet, pictured]]));
    const undo = () => void keepLecture(lecture).then(() => dismiss(KEY), refuseLecture);
    const text = () =>
      words.say("added", { title: said(lecture.title, speaker.language), n: lecture.items.length + 1 });
    tell("info", text, { label: () => words.say("undo"), run: undo });
  } catch (error) {
    refuseLecture(error);
  }
}

/** Takes a lecture out of a file. Says whether the file was meant as one. */
export async function receiveLecture(files: ReadonlyMap<string, Blob>): Promise<boolean> {
  const [file, ...others] = [...files.values()];
  if (!file || others.length > 0 || !(await isLecture(file))) return false;
  if (EMBEDDED) {
    tell("info", () => words.say("embedded"));
    return true;
  }
  try {
    const { lecture, sheets } = await openLecture(file);
    await keepLecture(lecture, sheets);
    await readLectures();
    goTo(PAGE);
    tell("info", () => words.say("opened", { title: said(lecture.title, speaker.language) }));
  } catch (error) {
    refuseLecture(error);
  }
  return true;
}
