/**
 * What comes from outside, dropped, picked or pasted: pictures, and recipes and links in any form. What
 * cannot be taken is said (pictures/open.ts), and nothing that is already there is touched.
 */

import { wordedNames } from "../app/address-scene.ts";
import { dismiss } from "../app/notices.ts";
import { openSettings } from "../app/open-settings.ts";
import { isPicture, type PictureType, sniff } from "../bytes/picture-file.ts";
import { textOf } from "../bytes/text-file.ts";
import { NOTICE, openBytes, read, refuse } from "../pictures/open.ts";
import { capacity, placeBitmaps } from "../pictures/place.ts";
import type { Original } from "../pictures/sources.ts";
import { words } from "../pictures/words.ts";
import { firstRoom, isPage } from "../scene/rooms.ts";
import { inText } from "./in-text.ts";
import { words as keptWords } from "./kept/words.ts";

/** What came by a drop: files, and what only looks like one. */
export interface Dropped {
  readonly files: readonly File[];
  readonly folder?: string | null;
  readonly text?: string;
  /** The same as the browser's file system has them: what is in a folder. */
  readonly entries?: readonly FileSystemEntry[];
}

/** Whether a text is more than words. */
export const isKnown = (text = "") => inText(text, isPage) !== null;

/** Whether what was dropped or pasted where text is written is meant for that: words, an address, cells of a table. */
export function isForText({ files, text = "" }: Dropped): boolean {
  const kind = inText(text, isPage)?.kind;
  if (files.length === 0) return kind === undefined || kind === "elsewhere" || kind === "path";
  // Beside a file its address or its name only says which it is, as a file manager does.
  return text !== "" && kind === undefined && !isNames(text, files);
}

const isNames = (text: string, files: readonly File[]) =>
  text.split(/[\r\n]+/).every((line) => line === "" || files.some(({ name }) => name === line.trim()));

interface Wish {
  /** The place pointed at. */
  readonly place?: number | null;
  /** A picture is wanted as a picture, whatever recipe is in it. */
  readonly plain?: boolean;
}

