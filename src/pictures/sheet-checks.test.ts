/** Checks under files of several pictures: where each picture lies they are what a canvas has, and elsewhere there are none. */
import { expect, test } from "vitest";
import { enlarge, sheet } from "../recipe/sheet.ts";
import { overChecks } from "./checks.ts";
import { checksUnder, liesIn, seenIn } from "./sheet-checks.ts";

/** Three and more squares across, the last one cut: the pattern begins anew with each picture. */
const one = { width: 40, height: 24 };

test.each([
  ["as they are", 4, 2, 1],
  ["one missing in the last row, enlarged", 3, 2, 4],
  ["a strip", 5, 5, 2],
  ["one of many", 1, 1, 3],
])("how pictures lie in a file is told from its size: %s", (_, count, columns, scale) => {
  const file = enlarge(sheet({ ...one, count, rgba: ramp(count) }, columns), scale);
  expect(liesIn(file, { ...one, count })).toEqual({ of: { ...one, count }, columns, count, scale });
});

test("one picture of the many that a recipe made lies alone, and a file of another size lies in no way that is known", () => {
  expect(liesIn(one, { ...one, count: 16 })).toMatchObject({ columns: 1, count: 1, scale: 1 });
  expect(liesIn({ width: 41, height: 24 }, { ...one, count: 1 })).toBeNull();
});

test("a file is seen as the page paints its pictures, and what is left over stays clear", () => {
  const [count, columns, scale] = [3, 2, 2];
  const pictures = Array.from({ length: count }, (_, i) => ramp(count).subarray(i * size(), (i + 1) * size()));
  const file = enlarge(sheet({ ...one, count, rgba: ramp(count) }, columns), scale);
  const seen = seenIn(file, liesIn(file, { ...one, count })!);
  const at = (x: number, y: number) => [
    ...seen.pixels.subarray((y * seen.width + x) * 4, (y * seen.width + x) * 4 + 4),
  ];
  for (const [i, picture] of pictures.entries()) {
    const painted = overChecks(picture, one);
    for (const [x, y] of [
      [0, 0],
      [39, 23],
      [37, 5],
      [12, 20],
    ] as const) {
      const level = [...painted.slice((y * 40 + x) * 4, (y * 40 + x) * 4 + 4)];
      expect(at(((i % 2) * 40 + x) * scale + 1, (Math.floor(i / 2) * 24 + y) * scale)).toEqual(level);
    }
  }
  expect(at(41 * scale, 25 * scale)).toEqual([0, 0, 0, 0]);
});

test("the background of a file covers the places of its pictures, whole rows and what the last one has", () => {
  const { background } = checksUnder({ of: one, columns: 2, count: 3, scale: 8 });
  const svg = decodeURIComponent(/svg\+xml,([^"]*)"/.exec(background)![1]!);
  expect(svg).toContain('viewBox="0 0 80 48"');
  expect(svg).toContain('d="M0 0H80V24H0zM0 24h40v24H0z"');
  expect(svg).toContain('<pattern id="p" width="40" height="24"');
});

const size = () => one.width * one.height * 4;

/** From clear to opaque. */
function ramp(count: number): Uint8ClampedArray {
  return Uint8ClampedArray.from({ length: count * size() }, (_, i) => (i * 7) % 256);
}
