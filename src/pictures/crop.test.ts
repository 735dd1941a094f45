import fc from "fast-check";
import { expect, test } from "vitest";
import type { Channels } from "../bytes/picture-shape.ts";
import { type Crop, downsample, inside, largestIn, pinched, type Raster, zoomed } from "./crop.ts";

type Colour = readonly [number, number, number];

function raster(width: number, height: number, at: (x: number, y: number) => Colour): Raster {
  const rgba = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) rgba.set([...at(x, y), 255], (y * width + x) * 4);
  return { width, height, rgba };
}

const square = (side: number, channels: Channels = 3) => ({ width: side, height: side, channels });

test("a picture at model resolution passes unchanged, whatever its shape", () => {
  const side = fc.integer({ min: 1, max: 12 });
  fc.assert(
    fc.property(side, side, (width, height) => {
      const small = raster(width, height, (x, y) => [x * 20, y * 20, 7]);
      const { pixels, ...shape } = downsample(small, { width, height, channels: 3 });
      expect(shape).toEqual({ width, height, channels: 3 });
      expect([...pixels]).toEqual([...small.rgba].filter((_, i) => i % 4 < 3));
    }),
  );
});

test("a checkerboard averages to grey, at any ratio", () => {
  for (const [width, height] of [
    [8, 8],
    [8, 12],
    [64, 32],
  ] as const) {
    const board = raster(width, height, (x, y) => ((x + y) % 2 ? [255, 255, 255] : [0, 0, 0]));
    expect(new Set(downsample(board, { width: 4, height: 4, channels: 3 }).pixels)).toEqual(new Set([128]));
  }
});

test("parts of pixels count by their area", () => {
  const three = raster(3, 3, (x) => [x * 90, 0, 0]);
  // 3 into 2: the middle column is shared by both halves.
  expect([...downsample(three, square(2)).pixels].filter((_, i) => i % 3 === 0)).toEqual([30, 150, 30, 150]);
});

test("a picture smaller than the model's is enlarged, not lost", () => {
  const one = raster(1, 1, () => [1, 2, 3]);
  expect([...downsample(one, square(2)).pixels]).toEqual([1, 2, 3, 1, 2, 3, 1, 2, 3, 1, 2, 3]);
});

test("a piece is as oblong as the model's pictures, inside the picture, and no smaller than they are", () => {
  const side = fc.integer({ min: 1, max: 600 });
  const at = fc.integer({ min: -900, max: 900 });
  fc.assert(
    fc.property(side, side, side, side, at, at, side, (width, height, w, h, x, y, wanted) => {
      const [picture, model] = [
        { width, height },
        { width: w, height: h },
      ];
      const found = inside({ x, y, width: wanted, height: (wanted * h) / w }, picture, model);
      expect(found.width * h).toBeCloseTo(found.height * w, 6);
      expect(Math.min(found.x, found.y)).toBeGreaterThanOrEqual(0);
      expect(found.x + found.width).toBeLessThanOrEqual(width + 1e-6);
      expect(found.y + found.height).toBeLessThanOrEqual(height + 1e-6);
      expect(found.width).toBeGreaterThanOrEqual(Math.min(w, largestIn(picture, model).width) - 1e-6);
    }),
  );
});

test("pieces are kept inside", () => {
  const [picture, model] = [{ width: 400, height: 600 }, square(32)];
  expect(inside({ x: -50, y: 900, ...square(100) }, picture, model)).toEqual({ x: 0, y: 500, width: 100, height: 100 });
  expect(inside({ x: 0, y: 0, ...square(5) }, picture, model).width).toBe(32);
  expect(inside({ x: 0, y: 0, ...square(5000) }, picture, model).height).toBe(400);
  expect(inside({ x: 3, y: 3, ...square(5) }, square(8), model)).toEqual({ x: 0, y: 0, width: 8, height: 8 });
  const tall = { width: 24, height: 40 };
  expect(inside({ x: 0, y: 0, width: 999, height: 999 }, picture, tall)).toEqual({
    x: 0,
    y: 0,
    width: 360,
    height: 600,
  });
});

test("zooming keeps the point under the pointer", () => {
  const before = { x: 100, y: 100, width: 200, height: 120 };
  const after = zoomed(before, 0.5, 0.25, 0.75);
  expect(after.x + after.width * 0.25).toBe(before.x + before.width * 0.25);
  expect(after.y + after.height * 0.75).toBe(before.y + before.height * 0.75);
});

test("a grey model gets luma, one value a pixel", () => {
  const red = raster(4, 4, () => [255, 0, 0]);
  expect(downsample(red, square(2, 1))).toEqual({ ...square(2, 1), pixels: new Uint8Array(4).fill(76) });
});

test("what is under two fingers stays under them", () => {
  const crop = { x: 100, y: 50, width: 80, height: 40 };
  const [still, before, now] = [
    { x: 0.25, y: 0.5 },
    { x: 0.5, y: 0.5 },
    { x: 0.75, y: 0.5 },
  ];
  const after = pinched(crop, still, before, now);
  const under = ({ x, y, width, height }: Crop, finger: typeof now) => [x + width * finger.x, y + height * finger.y];
  expect([after.width, after.height]).toEqual([40, 20]);
  expect(under(after, still)).toEqual(under(crop, still));
  expect(under(after, now)).toEqual(under(crop, before));
  expect(pinched(crop, still, still, now).width, "fingers that meet do not zoom without bound").toBeGreaterThan(0);
});

test("of a picture with opacity every pixel counts by how much of it is seen, and a model without any takes none", () => {
  const rgba = Uint8ClampedArray.of(200, 40, 0, 255, 0, 255, 255, 0, 10, 20, 30, 0, 10, 20, 30, 0);
  const small = (channels: 3 | 4) => downsample({ width: 4, height: 1, rgba }, { width: 2, height: 1, channels });
  expect([...small(4).pixels]).toEqual([200, 40, 0, 128, 0, 0, 0, 0]);
  expect(small(4).channels).toBe(4);
  expect(small(3).pixels.length).toBe(6);
});
