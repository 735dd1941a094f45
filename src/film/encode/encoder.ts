import type { Pixels } from "../../scene/reel.ts";

/** Makes a file out of frames, one after the other: it never holds two. */
export interface Encoder {
  /** Shown for so many frames of the film. @param few the colours in it, each pixel of the small pictures once */
  add(frame: Pixels, frames: number, few: Pixels): void | Promise<void>;
  finish(): Uint8Array<ArrayBuffer> | Promise<Uint8Array<ArrayBuffer>>;
}
