import fc from "fast-check";
import { expect, test } from "vitest";
import { squareOfInterest, type Thumbnail } from "./interest.ts";

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
      const { x, y, side } = squareOfInterest(look, look.width * 10, look.height * 10);
      expect(side).toBe(320);
      const from = (wide ? x : y) / 10;
      expect(from).toBeLessThanOrEqual(at + 1);
      expect(from + 32).toBeGreaterThanOrEqual(at + 7);
    }),
  );
});

test("a square picture is taken whole, and nothing of interest leaves the middle", () => {
  expect(squareOfInterest(withSpot(64, 64, 0, 0, 8), 500, 500)).toEqual({ x: 0, y: 0, side: 500 });
  expect(squareOfInterest(withSpot(64, 32, 0, 0, 0), 200, 100)).toEqual({ x: 50, y: 0, side: 100 });
});

test("the square lies inside pictures of every shape", () => {
  const size = fc.integer({ min: 1, max: 5000 });
  fc.assert(
    fc.property(size, size, fc.integer({ min: 0, max: 60 }), (width, height, at) => {
      const scale = 64 / Math.max(width, height);
      const [w, h] = [width, height].map((length) => Math.max(1, Math.round(length * scale))) as [number, number];
      const { x, y, side } = squareOfInterest(withSpot(w, h, at, at, 6), width, height);
      expect(side).toBe(Math.min(width, height));
      expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
      expect(x + side).toBeLessThanOrEqual(width + 1e-9);
      expect(y + side).toBeLessThanOrEqual(height + 1e-9);
    }),
  );
});
