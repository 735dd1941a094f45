/** The 64 held-out faces, an 8×8 sheet of 32-pixel portraits that training never saw: the room Bench ships them. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { decodePng } from "../src/bytes/png-pixels.ts";
import { HELD_OUT, picturesIn } from "../src/rooms/bench/held-out.ts";
import { CHANNELS, SIZE } from "./quality-network.ts";

/** Each [3, 32, 32] float32, 8-bit levels as v/127.5 − 1. */
export function heldOutFaces(): Float32Array[] {
  const file = join(process.cwd(), "src", "rooms", "bench", "real", "faces-32.png");
  const sheet = decodePng(readFileSync(file), HELD_OUT * SIZE * SIZE);
  return picturesIn(sheet, { channels: CHANNELS, width: SIZE, height: SIZE });
}
