import { expect, test } from "vitest";
import { Recording } from "../run/recording.ts";
import { fakeModel } from "../run/testing/fake-models.ts";
import { fakeLane } from "../run/testing/fake-slots.ts";
import type { Frame, Snapshot } from "../worker/protocol.ts";
import { bytesOf, Journal, type Part, recordingOf } from "./journal.ts";

const LENGTH = 20;
const lanes = [fakeLane("1", 0), fakeLane("1", 1)];

function begun(): Recording {
  const recording = new Recording(2, 4, lanes);
  recording.times = Array.from({ length: LENGTH + 1 }, (_, i) => LENGTH - i);
  return recording;
}

const frame = (position: number, lane = 0, count = 2): Frame => ({
  position,
  t: LENGTH - position,
  lane,
  count,
  x0: position > 0 ? new Uint8ClampedArray(4 * count).fill(position) : null,
  x: new Uint8ClampedArray(4 * count).fill(position),
  recorded: true,
});
const snapshot = (position: number, lane = 0, count = 2): Snapshot => ({
  position,
  lane,
  count,
  x: new Float32Array(count).fill(position),
  previous: null,
});

/** As it lies on the disk. */
const written = (...parts: (Part | null)[]) => structuredClone(parts.filter((part) => part !== null));

test("what came is written once, part by part, and makes the same recording again", () => {
  const recording = begun();
  const journal = new Journal(recording);
  recording.add(frame(0));
  recording.snapshots.push(snapshot(0));
  const first = journal.next();
  expect(journal.next()).toBeNull();
  recording.add(frame(1));
  recording.add(frame(2));
  recording.snapshots.push(snapshot(2));
  recording.spent = 70;
  const second = journal.next();
  expect(second?.frames.map(({ position }) => position)).toEqual([1, 2]);
  const found = recordingOf(written(first, second), fakeModel())!;
  expect(found.lanes).toEqual(lanes);
  expect(found.times).toEqual(recording.times);
  expect(found.snapshots).toEqual(recording.snapshots);
  expect(found.spent).toBe(70);
  expect(found.positions(1)).toEqual([0, 1, 2]);
  expect(found.at(1, 1)).toEqual(recording.at(1, 1));
});

test("pictures that no state leads to are left out: they come again", () => {
  const recording = begun();
  const journal = new Journal(recording);
  for (const position of [0, 1, 2, 3]) recording.add(frame(position, 0, 1));
  recording.add(frame(0, 1, 1));
  recording.snapshots.push(snapshot(0), snapshot(2, 0, 1));
  const found = recordingOf(written(journal.next()), fakeModel())!;
  expect(found.positions(0)).toEqual([0, 1, 2]);
  expect(found.positions(1)).toEqual([0]);
});

test("a run that is done is whole, with its values", () => {
  const recording = begun();
  const journal = new Journal(recording);
  recording.add(frame(0));
  recording.snapshots.push(snapshot(0));
  const first = journal.next();
  recording.add(frame(LENGTH));
  recording.result = new Float32Array([0.25, -0.5]);
  const last = journal.next();
  expect(journal.next()).toBeNull();
  const found = recordingOf(written(first, last), fakeModel())!;
  expect(found.result).toEqual(recording.result);
  expect(found.at(0, null)).toEqual(recording.at(0, null));
});

test("of very many pictures as many are written as fit, evenly, and always the last", () => {
  const size = 4 * 256 * 256;
  const recording = new Recording(8, size, Array(8).fill(fakeLane("1")));
  recording.times = begun().times;
  const journal = new Journal(recording);
  for (let position = 0; position <= LENGTH; position++) {
    const x = new Uint8ClampedArray(8 * size);
    recording.add({ position, t: LENGTH - position, lane: 0, count: 8, x0: x, x, recorded: true });
  }
  const part = journal.next()!;
  expect(part.frames.map(({ position }) => position)).toEqual([0, 5, 10, 15, 20]);
  expect(bytesOf(part)).toBeLessThan(24 * 2 ** 20);
});

test("without its first part there is nothing to go on from", () => {
  const recording = begun();
  const journal = new Journal(recording);
  journal.next();
  recording.snapshots.push(snapshot(3));
  expect(recordingOf(written(journal.next()), fakeModel())).toBeNull();
  expect(recordingOf([], fakeModel())).toBeNull();
});
