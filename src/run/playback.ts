/**
 * Looking at what a slot has recorded: held at a moment, moved along it, or played, frame by frame and
 * past the store, which hears of the moment when it stands still.
 */
import type { Feed } from "./feed.ts";
import type { Frames } from "./frames.ts";
import type { Moment } from "./moment.ts";
import type { Recording } from "./recording.ts";

/** To the picture, or back to the noise. */
export type Direction = 1 | -1;

export interface PlaybackListener {
  /** Another moment is looked at, and stands still. */
  moment(moment: Moment): void;
  playing(direction: Direction | null): void;
}

/** A whole run at speed 1. */
const WHOLE_MS = 9000;

export class Playback {
  /** Also of what plays now: 1 is the whole run in nine seconds. */
  speed = 1;
  readonly #feed: Feed;
  readonly #frames: Frames;
  readonly #told: PlaybackListener;
  #request = 0;
  #direction: Direction | null = null;
  /** A position asked for before there was a run: where the first one will be looked at. */
  #awaited: number | null = null;

  constructor(feed: Feed, frames: Frames, told: PlaybackListener) {
    this.#feed = feed;
    this.#frames = frames;
    this.#told = told;
  }

  /** Holds the pictures at a position, or lets them follow the newest (null). The run goes on. */
  hold(position: number | null): void {
    this.#awaited = null;
    this.stop();
    this.#look({ position });
  }

  /** Looks at something else of what is here, where it is. */
  look(change: Partial<Omit<Moment, "slot" | "position">>): void {
    this.#look(change);
  }

  /** Looks at a moment that may be still to come: when the first run gets there, it is held. */
  await({ position = null, ...change }: Partial<Omit<Moment, "slot">>): void {
    this.hold(position);
    if (!this.#feed.recording) this.#awaited = position;
    this.#look(change);
  }

  /** Moves along what was recorded, by so many recorded positions. */
  nudge(by: number): void {
    const stops = this.#feed.recording?.positions() ?? [];
    if (stops.length === 0) return;
    const here = this.#feed.shown;
    const at = by < 0 ? stops.findLastIndex((p) => p < here) + by + 1 : stops.findIndex((p) => p > here) + by - 1;
    const target = at < 0 ? (by < 0 ? stops[0] : undefined) : stops[at];
    const last = stops.at(-1);
    this.hold(target === undefined || target === last ? null : target);
  }

  /** Plays to the picture, or (−1) back to the noise; the same again stops it where it is. */
  toggle(direction: Direction = 1): void {
    const stopped = this.#direction;
    this.stop();
    const length = (this.#feed.recording?.times.length ?? 0) - 1;
    if (stopped === direction || length < 1) return;
    this.#awaited = null;
    this.#direction = direction;
    this.#told.playing(direction);
    this.#play(direction, length);
  }

  /** Leaves the moment where it is. */
  stop(): void {
    if (this.#direction === null) return;
    this.#frames.cancel(this.#request);
    this.#direction = null;
    this.#told.playing(null);
    this.#told.moment(this.#feed.moment);
  }

  /** A run has its first pictures: from now on it is looked at, at its newest unless a position is awaited. */
  show(recording: Recording): void {
    if (recording === this.#feed.recording) return; // it goes on
    const last = recording.times.length - 1;
    const position = this.#awaited !== null && this.#awaited < last ? this.#awaited : null;
    this.#awaited = null;
    this.#feed.recording = recording;
    this.#look({ position });
  }

  /** Nothing is looked at any more. */
  clear(): void {
    this.stop();
    this.#feed.recording = null;
    this.#look({ position: this.#awaited });
  }

  #play(direction: Direction, length: number): void {
    const end = direction > 0 ? length : 0;
    let position = this.#feed.moment.position ?? length - end;
    let before = this.#frames.now();
    const frame = (now: number) => {
      position += ((direction * (now - before)) / WHOLE_MS) * length * this.speed;
      before = now;
      if (direction * (position - end) >= 0) {
        this.#direction = null;
        this.#told.playing(null);
        this.#look({ position: direction > 0 ? null : 0 });
        return;
      }
      this.#to(Math.floor(position));
      this.#request = this.#frames.request(frame);
    };
    this.#to(Math.floor(position));
    this.#request = this.#frames.request(frame);
  }

  /** A moment on the way: nobody but who paints is told. */
  #to(position: number): void {
    this.#feed.moment = { ...this.#feed.moment, position };
    this.#feed.changed();
  }

  #look(change: Partial<Moment>): void {
    this.#feed.moment = { ...this.#feed.moment, ...change };
    this.#feed.changed();
    this.#told.moment(this.#feed.moment);
  }
}
