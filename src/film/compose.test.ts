import fc from "fast-check";
import { expect, test } from "vitest";
import { bicubic } from "../pictures/bicubic.ts";
import { backdrop, compose } from "./compose.ts";
import { layFrame, type Place } from "./layout.ts";

const SIZE = { width: 4, height: 4 };
const picture = (seed: number) =>
  Uint8ClampedArray.from({ length: 64 }, (_, i) => (i % 4 === 3 ? 255 : (i * seed) % 256));
const layout = layFrame({ ...SIZE, groups: [{ columns: 2, count: 3 }], caption: true, smooth: false, size: 720 });
const look = { ground: [10, 20, 30], smooth: false } as const;

function at(frame: Uint8ClampedArray, x: number, y: number): number[] {
  const from = (y * layout.width + x) * 4;
  return [...frame.subarray(from, from + 4)];
}

test("every pixel of every picture is a square of its level; around them is the ground", () => {
  const pictures = [picture(3), picture(5), null];
  const frame = compose(layout, backdrop(layout, look, []), [pictures], SIZE, null, look);
  const { scale } = layout;
  pictures.forEach((pixels, i) => {
    const { x, y } = layout.groups[0]!.cells[i]!;
    for (let row = 0; row < 4; row++) {
      for (let column = 0; column < 4; column++) {
        const wanted = pixels
          ? [...pixels.subarray((row * 4 + column) * 4, (row * 4 + column) * 4 + 4)]
          : [10, 20, 30, 255];
        for (const [dx, dy] of [
          [0, 0],
          [scale - 1, scale - 1],
          [1, scale >> 1],
        ] as const) {
          expect(at(frame, x + column * scale + dx, y + row * scale + dy)).toEqual(wanted);
        }
      }
    }
    expect(at(frame, x - 1, y)).toEqual([10, 20, 30, 255]);
    expect(at(frame, x + 4 * scale, y)).toEqual([10, 20, 30, 255]);
  });
});

test("smooth, a picture is what the page's prints are", () => {
  const smooth = { ...look, smooth: true };
  const pixels = picture(7);
  const frame = compose(layout, backdrop(layout, smooth, []), [[pixels]], SIZE, null, smooth);
  const { x, y, width, height } = layout.groups[0]!.cells[0]!;
  const large = bicubic(pixels, SIZE, { width, height });
  for (const [dx, dy] of [
    [0, 0],
    [17, 40],
    [width - 1, width - 1],
  ] as const) {
    const from = (dy * width + dx) * 4;
    expect(at(frame, x + dx, y + dy)).toEqual([...large.subarray(from, from + 4)]);
  }
});

test("a part of a larger frame is taken as it is, and letters are laid over the ground", () => {
  const all = new Uint8ClampedArray([...picture(9), ...picture(11)]);
  const place = layout.caption!;
  const rgba = new Uint8ClampedArray(place.width * place.height * 4).fill(77);
  const frame = compose(layout, backdrop(layout, look, []), [[all.subarray(64)]], SIZE, { place, rgba }, look);
  const { x, y } = layout.groups[0]!.cells[0]!;
  expect(at(frame, x, y)).toEqual([...picture(11).subarray(0, 4)]);
  expect(at(frame, place.x + place.width - 1, place.y + place.height - 1)).toEqual([77, 77, 77, 77]);
});

test("smooth, an oblong picture fills its place to the last pixel, and no more", () => {
  const side = fc.integer({ min: 1, max: 40 });
  fc.assert(
    fc.property(side, side, (width, height) => {
      const size = { width, height };
      const groups = [{ columns: 2, count: 3 }];
      const layout = layFrame({ ...size, groups, caption: false, smooth: true, size: 720 });
      const smooth = { ...look, smooth: true };
      const white = new Uint8ClampedArray(width * height * 4).fill(255);
      const frame = compose(layout, backdrop(layout, smooth, []), [[white]], size, null, smooth);
      const [first] = layout.groups[0]!.cells as [Place];
      const end = { x: first.x + first.width - 1, y: first.y + first.height - 1 };
      const seen = (x: number, y: number) => {
        const from = (y * layout.width + x) * 4;
        return [...frame.subarray(from, from + 4)];
      };
      expect(seen(end.x, end.y)).toEqual([255, 255, 255, 255]);
      expect(seen(end.x, end.y + 1)).toEqual([10, 20, 30, 255]);
      expect(seen(end.x + 1, end.y)).toEqual([10, 20, 30, 255]);
    }),
    { numRuns: 20 },
  );
});
