/**
 * What can be shown as a film: moments in order, and at each the same pictures in the same places. A room says which
 * reels it has; what a film is made of them (src/film) knows no room.
 */
export type Pixels = Uint8ClampedArray<ArrayBuffer>;
export type ReelState = "x0" | "x";

export interface Reel {
  /** Along a run, or from one picture to another. */
  readonly id: "run" | "walk";
  /** Of one picture. */
  readonly width: number;
  readonly height: number;
  /** The moments there are, rising: steps of a run, or places on a walk. */
  readonly stops: readonly number[];
  /** Which states it has. */
  readonly states: readonly ReelState[];
  /** What stands under the pictures: "t = 640". */
  caption(stop: number): string;
  readonly groups: readonly ReelGroup[];
}

/** Pictures that stand together, in rows of `columns`. */
export interface ReelGroup {
  readonly title?: string;
  readonly columns: number;
  readonly count: number;
  /** RGBA8; null where there is nothing yet. The same object means the same picture. */
  pixels(picture: number, stop: number, state: ReelState): Pixels | null;
}
