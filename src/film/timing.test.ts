import { expect, test } from "vitest";
import { eased, FPS, framesOf, PACES, type Pace, secondsOf, shotAt, shotsOf, usualPace } from "./timing.ts";

const upTo = (last: number) => Array.from({ length: last + 1 }, (_, i) => i);
const plain: Pace = { stepsPerSecond: 10, ease: false, hold: 0, back: false };

test("ten steps at ten a second are a second and the frame they end in; every step is seen", () => {
  const shots = shotsOf(upTo(10), plain);
  expect(shots.map(({ stop }) => stop)).toEqual(upTo(10));
  expect(framesOf(shots)).toBe(FPS + 1);
});

test("a thousand steps in ten seconds skip what there is no frame for, and end where the run ends", () => {
  const shots = shotsOf(upTo(1000), { ...plain, stepsPerSecond: 100 });
  expect(secondsOf(shots)).toBeCloseTo(10, 1);
  expect(shots[0]).toEqual({ stop: 0, frames: 1 });
  expect(shots.at(-1)).toEqual({ stop: 1000, frames: 1 });
  expect(shots[1]!.stop).toBe(4);
});

test("of steps that were not recorded the one before is shown", () => {
  const shots = shotsOf([0, 4, 9, 10], plain);
  expect(shots.map(({ stop }) => stop)).toEqual([0, 4, 9, 10]);
  // 4 to 8 are the longest wait: half a second.
  expect(shots[1]!.frames).toBeGreaterThan(10);
});

test("the last is held, and on the way back no end is shown twice", () => {
  const held = shotsOf(upTo(5), { ...plain, stepsPerSecond: FPS, hold: 2 });
  expect(held.at(-1)).toEqual({ stop: 5, frames: 1 + 2 * FPS });
  const round = shotsOf(upTo(5), { ...plain, stepsPerSecond: FPS, back: true });
  expect(round.map(({ stop }) => stop)).toEqual([0, 1, 2, 3, 4, 5, 4, 3, 2, 1]);
});

test("ease takes as long, begins and ends slowly, and is the same from either end", () => {
  const stops = upTo(1000);
  const [even, eases] = [false, true].map((ease) => shotsOf(stops, { ...plain, stepsPerSecond: 100, ease }));
  expect(framesOf(eases!)).toBe(framesOf(even!));
  expect(eases!.find(({ stop }) => stop > 0)!.stop).toBeLessThan(even![1]!.stop);
  for (const u of [0, 0.1, 0.3, 0.5, 0.8, 1]) expect(eased(u) + eased(1 - u)).toBeCloseTo(1, 12);
  expect([eased(0), eased(0.5), eased(1)]).toEqual([0, 0.5, 1]);
  for (let u = 0.01; u <= 1; u += 0.01) expect(eased(u)).toBeGreaterThan(eased(u - 0.01));
});

test("one moment is a film that stands; none is refused", () => {
  expect(shotsOf([7], { ...plain, hold: 1 })).toEqual([{ stop: 7, frames: 1 + FPS }]);
  expect(() => shotsOf([], plain)).toThrow(RangeError);
});

test("a frame's shot is found, and after the end it begins again", () => {
  const shots = [
    { stop: 3, frames: 2 },
    { stop: 4, frames: 1 },
  ];
  expect([0, 1, 2, 3, 5].map((frame) => shotAt(shots, frame).stop)).toEqual([3, 3, 4, 3, 4]);
});

test("the usual pace is one that can be chosen, about six seconds for long runs and a step a second for the shortest", () => {
  expect(usualPace(upTo(1000))).toBe(150);
  expect(usualPace(upTo(50))).toBe(8);
  expect(usualPace(upTo(1))).toBe(1);
  expect(PACES).toContain(usualPace(upTo(333)));
});
