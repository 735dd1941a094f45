import { expect, test } from "vitest";
import { fromBitrate, fromSamples, samplesOf } from "./estimate.ts";

const shots = (count: number) => Array.from({ length: count }, (_, stop) => ({ stop, frames: 2 }));

test("a few shots, the first and the last among them, tell of all", () => {
  expect(samplesOf(shots(101)).map(({ stop }) => stop)).toEqual([0, 25, 50, 75, 100]);
  expect(samplesOf(shots(3))).toEqual(shots(3));
  expect(samplesOf(shots(1))).toEqual(shots(1));
  expect(fromSamples(5000, shots(100))).toBe(100_000);
  expect(fromSamples(300, shots(3))).toBe(300);
});

test("a video has the bits a second that it was given", () => {
  expect(fromBitrate(800_000, shots(25))).toBe(200_000);
});
