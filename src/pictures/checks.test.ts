import { expect, test } from "vitest";
import { overChecks } from "./checks.ts";

const size = { width: 32, height: 2 };
const filled = (...pixel: readonly number[]) => Uint8ClampedArray.from({ length: 32 * 2 * 4 }, (_, i) => pixel[i % 4]!);

test("what is opaque is itself", () => {
  const rgba = filled(1, 2, 3, 255);
  expect(overChecks(rgba, size)).toBe(rgba);
});

test("what is clear is the checkerboard, whatever its colour; what is half clear is halfway to it; all of it opaque", () => {
  const ground = overChecks(filled(9, 99, 200, 0), size);
  expect(ground).toEqual(overChecks(filled(255, 0, 0, 0), size));
  const levels = Array.from({ length: 32 }, (_, x) => ground[x * 4]!);
  expect(levels.slice(0, 2)).toEqual([levels[0], levels[0]]);
  expect(levels.map((level) => level === levels[0])).toEqual(levels.map((_, x) => Math.floor(x / 2) % 2 === 0));
  const half = overChecks(filled(255, 0, 0, 51), size);
  expect([...half.slice(0, 4)]).toEqual([...[255, 0, 0].map((c) => Math.round(levels[0]! * 0.8 + c * 0.2)), 255]);
});
