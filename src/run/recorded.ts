/**
 * Runs that were recorded beforehand, to look at before there is one of one's own. They go through slots like real
 * runs, with names of their own, and are always labelled.
 */
import { Recording } from "./recording.ts";
import { cellsOf, framesOf, placeOf, type Sheet } from "./sheet.ts";

export interface Recorded {
  readonly sheet: Sheet;
  /** By the name of the slot that ran them. */
  readonly recordings: ReadonlyMap<string, Recording>;
}

/** Null where there is none of this name. */
export async function readRecorded(name: string): Promise<Recorded | null> {
  const files = await filesOf(`recorded/${name}`);
  if (!files) return null;
  const sheet = files.sheet as Sheet;
  return { sheet, recordings: await recordingsIn(sheet, files.picture) };
}

/**
 * A sheet's two files, as the page has them under a name without an ending; null where they are not there.
 * @throws where the network, or the server, does not answer
 */
export async function filesOf(name: string): Promise<{ readonly sheet: unknown; readonly picture: Blob } | null> {
  const text = await answer(`${name}.json`);
  // A server that answers every path with the page says so by its type.
  if (!text.ok || !text.headers.get("content-type")?.includes("json")) return null;
  const sheet: unknown = await text.json();
  const picture = await answer(`${name}.webp`);
  return picture.ok ? { sheet, picture: await picture.blob() } : null;
}

async function answer(address: string): Promise<Response> {
  const response = await fetch(address);
  if (response.status >= 500) throw new Error(`${address}: ${response.status}`);
  return response;
}

/** What of a sheet says how its picture is read. */
type Layout = Pick<Sheet, "columns" | "grid" | "slots"> & { readonly model: Pick<Sheet["model"], "width" | "height"> };

/** The recordings in a sheet's picture, by the name of the slot that ran them. */
export async function recordingsIn(sheet: Layout, picture: Blob): Promise<ReadonlyMap<string, Recording>> {
  const pixels = await pixelsIn(sheet, await createImageBitmap(picture));
  const { model, slots } = sheet;
  const size = model.width * model.height * 4;
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
      const first = cell + at * count;
      return at < 0 ? null : pixels.subarray(first * size, (first + count) * size);
    };
    const t = recording?.times[position] ?? 0;
    // There is no guess before the first step.
    const x0 = position > 0 ? state("x0") : null;
    recording?.add({ position, t, lane, count, x0, x: state("x"), recorded: true });
  }
  return recordings;
}

/** All cells one after the other. They are read a row at a time: between two rows the page gets its turn. */
async function pixelsIn(sheet: Layout, sprite: ImageBitmap): Promise<Uint8ClampedArray<ArrayBuffer>> {
  const { width, height } = sheet.model;
  const { columns, grid = 1 } = sheet;
  const cells = cellsOf(sheet);
  const pixels = new Uint8ClampedArray(cells * height * width * 4);
  const row = new OffscreenCanvas(sprite.width, grid * height);
  const context = row.getContext("2d", { willReadFrequently: true });
  if (!context) throw new Error("this browser draws nothing off the page: there is no recording to show");
  const inRow = columns * grid ** 2;
  for (let first = 0; first < cells; first += inRow) {
    const top = (first / inRow) * row.height;
    context.drawImage(sprite, 0, -top);
    const { data } = context.getImageData(0, 0, row.width, row.height);
    for (let cell = first; cell < Math.min(first + inRow, cells); cell++) {
      const [left, down] = placeOf(cell, sheet);
      for (let y = 0; y < height; y++) {
        const from = ((down * height - top + y) * row.width + left * width) * 4;
        pixels.set(data.subarray(from, from + width * 4), (cell * height + y) * width * 4);
      }
    }
    await new Promise((resume) => setTimeout(resume));
  }
  sprite.close();
  return pixels;
}
