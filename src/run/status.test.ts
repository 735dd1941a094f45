import { expect, test } from "vitest";
import { type RunPhase, type RunStatus, secondsLeft } from "./status.ts";

const run = (slot: string, phase: RunPhase, left: number | null) =>
  ({
    slot,
    phase,
    pace: left === null ? null : { secondsLeft: left, stepsPerSecond: 1, position: 0, length: 1 },
  }) as RunStatus;

test("a room is left with the longest of its own runs that are under way", () => {
  const all = [
    run("trajectory", "running", 20),
    run("trajectory/1", "running", 90),
    run("trajectory/2", "paused", 500),
    run("trajectory/3", "running", null),
    run("generate", "running", 800),
  ];
  const runs = Object.fromEntries(all.map((each) => [each.slot, each]));
  expect(secondsLeft(runs, "trajectory")).toBe(90);
  expect(secondsLeft(runs, "generate")).toBe(800);
  expect(secondsLeft(runs, "bits")).toBe(0);
});
