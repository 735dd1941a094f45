import { expect, test } from "vitest";
import { type FrameLayout, layFrame, type Place, SIZES } from "./layout.ts";

const one = { columns: 4, count: 16 };
const wish = { width: 32, height: 32, groups: [one], caption: true, smooth: false, size: 720 } as const;

const within = ({ x, y, width, height }: Place, frame: FrameLayout) =>
  x >= 0 && y >= 0 && x + width <= frame.width && y + height <= frame.height;
const apart = (a: Place, b: Place) =>
  a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;

test("the longer side is what was asked for, both are even, and nothing overlaps or sticks out", () => {
  const all = [
    wish,
    { ...wish, size: 1080 as const },
    { ...wish, caption: false },
    { ...wish, smooth: true },
    { ...wish, groups: [{ columns: 1, count: 1 }] },
    { ...wish, groups: [{ columns: 9, count: 9 }] },
    {
      ...wish,
      groups: [
        { ...one, title: "x̂₀" },
        { ...one, title: "xₜ" },
      ],
    },
    { ...wish, width: 28, height: 28, groups: Array.from({ length: 4 }, () => ({ columns: 2, count: 3, title: "A" })) },
  ];
  for (const each of all) {
    const frame = layFrame(each);
    expect(Math.max(frame.width, frame.height)).toBe(each.size);
    expect([frame.width % 2, frame.height % 2]).toEqual([0, 0]);
    const places = frame.groups.flatMap(({ title, cells }) => [...cells, ...(title ? [title] : [])]);
    const marks = frame.caption ? [...places, frame.caption] : places;
    for (const place of marks) expect(within(place, frame)).toBe(true);
    marks.forEach((a, i) => {
      for (const b of marks.slice(i + 1)) expect(apart(a, b)).toBe(true);
    });
  }
  expect(SIZES).toEqual([720, 1080]);
});

test("a pixel is a square of whole pixels, and one of its size is between two pictures", () => {
  const { scale, groups } = layFrame(wish);
  const [a, b, , , e] = groups[0]!.cells;
  expect(scale).toBe(4);
  expect(b!.x - a!.x).toBe(33 * scale);
  expect(e!.y - a!.y).toBe(33 * scale);
  expect(a!.width).toBe(32 * scale);
});

test("smoothed, pictures use all the room there is, each of whole pixels", () => {
  const { scale, groups, width, height } = layFrame({ ...wish, smooth: true });
  expect(scale).toBeGreaterThan(4);
  const [a, b] = groups[0]!.cells;
  expect(a!.width).toBe(Math.floor(32 * scale));
  expect(Number.isInteger(b!.x)).toBe(true);
  // The same margin on the left and on the right.
  const last = groups[0]!.cells[3]!;
  expect(Math.abs(a!.x - (width - last.x - last.width))).toBeLessThanOrEqual(1);
  expect(height).toBe(720);
});

test("two strips lie above one another, two upright groups beside one another", () => {
  const strips = layFrame({
    ...wish,
    groups: [
      { columns: 9, count: 9 },
      { columns: 9, count: 9 },
    ],
  });
  expect(strips.groups[0]!.cells[0]!.x).toBe(strips.groups[1]!.cells[0]!.x);
  const upright = layFrame({
    ...wish,
    groups: [
      { columns: 1, count: 4 },
      { columns: 1, count: 4 },
    ],
  });
  expect(upright.groups[0]!.cells[0]!.y).toBe(upright.groups[1]!.cells[0]!.y);
});

test("pictures that are larger than the film stay whole", () => {
  const frame = layFrame({ ...wish, width: 256, height: 256 });
  expect(frame.scale).toBe(1);
  expect(frame.width).toBeGreaterThan(4 * 256);
});
