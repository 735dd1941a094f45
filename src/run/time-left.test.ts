import { expect, test } from "vitest";
import type { RunStatus } from "./status.ts";
import { fakeModel } from "./testing/fake-models.ts";
import { fakeScene } from "./testing/fake-slots.ts";
import { secondsLeft, secondsLeftIn } from "./time-left.ts";

function run(change: Partial<RunStatus>): RunStatus {
  return {
    slot: "endings/path",
    serial: 1,
    scene: fakeScene("1"),
    phase: "running",
    ahead: 0,
    elsewhere: false,
    pictures: 1,
    model: fakeModel(),
    engine: null,
    length: 1000,
    pace: { stepsPerSecond: 10, secondsLeft: 90, position: 100, length: 1000 },
    follows: 0,
    playing: null,
    took: null,
    failure: null,
    ...change,
  };
}

test("a run alone takes what its pace says, and none is told before there is one", () => {
  expect(secondsLeft(run({}), [])).toBe(90);
  expect(secondsLeft(run({ pace: null }), [])).toBeNull();
});

test("what follows on it counts, at the pace of the pictures that run now", () => {
  // 900 steps of one picture take 90 s; 8 × 2500 steps of what begins with it take 2000 s more.
  expect(secondsLeft(run({ follows: 20_000 }), [])).toBeCloseTo(2090);
});

test("where this model has been faster here, with more pictures at once, it will be again", () => {
  const done = run({ slot: "generate", phase: "done", pictures: 16, pace: null, took: 160_000 });
  expect(secondsLeft(run({ follows: 20_000 }), [done])).toBeCloseTo(90 + 200);
  const other = { ...done, model: fakeModel({ sha256: "b".repeat(64) }) };
  const slower = { ...done, took: 16_000_000 };
  expect(secondsLeft(run({ follows: 20_000 }), [other, slower])).toBeCloseTo(2090);
});

test("a run on its last step says nothing of a pace per picture: what it has left is all", () => {
  const pace = { stepsPerSecond: 10, secondsLeft: 0, position: 1000, length: 1000 };
  expect(secondsLeft(run({ follows: 20_000, pace }), [])).toBe(0);
});

test("a room is left with the longest of its own runs that are under way, and what follows on it", () => {
  const pace = (secondsLeft: number) => ({ stepsPerSecond: 10, secondsLeft, position: 100, length: 1000 });
  const runs = [
    run({ slot: "trajectory", pace: pace(20) }),
    run({ slot: "trajectory/1", pace: pace(90) }),
    run({ slot: "trajectory/2", phase: "paused", pace: pace(500) }),
    run({ slot: "trajectory/3", pace: null }),
    run({ slot: "generate", pace: pace(800) }),
    run({ slot: "endings/path", pace: pace(90), follows: 20_000 }),
  ];
  expect(secondsLeftIn("trajectory", runs)).toBe(90);
  expect(secondsLeftIn("generate", runs)).toBe(800);
  expect(secondsLeftIn("endings", runs)).toBeCloseTo(2090);
  expect(secondsLeftIn("bits", runs)).toBe(0);
});
