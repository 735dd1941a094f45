/**
 * A file to the person's disk: the browser's own dialog asks where, in browsers that have one; in
 * the others it is downloaded (browser-fs-access, Apache-2.0, loaded at the first save).
 */

import { wordsOf } from "../bytes/words-of.ts";
import { askingUntil } from "./leaving.ts";
import { say } from "./notices.ts";
import { words } from "./words.ts";

const TYPES: Readonly<Record<string, string>> = {
  ".png": "image/png",
  ".json": "application/json",
  ".npy": "application/octet-stream",
  ".csv": "text/csv",
  ".svg": "image/svg+xml",
  ".tex": "application/x-tex",
  ".zip": "application/zip",
  ".gif": "image/gif",
  ".mp4": "video/mp4",
  ".webm": "video/webm",
};

/**
 * `file` may still be in the making: a browser shows the dialog only soon after a press.
 * Says whether it was saved: false when the dialog was closed.
 * @throws what making or writing the file threw.
 */
export async function saveFile(file: Blob | Promise<Blob>, name: string): Promise<boolean> {
  // A file that fails while the dialog is open is heard of below, once it is wanted.
  Promise.resolve(file).catch(() => {});
  const { fileSave } = await import("browser-fs-access");
  const ending = name.slice(name.lastIndexOf("."));
  try {
    const options = {
      fileName: name,
      extensions: [ending],
      mimeTypes: [TYPES[ending] ?? "application/octet-stream"],
      id: "backstep",
    };
    // A model of half a gigabyte is written for a while.
    await askingUntil(fileSave(file, options));
    return true;
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") return false;
    throw error;
  }
}

/** The same where one press is all there is: what goes wrong is said above the pictures. */
export async function saveSaying(file: Blob | Promise<Blob>, name: string): Promise<boolean> {
  try {
    return await saveFile(file, name);
  } catch (error) {
    const why = wordsOf(error);
    say({ key: "save", tone: "error", text: () => words.say("save.failed", { name, why }) });
    return false;
  }
}
