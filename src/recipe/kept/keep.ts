/** Keeping, which is a press of a person's, always: what is on screen goes into the gallery, and can be taken back. */

import { getState } from "../../app/store.ts";
import { concat } from "../../bytes/concat.ts";
import { rgbaOf } from "../../bytes/rgba.ts";
import { kept } from "../../ledger/page.ts";
import { inputsOf } from "../../scene/places.ts";
import { roomNamed } from "../../scene/rooms.ts";
import { pngOf, type SaveOptions } from "../export.ts";
import type { ShownPictures } from "../result.ts";
import { columnsOf, pngFile, type Shareable, shareableOf, shownPictures } from "../sharing.ts";
import { keptOf } from "./entry.ts";
import { makeThumbnail } from "./make-thumbnail.ts";
import { refuse, said, tellDone } from "./said.ts";
import { putOnShelf, takeFromShelf } from "./shelf.ts";
import { words } from "./words.ts";

/** All that a room has made; of a run that is not over, what is on screen. */
export async function keepRoom(room: string): Promise<void> {
  const shared = await shareableOf(room);
  const pictures = shared && picturesOf(room, shared);
  if (!pictures) return tellDone(() => words.say("nothing"));
  // As they are, no pixel enlarged: the page does that.
  const look = { columns: columnsOf(shared.scene, pictures.count), scale: 1, smooth: false, metadata: true };
  await keep(pngFile(pictures, shared.recipe, { ...look, columns: Math.min(look.columns, pictures.count) }));
}

/** One picture, with the recipe of all that it was made with. */
export async function keepPicture(options: SaveOptions): Promise<void> {
  const file = pngOf({ ...options, scale: 1 });
  if (file) await keep(file.blob);
}

/** Where numbers are made, the pictures are those that were measured. */
function picturesOf(room: string, { result, scene }: Shareable): ShownPictures | null {
  if (result) return result;
  if (!roomNamed(room).numbers) return shownPictures(room, getState().view === "x" ? "x" : "x0");
  const [first, ...others] = inputsOf(scene);
  if (!first) return null;
  const { width, height } = first;
  const inputs = [first, ...others];
  return { width, height, count: inputs.length, rgba: concat(Uint8ClampedArray, inputs.map(rgbaOf)) };
}

async function keep(file: Promise<Blob>): Promise<void> {
  try {
    const png = new Uint8Array(await (await file).arrayBuffer());
    const whole = await keptOf(png, makeThumbnail);
    if (!whole) throw new Error("a PNG without its recipe");
    const { id } = whole.entry;
    if ((await kept.pictures(id)) !== null) return tellDone(() => words.say("already"));
    await putOnShelf(whole);
    const undo = () => void takeFromShelf(id).then(said, refuse);
    tellDone(() => words.say("kept"), { label: () => words.say("undo"), run: undo });
  } catch (error) {
    refuse(error);
  }
}
