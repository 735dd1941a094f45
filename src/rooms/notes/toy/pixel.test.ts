import { expect, test } from "vitest";
import { bestGuess, boundOf, CHANCES, ENTROPY, LEVELS, leastError } from "./pixel.ts";
import { scheduleNamed } from "./schedules.ts";

test("the chances are a distribution", () => {
  expect(CHANCES.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 12);
  expect(CHANCES.length).toBe(LEVELS.length);
});

test("the guess is the mean in pure noise, and the level itself in a clean pixel", () => {
  const mean = LEVELS.reduce((sum, level, k) => sum + level * CHANCES[k]!, 0);
  expect(bestGuess(0.3, 1e-9)).toBeCloseTo(mean, 4);
  for (const level of LEVELS) expect(bestGuess(level, 0.9999)).toBeCloseTo(level, 9);
});

test("17 points integrate the error as a fine grid does", () => {
  for (const alphaBar of [0.99, 0.8, 0.3, 0.01]) {
    const deviation = Math.sqrt(1 - alphaBar);
    let fine = 0;
    for (let z = -7; z < 7; z += 0.005)
      LEVELS.forEach((level, k) => {
        const guess = bestGuess(Math.sqrt(alphaBar) * level + deviation * z, alphaBar);
        fine += (CHANCES[k]! * (level - guess) ** 2 * 0.005 * Math.exp(-z * z * 0.5)) / Math.sqrt(2 * Math.PI);
      });
    expect(leastError(alphaBar) / fine).toBeCloseTo(1, 2);
  }
});

test("the bound is above the entropy, and longer chains of the small variance come nearer to it", () => {
  const totals = [50, 200, 1000].map((T) => boundOf(scheduleNamed("linear", T), "fixed_small").total);
  for (const total of totals) expect(total).toBeGreaterThan(ENTROPY);
  expect(totals[2]!).toBeLessThan(totals[1]!);
  expect(totals[1]!).toBeLessThan(totals[0]!);
});

test("what x_T still tells costs next to nothing", () => {
  expect(boundOf(scheduleNamed("linear", 1000), "fixed_large").prior).toBeLessThan(1e-4);
});
