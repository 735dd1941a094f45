/** A recording that plays by itself. */
import type { Feed } from "./feed.ts";
import { displayFrames, type Frames } from "./frames.ts";

const PLAY_MS = 7000;
const REST_MS = 2500;
/** Of the rest, what its end is owed before something else takes its place. */
const LOOK_MS = 1000;

/**
 * Plays it from its noise, with a rest at its end, again and again while it is wanted. Resolves when it has come to its
 * end, and been looked at there, for the first time, or is no longer wanted.
 */
export function playRecorded(feed: Feed, wanted: () => boolean, frames: Frames = displayFrames): Promise<void> {
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
