import fc from "fast-check";
import { expect, test } from "vitest";
import { cellAt, cellsIn, dotsIn, drawingOf, isSet, withCell, withStroke } from "./drawing.ts";
import { SETS } from "./learn/choices.ts";
import { dotsOf } from "./learn/sets.ts";
import { CELLS } from "./scene.ts";

const cell = fc.record({ column: fc.integer({ min: 0, max: CELLS - 1 }), row: fc.integer({ min: 0, max: CELLS - 1 }) });

test("cells are set and cleared, each its own; outside there are none", () => {
  fc.assert(
    fc.property(fc.array(cell, { maxLength: 30 }), cell, (cells, other) => {
      const drawing = cells.reduce(
        (drawn, { column, row }) => withCell(drawn, column, row, true),
        [] as readonly number[],
      );
      for (const { column, row } of cells) expect(isSet(drawing, column, row)).toBe(true);
      const rubbed = withCell(drawing, other.column, other.row, false);
      expect(isSet(rubbed, other.column, other.row)).toBe(false);
      expect(cellsIn(rubbed).length).toBe(cellsIn(drawing).length - (isSet(drawing, other.column, other.row) ? 1 : 0));
      for (const bits of drawing) expect(Number.isInteger(bits) && bits < 2 ** CELLS).toBe(true);
    }),
  );
  const none: readonly number[] = [];
  expect(withCell(none, -1, 3, true)).toBe(none);
  expect(withCell(none, CELLS, 3, true)).toBe(none);
});

test("a stroke has no gaps", () => {
  fc.assert(
    fc.property(cell, cell, (from, to) => {
      const length = Math.max(Math.abs(to.column - from.column), Math.abs(to.row - from.row)) + 1;
      const drawn = withStroke([], from, to, true);
      expect(cellsIn(drawn)).toHaveLength(length);
      expect(isSet(drawn, to.column, to.row)).toBe(true);
    }),
  );
});

test("a cell's dot is in the cell; the top row is up", () => {
  const { middles } = dotsIn(withCell([], 5, 0, true));
  expect(cellAt(middles[0]!, middles[1]!)).toEqual({ column: 5, row: 0 });
  expect(middles[1]).toBeGreaterThan(0.9);
});

test.each(SETS)("%s as a drawing is about where it was", (set) => {
  const dots = dotsOf(set);
  const drawn = dotsIn(drawingOf(dots)).middles;
  for (let i = 0; i < dots.middles.length; i += 2) {
    const near = Array.from({ length: drawn.length / 2 }, (_, k) =>
      Math.hypot(drawn[2 * k]! - dots.middles[i]!, drawn[2 * k + 1]! - dots.middles[i + 1]!),
    );
    expect(Math.min(...near)).toBeLessThan(1.5 / CELLS);
  }
});
