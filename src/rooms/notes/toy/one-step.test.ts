import { expect, test } from "vitest";
import { SHORT_CHAIN, sensitivity, stepView } from "./one-step.ts";
import { scheduleNamed } from "./schedules.ts";

test("the mean is the same from x₀ and from ε", () => {
  for (const schedule of [SHORT_CHAIN, scheduleNamed("linear", 1000)])
    for (let i = 1; i < schedule.betas.length; i++) {
      const { meanFromPicture, meanFromNoise } = stepView(schedule, i, 0.7, -1.1);
      expect(meanFromNoise).toBeCloseTo(meanFromPicture, 9);
    }
});

test("the sensitivities are the derivatives of the mean", () => {
  const i = 4;
  const { picture, noise } = sensitivity(SHORT_CHAIN, i);
  const mean = (x0: number) => stepView(SHORT_CHAIN, i, x0, 0.3);
  const one = mean(0.2);
  const other = mean(0.3);
  expect((other.meanFromPicture - one.meanFromPicture) / 0.1).toBeCloseTo(picture, 9);
  expect(Math.abs((other.meanFromNoise - one.meanFromNoise) / (other.epsilon - one.epsilon))).toBeCloseTo(noise, 9);
});
