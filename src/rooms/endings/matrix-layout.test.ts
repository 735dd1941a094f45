import { expect, test } from "vitest";
import { fittingIn, layMatrix } from "./matrix-layout.ts";

const input = {
  size: { width: 32, height: 32 },
  rows: 5,
  finished: 4,
  columns: 8,
  frozen: 2,
  asideWidth: 100,
  asideHeight: 30,
  width: 1000,
  height: 700,
  dpr: 2,
};

test("the matrix fits its place at a whole number of device pixels", () => {
  const { scale, endings } = layMatrix(input);
  expect(scale).toBe(2.5);
  expect(endings).toMatchObject({ columns: 8, rows: 4, scale: 5, cssWidth: 263 * 2.5, cssHeight: 131 * 2.5 });
  expect(endings.cssWidth + 2 * 33 * scale + 100).toBeLessThanOrEqual(1000);
});

test("it never gets smaller than its own pixels", () => {
  expect(layMatrix({ ...input, width: 50, height: 50 }).endings.scale).toBe(1);
});

test("where it does not fit as small as it gets, what fits of it is known", () => {
  expect(fittingIn(input)).toEqual({ rows: 5, columns: 8 });
  const small = { ...input, frozen: 1, asideWidth: 62, asideHeight: 28, width: 288, height: 130, dpr: 1 };
  const fits = fittingIn(small);
  expect(fits).toEqual({ rows: 3, columns: 5 });
  const { scale, endings } = layMatrix({ ...small, rows: 3, finished: 3, columns: 5 });
  expect(endings.cssWidth + 33 * scale + 62).toBeLessThanOrEqual(288);
  expect(endings.cssHeight + 28).toBeLessThanOrEqual(130);
  expect(fittingIn({ ...small, width: 10, height: 10 })).toEqual({ rows: 1, columns: 1 });
});
