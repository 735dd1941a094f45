/**
 * Runs that were recorded beforehand, to look at before there is one of one's own. They go through slots like real
 * runs, with names of their own, and are always labelled.
 */
import { Recording } from "./recording.ts";
import { framesOf, type Sheet } from "./sheet.ts";

export interface Recorded {
  readonly sheet: Sheet;
  /** By the name of the slot that ran them. */
  readonly recordings: ReadonlyMap<string, Recording>;
}

/** Null where there is none of this name. */
export async function readRecorded(name: string): Promise<Recorded | null> {
  const response = await fetch(`recorded/${name}.json`);
  // A server that answers every path with the page says so by its type.
  if (!response.ok || !response.headers.get("content-type")?.includes("json")) return null;
  const sheet = (await response.json()) as Sheet;
  const sprite = await fetch(`recorded/${name}.webp`);
  if (!sprite.ok) return null;
  return recordingsOf(sheet, await createImageBitmap(await sprite.blob()));
}

function recordingsOf(sheet: Sheet, sprite: ImageBitmap): Recorded {
  const { data, width } = pixelsOf(sprite);
  const { model, columns, slots } = sheet;
  const row = model.width * 4;
  const size = row * model.height;
  const cells = (first: number, count: number) => {
    const pixels = new Uint8ClampedArray(count * size);
    for (let i = 0; i < count; i++) {
      const left = ((first + i) % columns) * row;
      const top = Math.floor((first + i) / columns) * model.height;
      for (let y = 0; y < model.height; y++) {
        const from = (top + y) * width * 4 + left;
        pixels.set(data.subarray(from, from + row), i * size + y * row);
      }
    }
    return pixels;
  };
  const recordings = new Map(
    Object.entries(slots).map(([slot, { pictures, times }]) => {
      const recording = new Recording(pictures, size);
      recording.times = times;
      return [slot, recording];
    }),
  );
  for (const { slot, position, lane, count, states, cell } of framesOf(sheet)) {
    const recording = recordings.get(slot);
    const state = (wanted: "x0" | "x") => {
      const at = states.indexOf(wanted);
      return at < 0 ? null : cells(cell + at * count, count);
    };
    const t = recording?.times[position] ?? 0;
    // There is no guess before the first step.
    const x0 = position > 0 ? state("x0") : null;
    recording?.add({ position, t, lane, count, x0, x: state("x"), recorded: true });
  }
  return { sheet, recordings };
}

function pixelsOf(sprite: ImageBitmap): ImageData {
  const canvas = new OffscreenCanvas(sprite.width, sprite.height);
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) throw new Error("this browser draws nothing off the page: there is no recording to show");
  context.drawImage(sprite, 0, 0);
  const pixels = context.getImageData(0, 0, sprite.width, sprite.height);
  sprite.close();
  return pixels;
}
