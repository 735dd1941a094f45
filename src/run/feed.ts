/**
 * From the worker to the canvases, past React. A feed belongs to a slot, not to a run: who paints
 * it subscribes once and sees every run of the slot. Listeners are called once a display frame at
 * the most, and only when there is something new.
 */
import type { Frames } from "./frames.ts";
import { type Moment, newest } from "./moment.ts";
import type { Recording } from "./recording.ts";

type Listener = (feed: Feed) => void;

export class Feed {
  recording: Recording | null = null;
  /** What of it is looked at now; while it plays, this changes with every frame. */
  moment: Moment;
  readonly #frames: Frames;
  readonly #listeners = new Set<Listener>();
  #asked = false;

  constructor(slot: string, frames: Frames) {
    this.moment = newest(slot);
    this.#frames = frames;
  }

  /** Calls back in the next display frame, and whenever something changed. Returns the way out. */
  readonly subscribe = (listener: Listener): (() => void) => {
    this.#listeners.add(listener);
    this.changed();
    return () => this.#listeners.delete(listener);
  };

  /** Says that there is something new to paint. */
  changed(): void {
    if (this.#asked || this.#listeners.size === 0) return;
    this.#asked = true;
    this.#frames.request(() => {
      this.#asked = false;
      for (const listener of this.#listeners) listener(this);
    });
  }

  /** What position is on screen, −1 when nothing is. */
  get shown(): number {
    if (!this.recording) return -1;
    return this.moment.position ?? this.recording.position;
  }

  /** Interface time of a position: T at 0, 0 at the end. */
  timeAt(position: number): number | null {
    return this.recording?.times[position] ?? null;
  }
}
