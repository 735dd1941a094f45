/** A recording as the page reads it (src/run/sheet.ts). */
import { mkdirSync, writeFileSync } from "node:fs";
import sharp from "sharp";
import { cellsOf, framesOf, placeOf, type Sheet } from "../../src/run/sheet.ts";
import type { Recorded } from "./rooms.ts";

const ROWS = { columns: 32 };

export async function write(
  name: string,
  { engine, scene, slots, bits, batches, lie = ROWS }: Recorded,
): Promise<void> {
  const { model } = engine;
  const sheet: Sheet = {
    model,
    scene,
    ...lie,
    slots: Object.fromEntries(
      Object.entries(slots).map(([slot, { recording, parts }]) => [
        slot,
        { pictures: recording.pictures, times: recording.times, parts },
      ]),
    ),
    ...(bits && { bits }),
    ...(batches && { batches }),
  };
  const frames = framesOf(sheet);
  const cells = cellsOf(sheet);
  const { columns, grid = 1 } = lie;
  const squares = Math.ceil(cells / grid ** 2);
  const width = Math.min(columns, squares) * grid * model.width;
  const height = Math.ceil(squares / columns) * grid * model.height;
  const pixels = new Uint8Array(width * height * 4);
  const paint = (picture: Uint8ClampedArray, cell: number) => {
    const [column, row] = placeOf(cell, sheet);
    const [left, top] = [column * model.width, row * model.height];
    for (let y = 0; y < model.height; y++) {
      const line = picture.subarray(y * model.width * 4, (y + 1) * model.width * 4);
      pixels.set(line, ((top + y) * width + left) * 4);
    }
  };
  for (const { slot, position, lane, count, states, cell } of frames) {
    for (let i = 0; i < count * states.length; i++) {
      const seen = slots[slot]!.recording.at(lane + (i % count), position);
      if (seen.position !== position) throw new Error(`${slot}: position ${position} was not recorded`);
      // There is no guess before the first step: its cell stays empty.
      const picture = seen[states[Math.floor(i / count)]!];
      if (picture) paint(picture, cell + i);
    }
  }
  mkdirSync("public/recorded", { recursive: true });
  const image = sharp(pixels, { raw: { width, height, channels: 4 } }).removeAlpha();
  const { size } = await image
    .webp({ quality: 82, smartSubsample: true, effort: 6 })
    .toFile(`public/recorded/${name}.webp`);
  const json = `${JSON.stringify(sheet)}\n`;
  writeFileSync(`public/recorded/${name}.json`, json);
  console.log(`${name}: ${cells} pictures in ${size} bytes, ${json.length} bytes of words`);
}
