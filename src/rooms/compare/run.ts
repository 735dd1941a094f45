/**
 * What the Compare room shows: all columns in one run, and each picture where the clock is. The
 * clock is the t of the timeline, or, while it follows the run, of the column that is furthest
 * behind, so that columns with few steps wait for those with many.
 */

import { slots } from "../../app/page.ts";
import { chainJob } from "../../run/chain.ts";
import type { Feed } from "../../run/feed.ts";
import type { Recording } from "../../run/recording.ts";
import { compareLanes, positionAtTime, slowestTime } from "./lanes.ts";
import type { CompareScene } from "./scene.ts";
import { settings } from "./scene.ts";

export const SLOT = "compare";

export function runCompare(paused = false): void {
  const scene = settings.get();
  slots.of(SLOT).start(chainJob({ scene, lanes: ({ classes }) => compareLanes(scene, classes) }), { paused });
}

export type Which = "x0" | "x";
export type Pixels = Uint8ClampedArray<ArrayBuffer>;

interface Cell {
  /** Among all of the run. */
  readonly picture: number;
  readonly position: number;
}

export class Comparison {
  readonly scene: CompareScene;
  /** t at every position, for each column. */
  readonly times: readonly (readonly number[])[];

  /** Where it runs, or was recorded. */
  readonly feed: Feed;

  constructor(scene: CompareScene, times: readonly (readonly number[])[], feed: Feed) {
    this.scene = scene;
    this.feed = feed;
    this.times = times;
  }

  /** The t that all columns are shown at; null before anything has come. */
  clock(): number | null {
    const { recording, moment } = this.feed;
    if (!recording || recording.pictures !== this.scene.columns.length * this.scene.count) return null;
    if (moment.position !== null) return recording.times[moment.position] ?? 0;
    return slowestTime(this.times.map((times, column) => ({ times, reached: this.reached(recording, column) })));
  }

  /** How many steps of a column are shown. */
  position(column: number, clock = this.clock()): number {
    const { recording } = this.feed;
    if (clock === null || !recording) return -1;
    return Math.min(positionAtTime(this.times[column] ?? [], clock), this.reached(recording, column));
  }

  /** A picture at the clock, RGBA8. Before its first step there is no guess: its first one stands there. */
  pixels(column: number, picture: number, which: Which, clock = this.clock()): Pixels | null {
    const { recording } = this.feed;
    const position = this.position(column, clock);
    if (!recording || position < 0) return null;
    return recording.at(this.index(column, picture), which === "x0" ? Math.max(1, position) : position)[which];
  }

  /** Every picture at the clock, column by column, at its own position: what a saved picture holds. */
  cells(which: Which): Cell[] {
    return this.scene.columns.flatMap((_, column) =>
      Array.from({ length: this.scene.count }, (_, picture) => this.cell(column, picture, which)),
    );
  }

  cell(column: number, picture: number, which: Which): Cell {
    return {
      picture: this.index(column, picture),
      position: Math.max(which === "x0" ? 1 : 0, this.position(column)),
    };
  }

  /** Whether all columns began from the same noise, as their first frames show it; null before there are any. */
  sameStart(): boolean | null {
    const { recording } = this.feed;
    const { columns, count } = this.scene;
    if (this.clock() === null || !recording) return null;
    const start = (column: number, picture: number) => recording.at(this.index(column, picture), 0);
    for (let picture = 0; picture < count; picture++) {
      const first = start(0, picture);
      for (let column = 0; column < columns.length; column++) {
        const { position, x } = start(column, picture);
        if (position !== 0 || !x || !first.x) return null;
        if (!x.every((value, i) => value === first.x?.[i])) return false;
      }
    }
    return true;
  }

  /** A column's picture among all of the run. */
  private index(column: number, picture: number): number {
    return column * this.scene.count + picture;
  }

  private reached(recording: Recording, column: number): number {
    const pictures = Array.from({ length: this.scene.count }, (_, picture) => this.index(column, picture));
    return Math.min(...pictures.map((picture) => recording.at(picture, null).position));
  }
}
