/** What is shown of a moment: its recording, held where its speaker left it, and played from there. */
import type { Recorded } from "../../../lecture/lecture.ts";
import { Feed } from "../../../run/feed.ts";
import { displayFrames } from "../../../run/frames.ts";
import { Playback } from "../../../run/playback.ts";
import type { Recording } from "../../../run/recording.ts";

export interface Player {
  readonly feed: Feed;
  readonly playback: Playback;
  readonly of: Recorded;
  /** Of a picture, in its own pixels. */
  readonly size: { readonly width: number; readonly height: number };
}

export function playerOf(recording: Recording, of: Recorded, size: Player["size"]): Player {
  const feed = new Feed(of.slot, displayFrames);
  const playback = new Playback(feed, displayFrames, { moment: () => {}, playing: () => {} });
  playback.show(recording);
  if (of.at !== undefined) playback.hold(of.at);
  return { feed, playback, of, size };
}
