/** What can be done with a lecture. Whatever goes wrong is said above the list. */

import { refuseLecture } from "../../app/lectures/add.ts";
import { sheetsIn } from "../../app/lectures/sheets.ts";
import { changeLecture, keepLecture, putBack, removeLecture, type Sheets } from "../../app/lectures/shelf.ts";
import { dismiss, say } from "../../app/notices.ts";
import { openSettings } from "../../app/open-settings.ts";
import { saveFile } from "../../app/save-file.ts";
import { randomName } from "../../bytes/random-name.ts";
import { wordsOf } from "../../bytes/words-of.ts";
import { speaker } from "../../i18n/speaker.ts";
import { packLecture } from "../../lecture/file.ts";
import { type Item, type Lecture, roomOf, said } from "../../lecture/lecture.ts";
import { merged } from "../../lecture/merge.ts";
import { LectureProblem } from "../../lecture/problem.ts";
import { isPage, roomAt } from "../../scene/rooms.ts";
import { words } from "./words.ts";

const KEY = "lecture";
const titleOf = ({ title }: Lecture) => said(title, speaker.language);

/**
 * What led from one state of a lecture to another, whatever else was changed meanwhile.
 * @returns the sheets that went with it, for who wants it undone
 */
export async function carry(before: Lecture, after: Lecture, more?: Promise<Sheets>): Promise<Sheets> {
  try {
    return await changeLecture(before.id, (now) => merged(before, after, now), more);
  } catch (error) {
    refuseLecture(error);
    return new Map();
  }
}

/** With the pictures that the page has itself, so that the file opens anywhere. */
export async function saveAsFile(lecture: Lecture): Promise<void> {
  const name = titleOf(lecture)
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .slice(0, 60);
  try {
    await saveFile(
      sheetsIn(lecture).then((sheets) => packLecture({ lecture, sheets })),
      `${name}.zip`,
    );
  } catch (error) {
    if (error instanceof LectureProblem) return refuseLecture(error);
    const why = wordsOf(error);
    say({ key: KEY, tone: "error", text: () => words.say("saveFailed", { why }) });
  }
}

/** Deleted at once, and put back by Undo. */
export async function remove(lecture: Lecture): Promise<void> {
  try {
    const removed = await removeLecture(lecture.id);
    if (!removed) return;
    const undo = () => void putBack(removed).then(() => dismiss(KEY), refuseLecture);
    const action = { label: () => words.say("undo"), run: undo };
    say({ key: KEY, tone: "info", text: () => words.say("removed", { title: titleOf(lecture) }), action });
  } catch (error) {
    refuseLecture(error);
  }
}

/** One that came with the page becomes a person's own, to be changed. */
export async function copy(lecture: Lecture): Promise<Lecture | null> {
  const own = { ...lecture, id: randomName() };
  try {
    await keepLecture(own);
    return own;
  } catch (error) {
    refuseLecture(error);
    return null;
  }
}

/** Its room, with its settings. Says whether there is one. */
export async function openItem(item: Item): Promise<boolean> {
  const room = roomOf(item);
  try {
    if (isPage(room)) {
      await openSettings([new URLSearchParams(item.address)]);
      return true;
    }
    say({ key: KEY, tone: "error", text: () => words.say("noRoom", { room }) });
  } catch (error) {
    refuseLecture(error);
  }
  return false;
}

export async function runLive(item: Item): Promise<void> {
  if (!(await openItem(item))) return;
  try {
    await roomAt(roomOf(item))?.run();
  } catch (error) {
    refuseLecture(error);
  }
}
