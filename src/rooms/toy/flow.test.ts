import { beforeEach, expect, test, vi } from "vitest";
import { comeBackToFlow, leaveFlow, playFlow, showTime, toggleFlow } from "./flow.ts";
import { useFlow } from "./store.ts";

let now = 0;
let frames: ((now: number) => void)[] = [];

/** The next display frame, so many milliseconds later. */
function frame(later: number): number {
  now += later;
  for (const each of frames.splice(0)) each(now);
  return useFlow.getState().t;
}

beforeEach(() => {
  [now, frames] = [0, []];
  useFlow.setState(useFlow.getInitialState(), true);
  vi.spyOn(performance, "now").mockImplementation(() => now);
  vi.stubGlobal("requestAnimationFrame", (call: (now: number) => void) => frames.push(call));
});

test("from noise to data, where it stays a while, and again", () => {
  playFlow();
  playFlow();
  expect(frames).toHaveLength(1);
  const times = [frame(0), frame(3000), frame(3000), frame(1000), frame(1000)];
  expect(times).toEqual([1000, 500, 0, 0, 1000]);
  toggleFlow();
  expect([frame(100), frames.length]).toEqual([1000, 0]);
});

test("it goes on from the moment that is held", () => {
  showTime(250);
  toggleFlow();
  expect(frame(600)).toBeCloseTo(150, 9);
  toggleFlow();
  toggleFlow();
  frame(0);
  expect(frames).toHaveLength(1);
  showTime(700);
  expect([frame(100), useFlow.getState().playing]).toEqual([700, false]);
});

test("who leaves finds it playing again, if it did", () => {
  playFlow();
  frame(1500);
  leaveFlow();
  expect(frame(9000)).toBe(750);
  comeBackToFlow();
  expect(frame(600)).toBe(650);
  showTime(0);
  leaveFlow();
  comeBackToFlow();
  expect(useFlow.getState().playing).toBe(false);
});
