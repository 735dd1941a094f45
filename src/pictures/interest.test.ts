import fc from "fast-check";
import { expect, test } from "vitest";
import { largestIn } from "./crop.ts";
import { pieceOfInterest, type Thumbnail } from "./interest.ts";

const SQUARE = { width: 32, height: 32 };

/** Grey, with a red square of `side` at (x, y). */
function withSpot(width: number, height: number, x: number, y: number, side: number): Thumbnail {
  const rgba = new Uint8ClampedArray(width * height * 4);
  for (let i = 0; i < width * height; i++) {
    const inside =
      i % width >= x && i % width < x + side && Math.floor(i / width) >= y && Math.floor(i / width) < y + side;
    rgba.set(inside ? [200, 40, 30, 255] : [120, 120, 124, 255], i * 4);
  }
  return { width, height, rgba };
}

test("what stands out is inside, wherever it is along the longer side", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 55 }), fc.boolean(), (at, wide) => {
      const look = wide ? withSpot(64, 32, at, 12, 8) : withSpot(32, 64, 12, at, 8);
      const picture = { width: look.width * 10, height: look.height * 10 };
      const { x, y, ...size } = pieceOfInterest(look, picture, SQUARE);
      expect(size).toEqual({ width: 320, height: 320 });
      const from = (wide ? x : y) / 10;
      expect(from).toBeLessThanOrEqual(at + 1);
      expect(from + 32).toBeGreaterThanOrEqual(at + 7);
    }),
  );
});

test("a square picture is taken whole, and nothing of interest leaves the middle", () => {
  expect(pieceOfInterest(withSpot(64, 64, 0, 0, 8), { width: 500, height: 500 }, SQUARE)).toEqual({
    ...{ x: 0, y: 0, width: 500, height: 500 },
  });
  expect(pieceOfInterest(withSpot(64, 32, 0, 0, 0), { width: 200, height: 100 }, SQUARE)).toEqual({
    ...{ x: 50, y: 0, width: 100, height: 100 },
  });
});

test("the piece lies inside pictures of every shape, for models of every shape", () => {
  const size = fc.integer({ min: 1, max: 5000 });
  const side = fc.integer({ min: 1, max: 512 });
  fc.assert(
    fc.property(size, size, side, side, fc.integer({ min: 0, max: 60 }), (width, height, across, down, at) => {
      const scale = 64 / Math.max(width, height);
      const [w, h] = [width, height].map((length) => Math.max(1, Math.round(length * scale))) as [number, number];
      const model = { width: across, height: down };
      const { x, y, ...of } = pieceOfInterest(withSpot(w, h, at, at, 6), { width, height }, model);
      expect(of).toEqual(largestIn({ width, height }, model));
      expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
      expect(x + of.width).toBeLessThanOrEqual(width + 1e-6);
      expect(y + of.height).toBeLessThanOrEqual(height + 1e-6);
    }),
  );
});
