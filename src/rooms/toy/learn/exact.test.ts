import { expect, test } from "vitest";
import { mixtureDenoiser } from "../../../diffusion/analytic.ts";
import { SETS } from "./choices.ts";
import { noPosterior, posteriorAt } from "./exact.ts";
import { dotsOf } from "./sets.ts";

const found = noPosterior();

test.each(SETS)("%s: the guess is analytic.ts's", (set) => {
  const dots = dotsOf(set);
  const { middles, deviation } = dots;
  const variance = deviation ** 2;
  const components = Array.from({ length: middles.length / 2 }, (_, k) => ({
    weight: 1,
    mean: [middles[2 * k]!, middles[2 * k + 1]!],
    covariance: [variance, variance],
  }));
  const epsilon = mixtureDenoiser(components);
  for (const alphaBar of [0.9999, 0.9, 0.3, 1e-4])
    for (const x of [
      [0.3, -0.2],
      [-0.7, 0.6],
      [2.1, 0.4],
    ]) {
      posteriorAt(dots, alphaBar, x[0]!, x[1]!, found);
      const best = [found.x, found.y].map((x0, i) => (x[i]! - Math.sqrt(alphaBar) * x0) / Math.sqrt(1 - alphaBar));
      for (const [i, value] of epsilon(x, alphaBar).entries()) expect(best[i]).toBeCloseTo(value, 7);
    }
});

test("the density is one: it sums to 1, and its slope is the score of the guess", () => {
  const dots = dotsOf("moons");
  const alphaBar = 0.7;
  let mass = 0;
  for (let x = -3; x < 3; x += 0.05)
    for (let y = -3; y < 3; y += 0.05) {
      posteriorAt(dots, alphaBar, x, y, found);
      mass += 0.05 ** 2 * Math.exp(found.logDensity);
    }
  expect(mass).toBeCloseTo(1, 4);
  const logDensity = (x: number) => {
    posteriorAt(dots, alphaBar, x, 0.1, found);
    return found.logDensity;
  };
  const slope = (logDensity(0.4001) - logDensity(0.3999)) / 0.0002;
  logDensity(0.4);
  expect((Math.sqrt(alphaBar) * found.x - 0.4) / (1 - alphaBar)).toBeCloseTo(slope, 5);
});

test("the variance is what is left to guess: the mean of it and of the guess's spread are that of the data", () => {
  const dots = dotsOf("rings");
  const alphaBar = 0.5;
  const total = { mass: 0, left: 0, guessed: 0 };
  for (let x = -3.5; x < 3.5; x += 0.05)
    for (let y = -3.5; y < 3.5; y += 0.05) {
      posteriorAt(dots, alphaBar, x, y, found);
      const mass = 0.05 ** 2 * Math.exp(found.logDensity);
      total.left += mass * found.variance;
      total.guessed += mass * (found.x ** 2 + found.y ** 2);
    }
  const { middles, deviation } = dots;
  const ofData = middles.reduce((sum, value) => sum + value * value, 0) / (middles.length / 2) + 2 * deviation ** 2;
  expect(total.left + total.guessed).toBeCloseTo(ofData, 4);
});
