import { expect, test } from "vitest";
import { labelsThatFit, layFilm, placeOf, positionAt, positionOfTime, timeBetween } from "./geometry.ts";

test("pictures are whole device pixels and fit", () => {
  for (const [width, dpr] of [
    [640, 1],
    [366, 3],
    [700, 1.5],
  ] as const) {
    const film = layFilm({ width, dpr, size: { width: 32, height: 32 }, wish: 56, most: 12 });
    expect((film.css * dpr) % 1).toBeCloseTo(0, 9);
    expect(film.width).toBeLessThanOrEqual(width);
    expect(film.count).toBeGreaterThanOrEqual(4);
  }
});

test("a position and its place agree, ends and middle", () => {
  const film = layFilm({ width: 640, dpr: 1, size: { width: 32, height: 32 }, wish: 64, most: 12 });
  expect(placeOf(0, 1000, film)).toBe(32);
  expect(placeOf(1000, 1000, film)).toBe(film.width - 32);
  for (const position of [0, 1, 333, 999, 1000]) {
    expect(positionAt(placeOf(position, 1000, film), 1000, film)).toBe(position);
  }
  expect(positionAt(-50, 1000, film)).toBe(0);
});

test("times of a plan that skips are found between its positions", () => {
  const times = [901, 601, 301, 1, 0];
  expect(positionOfTime(times, 901)).toBe(0);
  expect(positionOfTime(times, 1000)).toBe(0);
  expect(positionOfTime(times, 451)).toBe(1.5);
  expect(positionOfTime(times, 0)).toBe(4);
  expect(timeBetween(times, 1.5)).toBe(451);
  expect(timeBetween(times, 4)).toBe(0);
});

test("labels never stand closer than they are wide, and the ends have theirs", () => {
  for (const [count, pitch] of [
    [10, 33],
    [6, 44],
    [5, 66],
    [12, 20],
    [2, 33],
  ] as const) {
    const labels = labelsThatFit(count, pitch, 52);
    expect(labels[0]).toBe(0);
    if ((count - 1) * pitch >= 52) expect(labels.at(-1)).toBe(count - 1);
    for (const [i, at] of labels.entries()) if (i > 0) expect((at - labels[i - 1]!) * pitch).toBeGreaterThanOrEqual(52);
  }
  expect(labelsThatFit(5, 66, 52)).toEqual([0, 1, 2, 3, 4]);
});
