import { expect, test } from "vitest";
import { paceKept } from "./hidden.ts";

test("a run that was to end in 100 s and did a tenth in 40 s kept a quarter of its pace", () => {
  // Four micro-batches: the rate counts each one's steps.
  const before = { position: 200, length: 1000, secondsLeft: 100, stepsPerSecond: 32 };
  expect(paceKept(before, 80, 40)).toBeCloseTo(0.25);
  expect(paceKept(before, 320, 40)).toBeCloseTo(1);
});

test("a glance away, and a run that had no pace yet, say nothing", () => {
  const before = { position: 0, length: 1000, secondsLeft: 100, stepsPerSecond: 8 };
  expect(paceKept(before, 0, 2)).toBeNull();
  expect(paceKept({ ...before, secondsLeft: 0 }, 5, 40)).toBeNull();
});
