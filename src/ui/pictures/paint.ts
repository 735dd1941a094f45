/** Paints one state of a feed's pictures on one canvas, and only those that changed. */
import type { PictureSize } from "../../bytes/picture-shape.ts";
import type { Feed } from "../../run/feed.ts";
import type { Seen } from "../../run/recording.ts";
import { cornerOf } from "./layout.ts";
import { put } from "./put.ts";

export type Which = "x0" | "x";

/** What is on the canvas, by place, so that a picture is painted once. */
export type Painted = (Seen | undefined)[];

interface PaintTarget {
  readonly context: CanvasRenderingContext2D;
  readonly painted: Painted;
  readonly which: Which;
  readonly columns: number;
  readonly size: PictureSize;
  /** Canvas pixels a pixel: 1 where the browser enlarges them into squares. */
  readonly scale: number;
  /** Which pictures are shown, in order; all of them by default. */
  readonly pictures?: readonly number[];
}

export function paint(feed: Feed, { context, painted, which, columns, size, scale, pictures }: PaintTarget): void {
  const { recording, moment } = feed;
  if (!recording) return;
  const count = pictures?.length ?? recording.pictures;
  for (let i = 0; i < count; i++) {
    const seen = recording.at(pictures?.[i] ?? i, moment.position);
    if (painted[i] === seen) continue;
    painted[i] = seen;
    // Before the first step there is no x̂₀: an empty place says so better than a grey picture.
    put(context, seen[which], size, scale, cornerOf(i, columns, size));
  }
}
