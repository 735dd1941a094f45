/**
 * Files from outside: dropped, picked or pasted; pictures, and recipes in them. What cannot be taken is
 * said (pictures/open.ts), and nothing that is already there is touched.
 */

import { dismiss } from "../app/notices.ts";
import { NOTICE, open, refuse } from "../pictures/open.ts";
import { placeBitmap } from "../pictures/place.ts";
import { words } from "../pictures/words.ts";

/** What came by a drop: files, and what only looks like one. */
export interface Dropped {
  readonly files: readonly File[];
  readonly folder: string | null;
}

/** Must be called while the drop event is being handled: afterwards the browser closes its items. */
export function readDrop(data: DataTransfer): Dropped {
  const entries = [...data.items].map((item) => item.webkitGetAsEntry?.());
  const folder = entries.find((entry) => entry?.isDirectory)?.name ?? null;
  return { files: [...data.files], folder };
}

/**
 * Puts one or two pictures where they belong (pictures/place.ts), at the places pointed at. A PNG with
 * a recipe brings back what made it, unless it is wanted as a `plain` picture.
 */
export async function receive(
  { files, folder }: Dropped,
  place: number | null = null,
  { plain = false }: { readonly plain?: boolean } = {},
): Promise<void> {
  if (folder !== null) return void refuse(() => words.say("picture.folder", { name: folder }));
  if (files.length === 0) return void refuse(() => words.say("picture.noFile"));
  if (files.length > 2) return void refuse(() => words.say("picture.three", { count: files.length }));
  dismiss(NOTICE);
  for (const [i, file] of files.entries()) {
    const to = files.length === 2 ? i : place;
    // A file can be gone, or forbidden, by the time it is read.
    await take(file, to, plain).catch(() => refuse(() => words.say("picture.unreadable", { name: file.name })));
  }
}

async function take(file: File, place: number | null, plain: boolean): Promise<void> {
  if (!plain && mayCarryRecipe(file)) {
    const { receiveFile } = await import("./incoming.ts");
    if (await receiveFile(file)) return;
  }
  const bitmap = await open(file);
  if (bitmap) placeBitmap(bitmap, file.name, place);
}

/** A PNG that this page made, or its recipe as JSON, brings everything back. */
function mayCarryRecipe({ name, type }: File): boolean {
  return type === "image/png" || type === "application/json" || /\.(png|json)$/i.test(name);
}
