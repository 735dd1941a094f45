import fc from "fast-check";
import { expect, test } from "vitest";
import { timestepsOf } from "./timesteps.ts";

const spacings = ["uniform", "quadratic", "leading", "trailing", "linspace"] as const;

test("every spacing gives S different steps of the model, rising", () => {
  const sizes = fc.integer({ min: 1, max: 400 }).chain((T) => fc.tuple(fc.integer({ min: 1, max: T }), fc.constant(T)));
  fc.assert(
    fc.property(fc.constantFrom(...spacings), sizes, (spacing, [S, T]) => {
      const kept = timestepsOf(spacing, S, T);
      expect(kept).toHaveLength(S);
      kept.forEach((timestep, i) => {
        expect(Number.isInteger(timestep)).toBe(true);
        expect(timestep).toBeGreaterThan(i === 0 ? -1 : kept[i - 1]!);
        expect(timestep).toBeLessThan(T);
      });
    }),
  );
});

test("all T of them are all, whatever the spacing", () => {
  for (const spacing of spacings) expect(timestepsOf(spacing, 50, 50)).toEqual(Array.from({ length: 50 }, (_, i) => i));
});

test("DDIM's two curves", () => {
  expect(timestepsOf("uniform", 4, 1000)).toEqual([0, 250, 500, 750]);
  expect(timestepsOf("uniform", 3, 1000)).toEqual([0, 333, 666]);
  expect(timestepsOf("quadratic", 5, 1000)).toEqual([0, 50, 200, 450, 800]);
});

test("a number of steps that cannot be taken is refused", () => {
  for (const bad of [0, -1, 1001, 2.5, Number.NaN])
    expect(() => timestepsOf("uniform", bad, 1000)).toThrow(`invalid number of steps: ${bad}, expected`);
});
