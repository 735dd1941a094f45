import sharp from "sharp";
import { expect, test } from "vitest";
import { chunks, pngOf } from "../../bytes/png-chunks.ts";
import { decodePng } from "../../bytes/png-pixels.ts";
import { apngEncoder } from "./apng.ts";
import { gifEncoder } from "./gif.ts";

const [WIDTH, HEIGHT] = [24, 16];
/** A frame of few colours, or of noise. */
function frame(colours: number, seed: number): Uint8ClampedArray<ArrayBuffer> {
  return Uint8ClampedArray.from({ length: WIDTH * HEIGHT * 4 }, (_, i) => {
    if (i % 4 === 3) return 255;
    const pixel = ((i >> 2) * 7919 + seed * 104729) % colours;
    return (pixel * (31 + 60 * (i % 4)) + seed * 50) % 256;
  });
}
const FRAMES = [frame(40, 1), frame(40, 2), frame(300, 3)];
const SHOWN = [1, 3, 25];

test("a GIF has every frame for its time, in its own colours as long as they are 256", async () => {
  const gif = gifEncoder(WIDTH, HEIGHT);
  for (const [i, each] of FRAMES.entries()) await gif.add(each, SHOWN[i]!, each);
  const bytes = await gif.finish();
  const { pages, delay, loop, pageHeight } = await sharp(bytes, { animated: true }).metadata();
  expect({ pages, delay, loop, pageHeight }).toEqual({ pages: 3, delay: [40, 120, 1000], loop: 0, pageHeight: HEIGHT });
  for (const [i, each] of FRAMES.entries()) {
    const { data } = await sharp(bytes, { page: i }).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
    const apart = data.map((level, at) => Math.abs(level - each[at]!));
    const mean = apart.reduce((sum, d) => sum + d, 0) / apart.length;
    expect(mean).toBeLessThan(i < 2 ? 1 : 6);
  }
});

test("an APNG has every frame whole, nothing lost, for its time; a reader that knows none shows the first", async () => {
  const apng = apngEncoder(WIDTH, HEIGHT);
  for (const [i, each] of FRAMES.entries()) await apng.add(each, SHOWN[i]!, each);
  const bytes = await apng.finish();
  const found = [...chunks(bytes)];
  expect(found.map(({ type }) => type)).toEqual([
    ...["IHDR", "acTL", "fcTL", "IDAT", "fcTL", "fdAT", "fcTL", "fdAT", "IEND"],
  ]);
  const view = (data: Uint8Array) => new DataView(data.buffer, data.byteOffset, data.length);
  const numbered = found.filter(({ type }) => type === "fcTL" || type === "fdAT");
  expect(numbered.map(({ data }) => view(data).getUint32(0))).toEqual([0, 1, 2, 3, 4]);
  const times = found.filter(({ type }) => type === "fcTL").map(({ data }) => view(data));
  expect(times.map((each) => each.getUint16(20) / each.getUint16(22))).toEqual([1 / 25, 3 / 25, 1]);
  const [header, end] = [found[0]!, found.at(-1)!];
  const rows = found.flatMap(({ type, data }) =>
    type === "IDAT" ? [data] : type === "fdAT" ? [data.subarray(4)] : [],
  );
  rows.forEach((data, i) => {
    const { pixels } = decodePng(pngOf([header, { type: "IDAT", data }, end]), WIDTH * HEIGHT);
    expect([...pixels]).toEqual([...FRAMES[i]!].filter((_, at) => at % 4 !== 3));
  });
  const first = await sharp(bytes).removeAlpha().raw().toBuffer();
  expect([...first]).toEqual([...FRAMES[0]!].filter((_, at) => at % 4 !== 3));
});
