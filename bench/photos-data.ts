/** The held-out pictures of a data set that models/train/prepare.py made: heldout.npy, uint8 [N, 32, 32, 3]. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { CHANNELS, D, SIZE } from "./quality-network.ts";

const HEADER = /'descr': '\|u1', 'fortran_order': False, 'shape': \((\d+), 32, 32, 3\)/;

/** The first `count` of them, each [3, 32, 32] in model range. @throws RangeError that says what is expected */
export function heldOutOf(folder: string, count: number): Float32Array[] {
  const file = join(folder, "heldout.npy");
  const bytes = readFileSync(file);
  const start = 10 + bytes.readUInt16LE(8);
  const pictures = Number(HEADER.exec(bytes.toString("latin1", 10, start))?.[1]);
  if (!(pictures >= count))
    throw new RangeError(
      `${file}: expected ${count} pictures or more as uint8 [N, 32, 32, 3] (models/train/prepare.py)`,
    );
  return Array.from({ length: count }, (_, n) => {
    const picture = new Float32Array(D);
    for (let c = 0; c < CHANNELS; c++)
      for (let i = 0; i < SIZE * SIZE; i++)
        picture[c * SIZE * SIZE + i] = bytes[start + n * D + i * CHANNELS + c]! / 127.5 - 1;
    return picture;
  });
}
