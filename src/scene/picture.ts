import type { Channels } from "../bytes/picture-shape.ts";

/** Pixels up to which an input picture travels whole, nothing lost. */
export const WHOLE_PIXELS = 32 * 32;

/** A picture that goes in, at model resolution: 8-bit, [H, W, C] row by row. */
export interface InputPicture {
  /** 1 … 512 (fields.ts), and so is the height. */
  readonly width: number;
  readonly height: number;
  readonly channels: Channels;
  readonly pixels: Uint8Array<ArrayBuffer>;
  /**
   * The lossy file that `pixels` were decoded from, for a picture too large to travel whole
   * (packed-picture.ts): what is shared is then what ran.
   */
  readonly webp?: Uint8Array<ArrayBuffer>;
  /** Whose picture it is; a file is taken for a person's, and so is a picture that does not say. */
  readonly origin?: "file" | "drawn" | "result";
}
