import { expect, test } from "vitest";
import { mixtureDenoiser } from "../../../diffusion/analytic.ts";
import { bestNoise, density, MIXTURE, meanOf, noised, posterior, quantiles } from "./mixture.ts";

const GRID = Array.from({ length: 1201 }, (_, i) => -6 + i * 0.01);

test("the posterior drawn and the quick ε are those of the project's closed-form denoiser", () => {
  const epsilon = mixtureDenoiser(
    MIXTURE.map(({ weight, mean, deviation }) => ({ weight, mean: [mean], covariance: [deviation ** 2] })),
  );
  for (const alphaBar of [0.999, 0.7, 0.2, 0.001])
    for (const x of [-2, -0.4, 0, 1.3]) {
      const guess = (x - Math.sqrt(1 - alphaBar) * epsilon([x], alphaBar)[0]!) / Math.sqrt(alphaBar);
      expect(meanOf(posterior(MIXTURE, x, alphaBar))).toBeCloseTo(guess, 9);
      expect(bestNoise(MIXTURE)(alphaBar)(x)).toBeCloseTo(epsilon([x], alphaBar)[0]!, 12);
    }
});

test("q(x_t) and q(x₀ | x_t) each hold probability 1", () => {
  for (const alphaBar of [0.99, 0.3, 0.001])
    for (const bumps of [noised(MIXTURE, alphaBar), posterior(MIXTURE, 0.4, alphaBar)]) {
      const total = GRID.reduce((sum, x) => sum + density(bumps, x) * 0.01, 0);
      expect(total).toBeCloseTo(1, 4);
    }
});

test("quantiles rise, and give the mixture's mean back", () => {
  const points = quantiles(MIXTURE, 2000);
  for (let i = 1; i < points.length; i++) expect(points[i]!).toBeGreaterThan(points[i - 1]!);
  expect(points.reduce((sum, x) => sum + x, 0) / points.length).toBeCloseTo(meanOf(MIXTURE), 3);
});
