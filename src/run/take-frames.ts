/** What of a recording goes into a sheet: few frames of many pictures, many of few, and always the one that is held. */
import type { PictureSize } from "../bytes/picture-shape.ts";
import { encodePngSoon } from "../bytes/png-pixels.ts";
import { isOpaque, pixelsOf } from "../bytes/rgba.ts";
import type { Recording } from "./recording.ts";
import { framesOf, placeOf, type Sheet, type SheetPart } from "./sheet.ts";

const MOST_CELLS = 384;
/** Of all cells, as many as those have at 32 × 32. Noise, which packs worst, is 3 bytes each as a PNG: a moment is 1.2 MB at most. */
const MOST_PIXELS = MOST_CELLS * 32 * 32;
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
  /** The pictures that are looked at; all where not said. */
  readonly pictures?: readonly number[];
}

/** Null while one of the pictures has nothing to show: what was recorded of a few of them is no moment. */
export function takeFrames(slot: string, recording: Recording, { which, held, ...wish }: Wish): TakenFrames | null {
  const { pictures, times, size } = recording;
  const lanes = wish.pictures ?? Array.from({ length: pictures }, (_, lane) => lane);
  if (lanes.length === 0 || lanes.some((lane) => !recording.at(lane, held)[which])) return null;
  const cellsEach = Math.min(MOST_CELLS, Math.floor(MOST_PIXELS / (size / 4))) / lanes.length;
  const most = Math.max(1, Math.min(MOST_POSITIONS, Math.floor(cellsEach)));
  const parts: SheetPart[] = lanes.map((lane) => ({
    lane,
    count: 1,
    positions: positionsOf(recording, lane, { most, held }),
    states: [which],
  }));
  const slots = { [slot]: { pictures, times, parts } };
  const cells = framesOf({ slots }).map(({ lane, position }) => recording.at(lane, position)[which]);
  return { columns: Math.min(COLUMNS, cells.length), slots, cells };
}

/** What is looked at before all others, then the newest, then as many as there is room for between them. */
function positionsOf(recording: Recording, lane: number, { most, held }: { most: number; held: number | null }) {
  const [looked, newest] = [held, null].map((at) => recording.at(lane, at).position) as [number, number];
  const first = [...new Set([looked, newest])].slice(0, most);
  const others = recording.positions(lane).filter((position) => !first.includes(position));
  return [...first, ...evenly(others, most - first.length)].sort((a, b) => a - b);
}

/** So many of them, the first and the last among them. */
function evenly(all: readonly number[], count: number): readonly number[] {
  if (count >= all.length) return all;
  const apart = (all.length - 1) / Math.max(1, count - 1);
  return Array.from({ length: count }, (_, i) => all[Math.round(i * apart)] as number);
}

/**
 * The cells as one PNG, which loses nothing: by our own hand, since a canvas multiplies colours by alpha. It has no alpha
 * where none of them has, and then any decoder reads the same.
 */
export async function sheetPicture(
  { cells, columns }: Pick<TakenFrames, "cells" | "columns">,
  { width, height }: PictureSize,
): Promise<Blob> {
  const all = { width: columns * width, height: Math.ceil(cells.length / columns) * height };
  const rgba = new Uint8ClampedArray(all.width * all.height * 4);
  for (const [i, pixels] of cells.entries()) {
    const [left, down] = placeOf(i, { columns });
    for (let y = 0; pixels && y < height; y++) {
      const row = pixels.subarray(y * width * 4, (y + 1) * width * 4);
      rgba.set(row, ((down * height + y) * all.width + left * width) * 4);
    }
  }
  const shape = { ...all, channels: cells.every((pixels) => !pixels || isOpaque(pixels)) ? 3 : 4 } as const;
  const png = await encodePngSoon({ ...shape, pixels: pixelsOf(rgba, shape) });
  return new Blob([png], { type: "image/png" });
}
