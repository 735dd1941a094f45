/**
 * The showreel: a recorded run of the model, to look at while the model loads. It is one picture with
 * all its frames (a sprite) and a few words about it, goes through a feed like a real run, and is
 * always labelled. A page without one shows empty places instead.
 *
 * bench/record.ts makes it: recorded/<model>.webp has frame f in column f mod `columns` of row
 * ⌊f / columns⌋, each frame a grid of `grid` × `grid` x̂₀ without gaps; recorded/<model>.json says
 * which positions those are and what t they have.
 */
import type { Feed } from "./feed.ts";
import { displayFrames, type Frames } from "./frames.ts";
import { Recording } from "./recording.ts";

interface Sheet {
  readonly columns: number;
  readonly grid: number;
  readonly width: number;
  readonly height: number;
  readonly positions: readonly number[];
  readonly times: readonly number[];
}

const PLAY_MS = 7000;
const REST_MS = 2500;
/** Of the rest, what its end is owed before something else takes its place. */
const LOOK_MS = 1000;

/**
 * Plays it from its noise, with a rest at its end, again and again while it is wanted. Resolves when it has come to its
 * end, and been looked at there, for the first time, or is no longer wanted.
 */
export function playShowreel(feed: Feed, wanted: () => boolean, frames: Frames = displayFrames): Promise<void> {
  const stops = feed.recording?.positions() ?? [];
  const each = PLAY_MS / Math.max(1, stops.length);
  const begun = frames.now();
  let resolve = () => {};
  const ended = new Promise<void>((end) => {
    resolve = end;
  });
  const frame = (now: number) => {
    if (!wanted()) return resolve();
    if (now - begun >= PLAY_MS + LOOK_MS) resolve();
    const since = (now - begun) % (PLAY_MS + REST_MS);
    const at = Math.min(1, since / PLAY_MS);
    const position = stops[Math.min(stops.length - 1, Math.floor(at * stops.length))] ?? 0;
    if (feed.moment.position !== position) {
      feed.moment = { ...feed.moment, position };
      feed.changed();
    }
    frames.after(each - (since % each), frame);
  };
  frames.request(frame);
  return ended;
}

/** The showreel of a model; null where there is none. */
export async function readShowreel(modelId: string): Promise<Recording | null> {
  const name = `recorded/${modelId}`;
  const response = await fetch(`${name}.json`);
  // A server that answers every path with the page says so by its type.
  if (!response.ok || !response.headers.get("content-type")?.includes("json")) return null;
  const sheet = (await response.json()) as Sheet;
  const sprite = await fetch(`${name}.webp`);
  if (!sprite.ok) return null;
  return recordingOf(sheet, await createImageBitmap(await sprite.blob()));
}

/** Frame by frame, a row of them at a time: between two rows the page gets its turn. */
async function recordingOf(sheet: Sheet, sprite: ImageBitmap): Promise<Recording> {
  const { width, height, grid, columns, positions, times } = sheet;
  const recording = new Recording(grid * grid, width * height * 4);
  const row = new OffscreenCanvas(sprite.width, grid * height);
  const context = row.getContext("2d", { willReadFrequently: true });
  if (!context) return recording;
  const timeAt: number[] = [];
  for (let first = 0; first < positions.length; first += columns) {
    context.drawImage(sprite, 0, -(first / columns) * row.height);
    const { data } = context.getImageData(0, 0, row.width, row.height);
    positions.slice(first, first + columns).forEach((position, column) => {
      const t = times[first + column] ?? 0;
      timeAt[position] = t;
      const pixels = frameOf(data, sheet, column);
      recording.add({ position, t, lane: 0, count: grid * grid, x0: pixels, x: pixels, recorded: true });
    });
    await new Promise((resume) => setTimeout(resume));
  }
  sprite.close();
  recording.times = timeAt;
  return recording;
}

/** All pictures of a frame one after the other, line by line out of a row of frames. */
function frameOf(row: Uint8ClampedArray, { width, height, grid, columns }: Sheet, column: number) {
  const pixels = new Uint8ClampedArray(grid * grid * height * width * 4);
  for (let line = 0; line < grid * grid * height; line++) {
    const lane = Math.floor(line / height);
    const x = (column * grid + (lane % grid)) * width;
    const y = Math.floor(lane / grid) * height + (line % height);
    const from = (y * columns * grid * width + x) * 4;
    pixels.set(row.subarray(from, from + width * 4), line * width * 4);
  }
  return pixels;
}
