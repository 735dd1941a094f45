import { describe, expect, it } from "vitest";
import type { Picture8 } from "../../bytes/png-pixels.ts";
import { overChecks } from "../../pictures/checks.ts";
import { MOST_SIDE, thumbnail } from "./thumbnail.ts";

const picture = (width: number, height: number, level: (x: number, y: number) => number): Picture8 => ({
  width,
  height,
  channels: 1,
  pixels: Uint8Array.from({ length: width * height }, (_, i) => level(i % width, Math.floor(i / width))),
});

describe("a thumbnail", () => {
  it("of a small picture is that picture", () => {
    const small = picture(32, 24, (x) => x);
    expect(thumbnail(small)).toBe(small);
  });

  it("of a large one is the mean of whole blocks", () => {
    const large = thumbnail(picture(2 * MOST_SIDE, 2 * MOST_SIDE, (x, y) => (y < MOST_SIDE ? (x % 2) * 10 : 200)));
    expect([large.width, large.height]).toEqual([MOST_SIDE, MOST_SIDE]);
    expect(large.pixels[0]).toBe(5);
    expect(large.pixels.at(-1)).toBe(200);
  });

  it("is never wider than it may be, whatever is left over at the edges", () => {
    for (const [width, height] of [
      [MOST_SIDE + 1, 3],
      [999, 1000],
      [4097, 1],
    ] as const) {
      const { pixels, ...small } = thumbnail(picture(width, height, () => 7));
      expect(Math.max(small.width, small.height)).toBeLessThanOrEqual(MOST_SIDE);
      expect(new Set(pixels).size).toBeLessThanOrEqual(3);
    }
  });

  it("of a strip, or a pillar, is that in rows, with what is left over clear", () => {
    for (const [width, height, at] of [
      [5, 1, (x: number) => x],
      [1, 5, (_: number, y: number) => y],
    ] as const) {
      const laid = thumbnail(picture(width, height, (x, y) => 10 * at(x, y)));
      expect(laid).toMatchObject({ width: 3, height: 2, channels: 4 });
      const levels = Array.from({ length: 6 }, (_, i) => [...laid.pixels.slice(4 * i, 4 * i + 4)]);
      expect(levels).toEqual([0, 10, 20, 30, 40].map((level) => [level, level, level, 255]).concat([[0, 0, 0, 0]]));
    }
    expect(thumbnail(picture(4, 2, () => 0))).toMatchObject({ width: 4, height: 2 });
  });

  it("breaks between whole pictures, whatever their shape, and never one of them", () => {
    const tall = { width: 2, height: 6, count: 4 };
    expect(
      thumbnail(
        picture(2, 6, (x) => x),
        tall,
      ),
    ).toMatchObject({ width: 2, height: 6 });
    const strip = thumbnail(
      picture(8, 6, (x) => 10 * Math.floor(x / 2)),
      tall,
    );
    expect(strip).toMatchObject({ width: 8, height: 6 });
    const pillar = thumbnail(
      picture(2, 18, (_, y) => 10 * Math.floor(y / 6)),
      tall,
    );
    expect(pillar).toMatchObject({ width: 6, height: 6, channels: 4 });
    expect([0, 2, 4].map((x) => pillar.pixels[4 * x])).toEqual([0, 10, 20]);
  });

  it("has what isn't opaque on the checks of the page, picture by picture", () => {
    const of = { width: 32, height: 32, count: 2 };
    const clear: Picture8 = { width: 64, height: 32, channels: 4, pixels: new Uint8Array(64 * 32 * 4) };
    const { pixels } = thumbnail(clear, of);
    const painted = overChecks(new Uint8ClampedArray(32 * 32 * 4), of);
    for (const left of [0, 32])
      expect(pixels.subarray(left * 4, (left + 32) * 4)).toEqual(new Uint8Array(painted.slice(0, 128)));
  });
});
