/** What a person draws: cells of a square, −1 … 1, each that is set the middle of a small Gaussian. */
import type { Dots } from "./learn/sets.ts";
import { CELLS } from "./scene.ts";

export type Drawing = readonly number[];

/** A little less than a cell is wide: a stroke has no gaps. */
const DEVIATION = 0.055;

const bit = (column: number) => 2 ** (CELLS - 1 - column);

export function isSet(drawing: Drawing, column: number, row: number): boolean {
  return Math.floor((drawing[row] ?? 0) / bit(column)) % 2 === 1;
}

/** The drawing with a cell set or not; itself where that changes nothing. */
export function withCell(drawing: Drawing, column: number, row: number, set: boolean): Drawing {
  const inside = column >= 0 && row >= 0 && column < CELLS && row < CELLS;
  if (!inside || isSet(drawing, column, row) === set) return drawing;
  return Array.from({ length: CELLS }, (_, i) => {
    const before = drawing[i] ?? 0;
    return i === row ? before + (set ? 1 : -1) * bit(column) : before;
  });
}

/** All cells that a straight stroke goes through, set or not. */
export function withStroke(drawing: Drawing, from: Cell, to: Cell, set: boolean): Drawing {
  const length = Math.max(Math.abs(to.column - from.column), Math.abs(to.row - from.row), 1);
  let drawn = drawing;
  for (let i = 0; i <= length; i++) {
    const at = (a: number, b: number) => Math.round(a + ((b - a) * i) / length);
    drawn = withCell(drawn, at(from.column, to.column), at(from.row, to.row), set);
  }
  return drawn;
}

export interface Cell {
  readonly column: number;
  readonly row: number;
}

/** Of a place in the plane; y is up. */
export function cellAt(x: number, y: number): Cell {
  return { column: Math.floor(((x + 1) / 2) * CELLS), row: Math.floor(((1 - y) / 2) * CELLS) };
}

export function cellsIn(drawing: Drawing): Cell[] {
  return drawing.flatMap((_, row) =>
    Array.from({ length: CELLS }, (_, column) => ({ column, row })).filter(({ column }) => isSet(drawing, column, row)),
  );
}

/** What there is to learn of a drawing. */
export function dotsIn(drawing: Drawing): Dots {
  const middles = cellsIn(drawing).flatMap(({ column, row }) => [
    ((column + 0.5) / CELLS) * 2 - 1,
    1 - ((row + 0.5) / CELLS) * 2,
  ]);
  return { middles: Float64Array.from(middles), deviation: DEVIATION };
}

/** As much of a set as cells can say: what one draws on from. */
export function drawingOf({ middles }: Dots): Drawing {
  let drawing: Drawing = [];
  for (let i = 0; i < middles.length; i += 2) {
    const { column, row } = cellAt(middles[i]!, middles[i + 1]!);
    drawing = withCell(drawing, column, row, true);
  }
  return drawing;
}
