import { expect, test } from "vitest";
import { extent, nearest, type Series, thin } from "./series.ts";

const series: Series = {
  id: "a",
  name: "a",
  tone: "ink",
  points: [
    [1, 0],
    [2, 5],
    [10, Number.NaN],
  ],
};

test("the nearest point, from either side and beyond the ends", () => {
  const { points } = series;
  expect([-5, 1.4, 1.6, 5.9, 6.1, 99].map((x) => nearest(points, x))).toEqual([0, 0, 1, 1, 2, 2]);
  expect(nearest([], 3)).toBe(-1);
});

test("extents leave out holes, and what has no logarithm", () => {
  expect(extent([series], 0, false)).toEqual([1, 10]);
  expect(extent([series], 1, false)).toEqual([0, 5]);
  expect(extent([series], 1, true)).toEqual([2.5, 10]);
  expect(extent([{ ...series, band: [[1, -2, 8]] }], 1, false)).toEqual([-2, 8]);
  expect(extent([], 1, false)).toEqual([0, 1]);
});

test("thinned rows keep both ends", () => {
  expect(thin(3, 5)).toEqual([0, 1, 2]);
  expect(thin(1000, 11)).toEqual([0, 100, 200, 300, 400, 500, 599, 699, 799, 899, 999]);
});
