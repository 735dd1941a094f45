/** What is known of the diffusion that a network was trained on, each value with how it is known. */
import type { PictureSize } from "../../bytes/picture-shape.ts";
import type { ModelVariance, Prediction, ScheduleSpec } from "../../diffusion/process.ts";

/**
 * Read: a file says it. Inferred: a buffer, a shape or the program leaves nothing else. Measured: by the doctor.
 * Assumed: the program's default, which an option would have changed. Chosen: by the person.
 */
export type How = "read" | "inferred" | "measured" | "assumed" | "chosen";

export interface Told<T> {
  readonly value: T;
  readonly how: How;
  /** The file and its field, the buffer or the program: a name, no sentence. */
  readonly from: string;
}

/** What the network is called with at index 0 … T − 1: scale · index + shift. */
export interface TimeScale {
  readonly scale: number;
  readonly shift: number;
}

/** Of the values of its pictures: black and white. */
export type Range = readonly [black: number, white: number];

/** What a family says before a network is built. */
export interface Says {
  /** Null where no file says it. */
  readonly size: Told<PictureSize> | null;
  readonly T: Told<number>;
  readonly schedule: Told<ScheduleSpec>;
  readonly prediction: Told<Prediction>;
  /** What the second half of an output of twice the channels would be. */
  readonly learned: Told<Exclude<ModelVariance, "fixed">>;
  readonly time: Told<TimeScale>;
  readonly range: Told<Range>;
  /** Versions of its program that meant something else by the same names, which its names leave; the usual first. */
  readonly eras?: readonly [string, ...string[]];
}

/** The same of a network whose outputs have been counted: what a card shows. */
export interface Card extends Omit<Says, "size" | "learned"> {
  readonly size: Told<PictureSize>;
  readonly variance: Told<ModelVariance>;
  readonly selfConditioned: Told<boolean>;
}

const told =
  (how: How) =>
  <T>(value: T, from: string): Told<T> => ({ value, how, from });

export const read = told("read");
export const inferred = told("inferred");
export const assumed = told("assumed");

export const INDEX: TimeScale = { scale: 1, shift: 0 };
export const SIGNED: Range = [-1, 1];
