/** What of a recording goes into a sheet: few frames of many pictures, many of few, and always the one that is held. */
import type { Recording } from "./recording.ts";
import { framesOf, placeOf, type Sheet, type SheetPart } from "./sheet.ts";

/** A picture of noise is 3 KB as a PNG: an hour's moments fit into 20 MB. */
const MOST_CELLS = 384;
const MOST_POSITIONS = 64;
const COLUMNS = 32;

export interface TakenFrames {
  readonly columns: number;
  readonly slots: Sheet["slots"];
  /** Null where there is nothing: before the first step there is no guess. */
  readonly cells: readonly (Uint8ClampedArray<ArrayBuffer> | null)[];
}

interface Wish {
  readonly which: "x0" | "x";
  /** The position that is looked at; null for the newest. */
  readonly held: number | null;
}

export function takeFrames(slot: string, recording: Recording, { which, held }: Wish): TakenFrames {
  const { pictures, times } = recording;
  const most = Math.max(2, Math.min(MOST_POSITIONS, Math.floor(MOST_CELLS / pictures)));
  const parts: SheetPart[] = Array.from({ length: pictures }, (_, lane) => ({
    lane,
    count: 1,
    positions: positionsOf(recording, lane, { most, held }),
    states: [which],
  }));
  const slots = { [slot]: { pictures, times, parts } };
  const cells = framesOf({ slots }).map(({ lane, position }) => recording.at(lane, position)[which]);
  return { columns: Math.min(COLUMNS, cells.length), slots, cells };
}

function positionsOf(recording: Recording, lane: number, { most, held }: { most: number; held: number | null }) {
  const newest = recording.at(lane, null).position;
  const all = recording.positions(lane);
  const thin = Array.from({ length: most }, (_, i) => all[Math.round((i * (all.length - 1)) / (most - 1))] ?? newest);
  const wanted = [...thin, newest, recording.at(lane, held).position];
  return [...new Set(wanted)].filter((position) => position >= 0).sort((a, b) => a - b);
}

/** The cells as one PNG, which loses nothing. */
export async function sheetPicture(
  { cells, columns }: Pick<TakenFrames, "cells" | "columns">,
  { width, height }: { readonly width: number; readonly height: number },
): Promise<Blob> {
  const canvas = new OffscreenCanvas(columns * width, Math.ceil(cells.length / columns) * height);
  const context = canvas.getContext("2d");
  if (!context) throw new Error("this browser draws nothing off the page: no frames can be kept");
  for (const [i, pixels] of cells.entries()) {
    const [left, down] = placeOf(i, { columns });
    if (pixels) context.putImageData(new ImageData(pixels, width, height), left * width, down * height);
  }
  return canvas.convertToBlob({ type: "image/png" });
}
