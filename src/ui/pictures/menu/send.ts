/** One picture to another program: by the system where it takes files, else by the clipboard. */

import { say } from "../../../app/notices.ts";
import { wordsOf } from "../../../bytes/words-of.ts";
import { pngOf, type SaveOptions } from "../../../recipe/export.ts";
import { words } from "../../share/words.ts";

export function canSend(): boolean {
  return navigator.canShare?.({ files: [new File([], "picture.png", { type: "image/png" })] }) === true;
}

export async function sendPicture(options: SaveOptions): Promise<void> {
  const file = pngOf(options);
  if (!file) return;
  try {
    await navigator.share({ files: [new File([await file.blob], file.name, { type: "image/png" })] });
  } catch (error) {
    // Closing the system's own dialog is no failure.
    if (error instanceof DOMException && error.name === "AbortError") return;
    const message = wordsOf(error);
    warn(() => words.say("failed", { message }));
  }
}

export async function copyPicture(options: SaveOptions): Promise<void> {
  const file = pngOf(options);
  if (!file) return;
  try {
    await navigator.clipboard.write([new ClipboardItem({ "image/png": file.blob })]);
    say({ key: "save", tone: "info", text: () => words.say("pictureCopied"), passes: true });
  } catch {
    warn(() => words.say("pictureNotCopied"));
  }
}

const warn = (text: () => string) => say({ key: "save", tone: "warning", text });
