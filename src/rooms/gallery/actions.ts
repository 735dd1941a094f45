/** What can be done with pictures that are kept. Whatever goes wrong is said above them. */

import { say } from "../../app/notices.ts";
import { saveFile } from "../../app/save-file.ts";
import { wordsOf } from "../../bytes/words-of.ts";
import { kept } from "../../ledger/page.ts";
import type { Kept } from "../../ledger/records.ts";
import { receiveFile } from "../../recipe/incoming.ts";
import { namesOf } from "../../recipe/kept/archive.ts";
import { zipOf } from "../../recipe/kept/pack.ts";
import { refuse, said, tell, tellDone } from "../../recipe/kept/said.ts";
import { putOnShelf, readShelf, takeFromShelf } from "../../recipe/kept/shelf.ts";
import { makesFilms, roomAt } from "../../scene/rooms.ts";
import { words as shareWords } from "../../ui/share/words.ts";
import { words } from "./words.ts";

export type Png = Uint8Array<ArrayBuffer>;

/** The PNG of an entry; null, and said so, where it is gone. */
export async function pngOf({ id }: Kept): Promise<Png | null> {
  try {
    const png = await kept.pictures(id);
    if (png) return png;
    tell("info", () => words.say("gone"));
    await readShelf();
  } catch (error) {
    refuse(error);
  }
  return null;
}

/**
 * The same road that a PNG takes which is dropped on the page.
 * @param wish with a film it runs whatever it takes, and the film comes then
 */
export async function openAgain(entry: Kept, wish: { readonly film?: boolean } = {}): Promise<void> {
  const file = await fileOf(entry);
  if (file) await receiveFile(file.png, { kind: "file", file: file.file, picture: true }, wish);
}

/** Whether there are steps on the way to it; nothing is known of a room of a later version. */
export function hasFilm({ room }: Kept): boolean {
  const found = roomAt(room);
  return found !== null && makesFilms(found);
}

/** One as PNG, several in one zip. */
export async function save(entries: readonly Kept[]): Promise<void> {
  const [first, ...others] = entries;
  if (!first) return;
  const [name = ""] = namesOf([first]);
  await guarded(async () => {
    if (others.length > 0) await saveFile(zipOf(entries), "backstep-gallery.zip");
    else await saveFile(pngFileOf(first), name);
  });
}

async function pngFileOf(entry: Kept): Promise<Blob> {
  const png = await kept.pictures(entry.id);
  if (!png) throw new Error(words.say("gone"));
  return new Blob([png], { type: "image/png" });
}

/** Whether the system takes pictures to hand on. */
export function canSend(): boolean {
  return navigator.canShare?.({ files: [new File([], "picture.png", { type: "image/png" })] }) === true;
}

/** To another program, by the system. */
export async function send(entries: readonly Kept[]): Promise<void> {
  const files = await Promise.all(entries.map(fileOf));
  await guarded(() => navigator.share({ files: files.flatMap((each) => (each ? [each.file] : [])) }));
}

export async function copy(entry: Kept): Promise<void> {
  try {
    // The browser lets a page copy only soon after a press: what is copied may come later.
    await navigator.clipboard.write([new ClipboardItem({ "image/png": pngFileOf(entry) })]);
    tellDone(() => shareWords.say("pictureCopied"));
  } catch {
    tell("warning", () => shareWords.say("pictureNotCopied"));
  }
}

/** Deleted at once, and put back by Undo. */
export async function remove(entries: readonly Kept[]): Promise<void> {
  try {
    const removed = await takeFromShelf(...entries.map(({ id }) => id));
    const undo = () => void putOnShelf(...removed).then(said, refuse);
    tell("info", () => words.say("removed", { count: removed.length }), { label: () => words.say("undo"), run: undo });
  } catch (error) {
    refuse(error);
  }
}

async function fileOf(entry: Kept): Promise<{ readonly png: Png; readonly file: File } | null> {
  const png = await pngOf(entry);
  const [name = ""] = namesOf([entry]);
  return png && { png, file: new File([png], name, { type: "image/png" }) };
}

async function guarded(act: () => Promise<unknown>): Promise<void> {
  try {
    await act();
  } catch (error) {
    // Closing the system's own dialog is no failure.
    if (error instanceof DOMException && error.name === "AbortError") return;
    const message = wordsOf(error);
    say({ key: "save", tone: "error", text: () => shareWords.say("failed", { message }) });
  }
}
