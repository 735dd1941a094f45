import { expect, test } from "vitest";
import { layMatrix } from "./matrix-layout.ts";

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
