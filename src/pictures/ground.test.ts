import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { groundFor, spread } from "./ground.ts";

type Rgba = readonly [r: number, g: number, b: number, a: number];
const CLEAR: Rgba = [0, 0, 0, 0];
const WHITE: Rgba = [255, 255, 255, 255];
const BLACK: Rgba = [0, 0, 0, 255];

/** So many pixels of each. */
const of = (...parts: readonly (readonly [pixel: Rgba, count: number])[]) =>
  Uint8ClampedArray.from(parts.flatMap(([pixel, count]) => Array.from({ length: count }, () => pixel).flat()));

describe("the ground under a picture with transparency", () => {
  it.each([
    ["a photograph needs none", of([WHITE, 50], [BLACK, 50]), "opaque"],
    ["nothing at all", of([CLEAR, 100]), "blank"],
    ["white on transparent", of([CLEAR, 90], [WHITE, 10]), "dark"],
    ["white, half transparent", of([CLEAR, 90], [[255, 255, 255, 128], 10]), "dark"],
    ["light grey", of([CLEAR, 50], [[230, 230, 230, 255], 50]), "dark"],
    ["black on transparent", of([CLEAR, 90], [BLACK, 10]), "light"],
    ["a colour", of([CLEAR, 50], [[220, 40, 40, 255], 50]), "light"],
    ["a white cat with a black outline", of([CLEAR, 40], [WHITE, 54], [BLACK, 6]), "light"],
    ["a screenshot with round corners", of([CLEAR, 4], [WHITE, 76], [BLACK, 20]), "light"],
  ])("%s", (_, rgba, ground) => expect(groundFor(rgba)).toBe(ground));

  it("shows the drawing: of one level it is seen by 40 levels and more", () => {
    fc.assert(
      fc.property(fc.nat(255), fc.integer({ min: 1, max: 255 }), (level, alpha) => {
        const ground = groundFor(of([CLEAR, 60], [[level, level, level, alpha], 40]));
        expect(Math.abs(level - (ground === "dark" ? 0 : 255))).toBeGreaterThanOrEqual(40);
      }),
    );
  });
});

describe("the spread of a frame", () => {
  it.each([
    ["one colour", of([[9, 99, 199, 255], 100]), 0],
    ["transparent, whatever colour lies there", of([CLEAR, 50], [[255, 0, 0, 0], 50]), 0],
    ["a drawing on transparency", of([CLEAR, 99], [BLACK, 1]), 255],
    ["almost one colour", of([[100, 100, 100, 255], 50], [[104, 100, 100, 255], 50]), 4],
  ])("%s", (_, rgba, expected) => expect(spread(rgba)).toBe(expected));
});
