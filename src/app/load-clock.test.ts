import { expect, test } from "vitest";
import { LoadClock } from "./load-clock.ts";

const at = (phase: "download" | "engine", loaded: number) => ({ phase, loaded, total: 100, fromCache: false });

test("time left is told of bytes that come, half a second into them, and counted anew in each phase", () => {
  let now = 0;
  const clock = new LoadClock(() => now);
  expect(clock.read(at("download", 20)).secondsLeft).toBeNull();
  now = 400;
  expect(clock.read(at("download", 30)).secondsLeft).toBeNull();
  now = 1000;
  // 20 bytes came in a second, 60 are left.
  expect(clock.read(at("download", 40)).secondsLeft).toBeCloseTo(3);
  now = 3000;
  expect(clock.read(at("engine", 40)).secondsLeft).toBeNull();
  now = 5000;
  expect(clock.read(at("engine", 50)).secondsLeft).toBeNull();
  expect(clock.read(at("download", 50)).secondsLeft).toBeNull();
});
