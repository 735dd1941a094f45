import { expect, test } from "vitest";
import { fixed, short } from "./format.ts";

test("short numbers", () => {
  expect([0, 0.0123, 4.0358e-5, 12.345, 999.4, 1000, 75_000, -2.5, 3.2e8].map(short)).toEqual([
    "0",
    "0.0123",
    "4.04×10⁻⁵",
    "12.3",
    "999",
    "1000",
    "75,000",
    "−2.50",
    "3.20×10⁸",
  ]);
});

test("fixed has a true minus, and none on zero", () => {
  expect([fixed(-1.234, 1), fixed(-0.001, 2)]).toEqual(["−1.2", "0.00"]);
});
