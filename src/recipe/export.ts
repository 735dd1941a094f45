/** Saving what is on screen as PNG with its recipe, where one press is enough; the Share dialog has the choices. */

import { say } from "../app/notices.ts";
import { slots } from "../app/page.ts";
import { saveSaying } from "../app/save-file.ts";
import { getState } from "../app/store.ts";
import { concat } from "../bytes/concat.ts";
import type { PictureSize } from "../bytes/picture-shape.ts";
import { words } from "./words.ts";

export interface SaveOptions {
  readonly slot: string;
  readonly which: "x0" | "x";
  /** The pictures to save, in order; all otherwise. */
  readonly pictures?: readonly number[];
  /** Pictures at positions of their own, in order: a figure over time. */
  readonly cells?: readonly { readonly picture: number; readonly position: number }[];
  readonly columns: number;
  readonly size: PictureSize;
  /** Pixels a pixel, as squares or smooth as they look on the page. */
  readonly scale?: number;
  readonly name: string;
}

/** A file that is being made, and how many pictures of a person's travel in it, once it is. */
export interface PngFile {
  readonly name: string;
  readonly blob: Promise<Blob>;
  readonly inputs: () => number;
}

/** Null, and said so, where there is nothing to be seen yet. */
export function pngOf(options: SaveOptions): PngFile | null {
  const { slot, which, pictures, cells, columns, size, scale = 8, name } = options;
  const { status, feed } = slots.of(slot);
  const { recording, moment } = feed;
  const all = pictures ?? Array.from({ length: recording?.pictures ?? 0 }, (_, i) => i);
  const wanted = cells ?? all.map((picture) => ({ picture, position: moment.position }));
  const seen = wanted.flatMap(({ picture, position }) => recording?.at(picture, position)[which] ?? []);
  const recorded = status?.phase === "recorded";
  if (seen.length === 0 || (getState().model.phase !== "ready" && !recorded)) {
    say({ key: "save", tone: "info", text: () => words.say("pictures.notSaved") });
    return null;
  }
  let inputs = 0;
  const make = async () => {
    const { pngFile, recipeWith } = await import("./sharing.ts");
    const shared = await recipeWith(slot);
    if (!shared) throw new Error("the model is being loaded again");
    inputs = shared.inputs;
    const result = {
      width: size.width,
      height: size.height,
      count: seen.length,
      rgba: concat(Uint8ClampedArray, seen),
    };
    const look = {
      columns: Math.min(columns, seen.length),
      scale,
      smooth: getState().look === "smooth",
      metadata: true,
    };
    return pngFile(result, shared.recipe, look);
  };
  return { name: `${name}.png`, blob: make(), inputs: () => inputs };
}

export async function savePng(options: SaveOptions): Promise<void> {
  const file = pngOf(options);
  if (!file || !(await saveSaying(file.blob, file.name))) return;
  const count = file.inputs();
  if (count > 0) say({ key: "save", tone: "info", text: () => words.say("save.travel", { count }) });
}
