import { expect, test } from "vitest";
import { rangeSigma } from "./range.ts";
import { scheduleNamed } from "./schedules.ts";

test("v = 1 is β, v = −1 is β̃, and 0 their geometric mean", () => {
  const schedule = scheduleNamed("linear", 1000);
  for (const i of [1, 10, 999]) {
    const beta = schedule.betas[i]!;
    const tilde = schedule.posteriorVariance[i]!;
    expect(rangeSigma(schedule, i, 1) ** 2 / beta).toBeCloseTo(1, 12);
    expect(rangeSigma(schedule, i, -1) ** 2 / tilde).toBeCloseTo(1, 12);
    expect(rangeSigma(schedule, i, 0) ** 2 / Math.sqrt(beta * tilde)).toBeCloseTo(1, 12);
  }
});
