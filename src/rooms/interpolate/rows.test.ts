import fc from "fast-check";
import { expect, test } from "vitest";
import { cellOf, mixRows, pictureIn } from "./rows.ts";

const size = fc.integer({ min: 1, max: 16 });

test("a picture and its cell name each other", () => {
  fc.assert(
    fc.property(size, size, fc.nat(), (rows, columns, n) => {
      const picture = n % (rows * columns);
      expect(pictureIn(cellOf(picture, rows, columns), rows, columns)).toBe(picture);
    }),
  );
});

test("none chosen is the middle; a cell that a smaller matrix lacks is the nearest it has", () => {
  expect(cellOf(null, 3, 9)).toEqual({ row: 1, column: 4 });
  expect(cellOf(99, 3, 9)).toEqual({ row: 2, column: 0 });
  expect(pictureIn({ row: 2, column: 8 }, 2, 5)).toBe(9);
  expect(pictureIn({ row: 0, column: 3 }, 2, 5)).toBe(3);
});

test("rows are the t of one way to mix, or the three ways at one t; in x_T there is only T", () => {
  expect(mixRows({ way: "ddpm", times: [800, 200], mix: "linear" })).toEqual([
    { t: 800, mix: "linear" },
    { t: 200, mix: "linear" },
  ]);
  expect(mixRows({ way: "ddpm", times: [800, 200], mix: "all" }).map(({ t }) => t)).toEqual([800, 800, 800]);
  expect(mixRows({ way: "seeds", times: [800], mix: "spherical" }, 200)).toEqual([{ t: 200, mix: "spherical" }]);
});
