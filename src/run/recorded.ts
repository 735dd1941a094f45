/**
 * Runs that were recorded beforehand, to look at before there is one of one's own. They go through slots like real
 * runs, with names of their own, and are always labelled.
 */
import { Recording } from "./recording.ts";
import { framesOf, type Sheet } from "./sheet.ts";
import { type Layout, pixelsIn } from "./sheet-pixels.ts";

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

/** The recordings in a sheet's picture, by the name of the slot that ran them. */
export async function recordingsIn(sheet: Layout, picture: Blob): Promise<ReadonlyMap<string, Recording>> {
  const pixels = await pixelsIn(sheet, picture);
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
