import { expect, test } from "vitest";
import { printed, written } from "./figure.ts";

test("a paper's figure keeps its digits", () => {
  expect(printed("≤ 3.70 (3.69)")).toEqual({ text: "3.70", bound: true, train: "3.69" });
  expect(printed("7.67 ± 0.13")).toEqual({ text: "7.67", error: "0.13" });
  expect(printed("–")).toBe("unstable");
  expect(printed("")).toBeNull();
  expect(() => printed("3,70")).toThrow('"3,70"');
});

test.each([
  [0.175855, 0.0120748, "0.176", "0.012", 0],
  [12.5463, 0.950089, "12.55", "0.95", 0],
  [-0.00403557, 0.0819389, "-0.004", "0.082", 0],
  [0.00000319707, 0.000000166259, "3.20", "0.17", -6],
  [0.0000491901, 0.00000895304, "4.92", "0.90", -5],
  [25.1378, null, "25.1", null, 0],
  [64, null, "64", null, 0],
  [0, 0, "0.00", "0.00", 0],
])("%d ± %s", (value, error, value_, error_, power) => {
  expect(written({ value, error })).toEqual({ value: value_, error: error_, power });
});
