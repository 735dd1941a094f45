/** GIF89a, with a palette for every frame: noise and a face have few colours in common. */
import { concat } from "../../bytes/concat.ts";
import { lzwBlocks } from "../../bytes/lzw.ts";
import { FPS } from "../timing.ts";
import type { Encoder } from "./encoder.ts";
import { paletteOf } from "./palette.ts";

const word = (value: number) => [value & 255, value >> 8];
/** The longest that a frame can say it is shown, in hundredths of a second. */
const LONGEST = 0xffff;

export function gifEncoder(width: number, height: number): Encoder {
  const parts: Uint8Array[] = [
    // No palette for all, and again and again.
    Uint8Array.from([...ascii("GIF89a"), ...word(width), ...word(height), 0x70, 0, 0]),
    Uint8Array.from([0x21, 0xff, 11, ...ascii("NETSCAPE2.0"), 3, 1, 0, 0, 0]),
  ];
  return {
    add(frame, frames, few) {
      const { colours, apply } = paletteOf(few);
      const delay = Math.min(LONGEST, Math.round((frames * 100) / FPS));
      const table = new Uint8Array(3 * 256);
      table.set(colours);
      parts.push(
        // Left as it is when the next is laid over it.
        Uint8Array.from([0x21, 0xf9, 4, 1 << 2, ...word(delay), 0, 0]),
        Uint8Array.from([0x2c, 0, 0, 0, 0, ...word(width), ...word(height), 0x87]),
        table,
        Uint8Array.of(8),
        lzwBlocks(apply(frame)),
      );
    },
    finish: () => concat(Uint8Array, [...parts, Uint8Array.of(0x3b)]),
  };
}

const ascii = (text: string) => Array.from(text, (letter) => letter.charCodeAt(0));
