import { expect, test } from "vitest";
import { stepsOf } from "./steps.ts";

test.each([
  ["1000", 1000],
  ["250", 250],
  ["10,15,20", 45],
  ["ddim50", 50],
])("%s is %i steps", (text, steps) => {
  expect(stepsOf(text, 1000)).toBe(steps);
});

test.each(["", "0", "-5", "1.5", "1001", "abc", "10,,20", "600,600", "ddim"])("%j is no number of steps", (text) => {
  expect(stepsOf(text, 1000)).toBeNull();
});
