/** Saving what is on screen as PNG with its recipe, where one press is enough; the Share dialog has the choices. */

import { roomOf } from "../app/actions.ts";
import { say } from "../app/notices.ts";
import { saveSaying } from "../app/save-file.ts";
import { getState } from "../app/store.ts";
import { t } from "../i18n/words.ts";
import { feedOf } from "../run/feed.ts";
import type { Room } from "./scene.ts";

export interface SaveOptions {
  readonly slot: string;
  readonly which: "x0" | "x";
  /** The lanes to save, in order; all otherwise. */
  readonly lanes?: readonly number[];
  /** Lanes at moments of their own, in order: a figure over time. */
  readonly cells?: readonly { readonly lane: number; readonly position: number }[];
  readonly columns: number;
  readonly size: number;
  /** Pixels a pixel: nearest, so that what was generated can be read back. */
  readonly scale?: number;
  readonly name: string;
}

export async function savePng(options: SaveOptions): Promise<void> {
  const { slot, which, lanes, cells, columns, size, scale = 8, name } = options;
  const { recording, held } = feedOf(slot);
  const all = lanes ?? Array.from({ length: recording?.lanes ?? 0 }, (_, i) => i);
  const moments = cells ?? all.map((lane) => ({ lane, position: held }));
  const seen = moments.flatMap(({ lane, position }) => recording?.at(lane, position)[which] ?? []);
  if (seen.length === 0 || getState().model.phase !== "ready") {
    say({ key: "save", tone: "info", text: () => t("pictures.notSaved") });
    return;
  }
  const room = roomOfSlot(slot);
  let inputs = 0;
  const make = async () => {
    const { pngFile, joined, shareableOf } = await import("./sharing.ts");
    const shared = await shareableOf(room);
    if (!shared) throw new Error("the model is being loaded again");
    inputs = shared.inputs;
    const pictures = { width: size, height: size, count: seen.length, rgba: joined(seen) };
    const look = { columns: Math.min(columns, seen.length), scale, smooth: false, metadata: true };
    return pngFile(pictures, shared.recipe, look);
  };
  const saved = await saveSaying(make(), `${name}.png`);
  if (saved && inputs > 0) say({ key: "save", tone: "info", text: () => t("save.travel", { count: inputs }) });
}

/** "trajectory/2" belongs to the room before the stroke; what belongs to none, to where one is. */
function roomOfSlot(slot: string): Room {
  const name = slot.split("/")[0] ?? slot;
  return name in getState().scenes ? (name as Room) : (roomOf(getState().place) ?? "generate");
}
