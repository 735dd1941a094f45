/**
 * From the worker to the canvases, past React. A feed belongs to a slot, not to a run: who paints
 * it subscribes once and sees every run of the slot. Listeners are called once a display frame at
 * the most, and only when there is something new.
 */
import type { Recording } from "./recording.ts";

type Listener = (feed: Feed) => void;

export class Feed {
  recording: Recording | null = null;
  /** The position asked for, or null for the newest. */
  held: number | null = null;
  private readonly listeners = new Set<Listener>();
  private request = 0;

  /** Calls back in the next display frame, and whenever something changed. Returns the way out. */
  readonly subscribe = (listener: Listener): (() => void) => {
    this.listeners.add(listener);
    this.changed();
    return () => this.listeners.delete(listener);
  };

  /** Says that there is something new to paint. */
  changed(): void {
    if (this.request || this.listeners.size === 0) return;
    this.request = requestAnimationFrame(() => {
      this.request = 0;
      for (const listener of this.listeners) listener(this);
    });
  }

  /** What position is on screen, −1 when nothing is. */
  get shown(): number {
    if (!this.recording) return -1;
    return this.held ?? this.recording.position;
  }

  /** Interface time of a position: T at 0, 0 at the end. */
  timeAt(position: number): number | null {
    return this.recording?.times[position] ?? null;
  }
}

const feeds = new Map<string, Feed>();

export function feedOf(slot: string): Feed {
  let feed = feeds.get(slot);
  if (!feed) {
    feed = new Feed();
    feeds.set(slot, feed);
  }
  return feed;
}

/** Every slot that has a recording: what they hold is the page's memory. */
export function allRecordings(): [slot: string, recording: Recording][] {
  return [...feeds].flatMap(([slot, { recording }]) => (recording ? [[slot, recording]] : []));
}
