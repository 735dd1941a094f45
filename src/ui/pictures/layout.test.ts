import fc from "fast-check";
import { expect, test } from "vitest";
import { cornerOf, layoutGrid, upTo } from "./layout.ts";

const stage = { size: { width: 32, height: 32 }, width: 700, height: 640, dpr: 1 };

test("sixteen pictures make a square on a squarish stage", () => {
  const { columns, rows, scale } = layoutGrid({ ...stage, count: 16 });
  expect([columns, rows, scale]).toEqual([4, 4, 4]);
});

test("the scale is whole in device pixels", () => {
  const layout = layoutGrid({ ...stage, count: 16, dpr: 2 });
  expect(layout.scale).toBe(9);
  expect(layout.cssWidth).toBe((131 * 9) / 2);
});

test("every count from 1 to 64 fits and holds all its pictures", () => {
  for (let count = 1; count <= 64; count++) {
    for (const [width, height] of [
      [700, 640],
      [366, 420],
      [1040, 300],
    ] as const) {
      const layout = layoutGrid({ size: { width: 32, height: 32 }, count, width, height, dpr: 1 });
      expect(layout.columns * layout.rows).toBeGreaterThanOrEqual(count);
      if (layout.scale > 1) {
        expect(layout.cssWidth).toBeLessThanOrEqual(width);
        expect(layout.cssHeight).toBeLessThanOrEqual(height);
      }
    }
  }
});

test("smoothed pictures use the room that whole scales leave, and no more", () => {
  const column = { size: { width: 32, height: 32 }, count: 4, width: 308, height: 440, dpr: 1 };
  expect(layoutGrid(column).cssWidth).toBe(260);
  const { cssWidth, cssHeight } = layoutGrid({ ...column, smooth: true });
  expect(cssWidth).toBeGreaterThan(300);
  expect(cssWidth).toBeLessThanOrEqual(308);
  expect(cssHeight).toBeLessThanOrEqual(440);
});

test("a strip keeps its columns", () => {
  const { columns, rows } = layoutGrid({ ...stage, count: 9, columns: 9 });
  expect([columns, rows]).toEqual([9, 1]);
});

test("a stage without room still has a layout", () => {
  expect(layoutGrid({ size: { width: 32, height: 32 }, count: 4, width: 0, height: 0, dpr: 1 }).scale).toBe(1);
});

test("corners step by a picture and its gap", () => {
  expect(cornerOf(5, 4, { width: 24, height: 40 })).toEqual([25, 41]);
});

test("pictures of every shape lie inside the canvas, none over another", () => {
  const side = fc.integer({ min: 1, max: 512 });
  const room = fc.integer({ min: 1, max: 2000 });
  fc.assert(
    fc.property(side, side, room, room, fc.integer({ min: 1, max: 64 }), (across, down, width, height, count) => {
      const size = { width: across, height: down };
      const layout = layoutGrid({ size, count, width, height, dpr: 1 });
      if (layout.scale > 1) {
        expect(layout.cssWidth).toBeLessThanOrEqual(width);
        expect(layout.cssHeight).toBeLessThanOrEqual(height);
      }
      const corners = upTo(count).map((i) => cornerOf(i, layout.columns, size));
      for (const [x, y] of corners) {
        expect(x + across).toBeLessThanOrEqual(layout.canvasWidth);
        expect(y + down).toBeLessThanOrEqual(layout.canvasHeight);
      }
      const [first, second] = corners;
      if (first && second) expect(second[0] - first[0] > across || second[1] - first[1] > down).toBe(true);
    }),
  );
});

test("large pictures that have no room are made smaller, but none so small that nothing is seen", () => {
  const layout = layoutGrid({ size: { width: 256, height: 256 }, count: 16, width: 700, height: 640, dpr: 1 });
  expect(layout).toMatchObject({ columns: 4, rows: 4 });
  expect(layout.cssHeight).toBeLessThanOrEqual(640);
  expect(layout.scale).toBeGreaterThan(0.5);
  expect(layoutGrid({ size: { width: 512, height: 64 }, count: 64, width: 9, height: 9, dpr: 1 }).scale).toBe(1 / 16);
});

test("tall pictures stand in a row where wide ones stand in a pillar", () => {
  const room = { count: 3, width: 600, height: 600, dpr: 1 };
  expect(layoutGrid({ ...room, size: { width: 20, height: 60 } })).toMatchObject({ columns: 3, rows: 1 });
  expect(layoutGrid({ ...room, size: { width: 60, height: 20 } })).toMatchObject({ columns: 1, rows: 3 });
});
