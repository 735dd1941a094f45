import { expect, test } from "vitest";
import type { Frame } from "../worker/protocol.ts";
import { Recording } from "./recording.ts";

const SIZE = 4;

function frame(position: number, lane: number, count: number, recorded: boolean): Frame {
  const fill = (value: number) => new Uint8ClampedArray(count * SIZE).fill(value);
  return {
    position,
    t: 10 - position,
    lane,
    count,
    x0: position === 0 ? null : fill(position),
    x: fill(100 + position),
    recorded,
  };
}

test("the live view is the newest of every lane", () => {
  const recording = new Recording(3, SIZE);
  recording.add(frame(1, 0, 3, true));
  recording.add(frame(2, 2, 1, false));
  expect(recording.at(0, null).position).toBe(1);
  expect(recording.at(2, null).position).toBe(2);
  expect(recording.position).toBe(2);
});

test("scrubbing finds the nearest recorded position at or below", () => {
  const recording = new Recording(1, SIZE);
  for (const p of [0, 2, 4, 6]) recording.add(frame(p, 0, 1, true));
  recording.add(frame(7, 0, 1, false));
  expect(recording.at(0, 5).position).toBe(4);
  expect(recording.at(0, 4).x?.[0]).toBe(104);
  expect(recording.at(0, 0).x0).toBeNull();
  expect(recording.at(0, 99).position).toBe(7);
  expect(recording.positions()).toEqual([0, 2, 4, 6]);
});

test("before the first frame there is nothing, said plainly", () => {
  expect(new Recording(1, SIZE).at(0, null)).toEqual({ position: -1, x0: null, x: null });
});

test("frames that only show are not kept", () => {
  const recording = new Recording(1, SIZE);
  recording.add(frame(0, 0, 1, true));
  for (let p = 1; p < 100; p++) recording.add(frame(p, 0, 1, false));
  expect(recording.bytes).toBe(SIZE + 2 * SIZE);
});

test("a replayed position after a crash is not kept twice", () => {
  const recording = new Recording(1, SIZE);
  for (const p of [0, 2, 4, 2, 4, 6]) recording.add(frame(p, 0, 1, true));
  expect(recording.positions()).toEqual([0, 2, 4, 6]);
});
