import { expect, test } from "vitest";
import { Recording } from "../run/recording.ts";
import { panelsOf, runReel, stopsWithPictures } from "./reel.ts";

/** Two pictures of one pixel: recorded at 0, 5 and 10 of 10, the second also at 7; x̂₀ from 1 on. */
function recorded(): Recording {
  const recording = new Recording(2, 4);
  recording.times = Array.from({ length: 11 }, (_, i) => 1000 - 100 * i);
  const pixel = (value: number) => new Uint8ClampedArray(4).fill(value);
  for (const [position, lane] of [
    [0, 0],
    [0, 1],
    [5, 0],
    [5, 1],
    [7, 1],
    [10, 0],
    [10, 1],
  ] as const) {
    const x0 = position > 0 ? pixel(100 + position + lane) : null;
    recording.add({
      position,
      t: 1000 - 100 * position,
      lane,
      count: 1,
      x0,
      x: pixel(position + lane),
      recorded: true,
    });
  }
  return recording;
}
const reel = runReel({ recording: recorded(), width: 1, height: 1, columns: 4 });
const names = { x0: "guess", x: "noisy" };

test("a run is a reel: every recorded moment, its t, and its pictures as they stood", () => {
  expect(reel.stops).toEqual([0, 5, 7, 10]);
  expect(reel.stops.map(reel.caption)).toEqual(["t = 1000", "t = 500", "t = 300", "t = 0"]);
  expect(reel.groups).toMatchObject([{ columns: 2, count: 2 }]);
  const levels = (stop: number) => [0, 1].map((picture) => reel.groups[0]!.pixels(picture, stop, "x")?.[0]);
  expect(levels(7)).toEqual([5, 8]);
  expect(levels(10)).toEqual([10, 11]);
  const one = runReel({ recording: recorded(), width: 1, height: 1, columns: 4, pictures: [1] });
  expect(one.groups[0]!.pixels(0, 5, "x0")?.[0]).toBe(106);
});

test("both states stand beside each other under their names; before the first step there is no guess", () => {
  const both = panelsOf(reel, "both", names);
  expect(both.map(({ title }) => title)).toEqual(["guess", "noisy"]);
  expect(both.map((panel) => panel.pixels(0, 5)?.[0])).toEqual([105, 5]);
  expect(stopsWithPictures(reel.stops, both)).toEqual([5, 7, 10]);
  expect(stopsWithPictures(reel.stops, panelsOf(reel, "x", names))).toEqual([0, 5, 7, 10]);
  const titled = { ...reel, groups: [{ ...reel.groups[0]!, title: "A" }] };
  expect(panelsOf(titled, "both", names).map(({ title }) => title)).toEqual(["A · guess", "A · noisy"]);
  expect(panelsOf(titled, "x0", names).map(({ title }) => title)).toEqual(["A"]);
});