/** Must be called while the drop event is being handled: afterwards the browser closes its items. */
export function readDrop(data: DataTransfer): Dropped {
  const entries = [...data.items].flatMap((item) => item.webkitGetAsEntry?.() ?? []);
  const folder = entries.find((entry) => entry.isDirectory)?.name ?? null;
  // Lines that begin with # are a list's comments (RFC 2483).
  const listed = data.getData("text/uri-list").split(/[\r\n]+/);
  const address = listed.find((line) => line && !line.startsWith("#"));
  // A picture that was copied out of a document is in its markup only: itself, or where it is.
  const [, written] = /<img\b[^>]*?\ssrc=["']([a-z]+:[^"']+)/i.exec(data.getData("text/html")) ?? [];
  const text = address ?? (data.getData("text/plain").trim() ? data.getData("text/plain") : (written ?? ""));
  return { files: [...data.files], folder, text, ...(folder !== null && { entries }) };
}

/** Puts pictures where they belong (pictures/place.ts). What brings back what made it does that. */
export async function receive(dropped: Dropped, wish: Wish = {}): Promise<void> {
  const { files, folder = null, text = "" } = dropped;
  if (!wish.plain && (await takeMany(dropped))) return;
  if (folder !== null) return void refuse(() => words.say("picture.folder", { name: folder }));
  if (files.length === 0) return receiveText(text);
  const { most, ofMore } = capacity();
  if (files.length > most && !ofMore) {
    return void refuse(() => words.say("picture.tooMany", { count: files.length, most }));
  }
  dismiss(NOTICE);
  const opened: Original[] = [];
  for (const file of files.slice(0, most)) {
    const bitmap = await take(file, wish.plain ?? false);
    if (bitmap) opened.push({ name: file.name, bitmap, file });
  }
  if (opened.length > 0) placeBitmaps(opened, wish.place ?? null, Math.max(0, files.length - most));
}

/** What is more than a picture or a recipe: a lecture, many pictures of ours, which the gallery keeps, or a model. */
async function takeMany({ files, folder = null, entries = [] }: Dropped): Promise<boolean> {
  if (files.length === 0 && folder === null) return false;
  const { filesOf } = await import("../intake/dropped.ts");
  const all = folder === null ? new Map(files.map((file) => [file.name, file])) : await filesOf(entries).catch(tooMany);
  if (!all) return true;
  const { receiveLecture } = await import("../app/lectures/add.ts");
  if (await receiveLecture(all)) return true;
  const { receiveKept } = await import("./kept/arrive.ts");
  return (await receiveKept(all, folder !== null)) || takeModel(all);
}

/** A folder with more than anybody means is not read to its end. */
function tooMany(error: unknown): null {
  if (!(error instanceof RangeError)) throw error;
  return refuse(() => keptWords.say("tooMany"));
}

/** A model, in one file, in several or in a folder, is shown before it is added. */
async function takeModel(files: ReadonlyMap<string, File>): Promise<boolean> {
  const { isModel } = await import("../intake/is-model.ts");
  if (!(await isModel(files, (head) => isPicture(sniff(head))))) return false;
  (await import("../app/adding.ts")).offerModel(files);
  return true;
}

async function receiveText(text: string): Promise<void> {
  const found = inText(text, isPage, wordedNames());
  switch (found?.kind) {
    case undefined:
      return void refuse(() => words.say("picture.noFile"));
    case "path":
      return void refuse(() => words.say("picture.path", { path: found.path }));
    case "elsewhere":
      if (isThisPage(found.address)) return receiveBare(new URL(found.address).searchParams);
      if ((await import("../app/looking.ts")).suggest(found.address)) return;
      return void refuse(() => words.say("picture.elsewhere", { address: found.address }));
    case "file": {
      const { mime, bytes } = found.file;
      return receive({ files: [new File([bytes], `data:${mime}`, { type: mime })] });
    }
    case "settings":
      dismiss(NOTICE);
      return openSettings(found.queries);
    case "link":
    case "recipe": {
      dismiss(NOTICE);
      const incoming = await import("./incoming.ts");
      await (found.kind === "link" ? incoming.receiveLink(text) : incoming.receiveJson(found.json, { kind: "text" }));
    }
  }
}

const isThisPage = (address: string) =>
  URL.canParse(address) && address.split(/[?#]/)[0] === location.href.split(/[?#]/)[0];

/** An address of this page that names no room in it: another model, or one whose end was lost on its way. */
async function receiveBare(query: URLSearchParams): Promise<void> {
  if (!query.has("model")) return void refuse(() => words.say("picture.bareAddress"));
  query.set("room", firstRoom().id);
  await openSettings([query]);
}

/** Pictures that may have come from here: a film is no picture, but may too. */
const CARRIERS: readonly PictureType[] = ["png", "gif"];

/** The picture of a file, or null where there is none, or it was a recipe. */
async function take(file: File, plain: boolean): Promise<ImageBitmap | null> {
  const bytes = await read(file);
  if (!bytes) return null;
  if (!plain && (await takeRecipe(file, bytes))) return null;
  return openBytes(file, bytes);
}

/** A file is what its bytes say: our picture or film under any name, our JSON, a note with a link in it. */
async function takeRecipe(file: File, bytes: Uint8Array): Promise<boolean> {
  const found = sniff(bytes);
  const picture = isPicture(found);
  if (picture ? CARRIERS.includes(found.type) : found.problem === "unsupported") {
    return (await import("./incoming.ts")).receiveFile(bytes, { kind: "file", file, picture });
  }
  if (picture) return false;
  const text = found.problem === "unknown" ? textOf(bytes) : null;
  if (text === null) return false;
  const told = inText(text, isPage);
  const named = /\.json$/i.test(file.name) || file.type === "application/json";
  if (told?.kind === "recipe" || named) {
    const json = told?.kind === "recipe" ? told.json : text;
    await (await import("./incoming.ts")).receiveJson(json, { kind: "file", file, picture: false });
    return true;
  }
  if (told === null || told.kind === "elsewhere" || told.kind === "path") return false;
  await receiveText(text);
  return true;
}
