import { expect, test } from "vitest";
import { lineAt } from "./contours.ts";

const grid = (side: number, height: (x: number, y: number) => number) => ({
  side,
  values: Float64Array.from({ length: side * side }, (_, i) => height(i % side, Math.floor(i / side))),
});

test("the line of a cone is a circle", () => {
  const pieces = lineAt(
    grid(41, (x, y) => -Math.hypot(x - 20, y - 20)),
    -12,
  );
  expect(pieces.length).toBeGreaterThan(4 * 40);
  for (let i = 0; i < pieces.length; i += 2)
    expect(Math.hypot(pieces[i]! - 20, pieces[i + 1]! - 20)).toBeCloseTo(12, 1);
});

test("there is none over or under everything, and two pieces in a saddle", () => {
  const flat = grid(5, () => 1);
  expect([lineAt(flat, 0), lineAt(flat, 2)]).toEqual([[], []]);
  expect(lineAt({ side: 2, values: Float64Array.of(1, -1, -1, 1) }, 0)).toHaveLength(8);
});
