/** The 64 held-out faces, an 8×8 sheet of 32-pixel portraits that training never saw. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PNG } from "pngjs";
import { CHANNELS, D, SIZE } from "./quality-network.ts";

const ROWS = 8;

/** Each [3, 32, 32] float32, 8-bit levels as v/127.5 − 1. */
export function heldOutFaces(): Float32Array[] {
  const sheet = PNG.sync.read(readFileSync(join(process.cwd(), "bench", "data", "heldout-64.png")));
  if (sheet.width !== ROWS * SIZE || sheet.height !== ROWS * SIZE)
    throw new Error(`heldout-64.png is ${sheet.width}×${sheet.height}, expected ${ROWS * SIZE}×${ROWS * SIZE}`);
  return Array.from({ length: ROWS * ROWS }, (_, face) => {
    const top = Math.floor(face / ROWS) * SIZE;
    const left = (face % ROWS) * SIZE;
    const picture = new Float32Array(D);
    for (let c = 0; c < CHANNELS; c++)
      for (let y = 0; y < SIZE; y++)
        for (let x = 0; x < SIZE; x++)
          picture[(c * SIZE + y) * SIZE + x] = sheet.data[((top + y) * sheet.width + left + x) * 4 + c]! / 127.5 - 1;
    return picture;
  });
}
