import { expect, test } from "vitest";
import { downsample, inside, pinched, type Raster, zoomed } from "./crop.ts";

function raster(side: number, at: (x: number, y: number) => readonly [number, number, number]): Raster {
  const rgba = new Uint8ClampedArray(side * side * 4);
  for (let y = 0; y < side; y++) for (let x = 0; x < side; x++) rgba.set([...at(x, y), 255], (y * side + x) * 4);
  return { side, rgba };
}

test("a picture at model resolution passes unchanged", () => {
  const small = raster(4, (x, y) => [x * 20, y * 20, 7]);
  const { pixels } = downsample(small, 4);
  expect([...pixels.subarray(0, 6)]).toEqual([0, 0, 7, 20, 0, 7]);
});

test("a checkerboard averages to grey, at any ratio", () => {
  for (const [side, size] of [
    [8, 4],
    [64, 32],
  ] as const) {
    const board = raster(side, (x, y) => ((x + y) % 2 ? [255, 255, 255] : [0, 0, 0]));
    expect(new Set(downsample(board, size).pixels)).toEqual(new Set([128]));
  }
});

test("parts of pixels count by their area", () => {
  const three = raster(3, (x) => [x * 90, 0, 0]);
  // 3 into 2: the middle column is shared by both halves.
  expect([...downsample(three, 2).pixels].filter((_, i) => i % 3 === 0)).toEqual([30, 150, 30, 150]);
});

test("a picture smaller than the model's is enlarged, not lost", () => {
  const one = raster(1, () => [1, 2, 3]);
  expect([...downsample(one, 2).pixels]).toEqual([1, 2, 3, 1, 2, 3, 1, 2, 3, 1, 2, 3]);
});

test("squares are kept inside", () => {
  expect(inside({ x: -50, y: 900, side: 100 }, 400, 600, 32)).toEqual({ x: 0, y: 500, side: 100 });
  expect(inside({ x: 0, y: 0, side: 5 }, 400, 600, 32).side).toBe(32);
  expect(inside({ x: 0, y: 0, side: 5000 }, 400, 600, 32).side).toBe(400);
  expect(inside({ x: 3, y: 3, side: 5 }, 8, 8, 32)).toEqual({ x: 0, y: 0, side: 8 });
});

test("zooming keeps the point under the pointer", () => {
  const before = { x: 100, y: 100, side: 200 };
  const after = zoomed(before, 0.5, 0.25, 0.75);
  expect(after.x + after.side * 0.25).toBe(before.x + before.side * 0.25);
  expect(after.y + after.side * 0.75).toBe(before.y + before.side * 0.75);
});

test("a grey model gets luma, one value a pixel", () => {
  const red = raster(4, () => [255, 0, 0]);
  expect(downsample(red, 2, 1)).toEqual({ width: 2, height: 2, channels: 1, pixels: new Uint8Array(4).fill(76) });
});

test("what is under two fingers stays under them", () => {
  const crop = { x: 100, y: 50, side: 80 };
  const [still, before, now] = [
    { x: 0.25, y: 0.5 },
    { x: 0.5, y: 0.5 },
    { x: 0.75, y: 0.5 },
  ];
  const after = pinched(crop, still, before, now);
  const under = ({ x, y, side }: typeof crop, finger: typeof now) => [x + side * finger.x, y + side * finger.y];
  expect(after.side).toBe(40);
  expect(under(after, still)).toEqual(under(crop, still));
  expect(under(after, now)).toEqual(under(crop, before));
  expect(pinched(crop, still, still, now).side, "fingers that meet do not zoom without bound").toBeGreaterThan(0);
});
