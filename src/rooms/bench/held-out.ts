/** Real pictures that training never saw, and that ship: bits and round trips are measured on them. */

import type { PictureShape } from "../../bytes/picture-shape.ts";
import { decodePng, type Picture8 } from "../../bytes/png-pixels.ts";
import { fromLevel } from "../../diffusion/levels.ts";
import { open } from "../../models/download.ts";
import faces from "./real/faces-32.png";

/** How many there are of each model. */
export const HELD_OUT = 64;

/** Sheets of them, by the model's id, which names fixed bytes for ever. */
const SHEETS: Readonly<Record<string, string>> = { "faces-32": faces };

export const hasHeldOut = (model: string): boolean => Object.hasOwn(SHEETS, model);

/** Each [C, H, W] in model range, row by row of the sheet. @throws Fault where that can't be fetched; the signal's reason */
export async function heldOutOf(
  { id, ...shape }: PictureShape & { readonly id: string },
  signal: AbortSignal,
): Promise<Float32Array[]> {
  const response = await open(SHEETS[id] ?? "", { signal });
  const bytes = new Uint8Array(await response.arrayBuffer());
  return picturesIn(decodePng(bytes, HELD_OUT * shape.width * shape.height), shape);
}

export function picturesIn(sheet: Picture8, { width, height, channels }: PictureShape): Float32Array[] {
  const columns = sheet.width / width;
  return Array.from({ length: columns * (sheet.height / height) }, (_, n) => {
    const picture = new Float32Array(channels * height * width);
    for (let c = 0; c < channels; c++)
      for (let y = 0; y < height; y++)
        for (let x = 0; x < width; x++) {
          const at = (Math.floor(n / columns) * height + y) * sheet.width + (n % columns) * width + x;
          picture[(c * height + y) * width + x] = fromLevel(sheet.pixels[at * sheet.channels + c]!);
        }
    return picture;
  });
}
