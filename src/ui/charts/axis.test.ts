import { expect, test } from "vitest";
import { decades, place, powerText } from "./axis.ts";

test("decades are whole powers of ten inside the domain, not too many", () => {
  expect(decades([0.001, 1000], 10)).toEqual([0.001, 0.01, 0.1, 1, 10, 100, 1000]);
  expect(decades([2e-9, 50], 4).length).toBeLessThanOrEqual(4);
  expect(decades([2e-9, 50], 4).at(-1)).toBe(10);
});

test("powers of ten are written as a reader writes them", () => {
  expect([1e-7, 0.01, 1, 1000, 1e6, 50].map(powerText)).toEqual(["10⁻⁷", "0.01", "1", "1000", "10⁶", "50"]);
});

test("an axis goes there and back", () => {
  const { at, valueAt } = place({ domain: [0.01, 100], kind: "log", label: "x" }, [0, 400], 4);
  expect(at(1)).toBeCloseTo(200, 9);
  expect(valueAt(at(7))).toBeCloseTo(7, 9);
});
