/** APNG (W3C PNG, third edition, 4.9): every frame whole and nothing lost. */
import { type Chunk, pngOf } from "../../bytes/png-chunks.ts";
import { filteredRows, headerOf } from "../../bytes/png-pixels.ts";
import { zlibSoon } from "../../bytes/zlib.ts";
import type { Pixels } from "../../scene/reel.ts";
import { FPS } from "../timing.ts";
import type { Encoder } from "./encoder.ts";

export function apngEncoder(width: number, height: number): Encoder {
  const chunks: Chunk[] = [];
  let [sequence, frames] = [0, 0];
  const size = { width, height, channels: 3 } as const;
  return {
    async add(frame, shown) {
      chunks.push({ type: "fcTL", data: words([sequence++, width, height, 0, 0], [shown, FPS]) });
      const rows = await zlibSoon(filteredRows({ ...size, pixels: rgbOf(frame) }));
      chunks.push(frames === 0 ? { type: "IDAT", data: rows } : { type: "fdAT", data: withNumber(sequence++, rows) });
      frames++;
    },
    finish: () =>
      pngOf([
        { type: "IHDR", data: headerOf(size) },
        // Again and again.
        { type: "acTL", data: words([frames, 0]) },
        ...chunks,
        { type: "IEND", data: new Uint8Array(0) },
      ]),
  };
}

/** 32-bit words, then 16-bit ones; behind those how a frame ends (as it is) and begins (over all). */
function words(long: readonly number[], short: readonly number[] = []): Uint8Array {
  const bytes = new Uint8Array(long.length * 4 + (short.length > 0 ? short.length * 2 + 2 : 0));
  const view = new DataView(bytes.buffer);
  long.forEach((word, i) => {
    view.setUint32(i * 4, word);
  });
  short.forEach((word, i) => {
    view.setUint16(long.length * 4 + i * 2, word);
  });
  return bytes;
}

function withNumber(number: number, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(data.length + 4);
  new DataView(bytes.buffer).setUint32(0, number);
  bytes.set(data, 4);
  return bytes;
}

function rgbOf(rgba: Pixels): Uint8Array {
  const rgb = new Uint8Array((rgba.length / 4) * 3);
  for (let i = 0, at = 0; i < rgba.length; i += 4) {
    rgb[at++] = rgba[i]!;
    rgb[at++] = rgba[i + 1]!;
    rgb[at++] = rgba[i + 2]!;
  }
  return rgb;
}
