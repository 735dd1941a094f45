import fc from "fast-check";
import { expect, test } from "vitest";
import { approximateNormalCdf, discretizedGaussianLogLikelihood, normalKl } from "./discretized.ts";
import { normalCdf } from "./testing/normal.ts";

const LEVELS = Array.from({ length: 256 }, (_, level) => level / 127.5 - 1);

test("the divergence of a normal from itself is 0, and never below", () => {
  const mean = fc.double({ min: -10, max: 10, noNaN: true });
  const logVariance = fc.double({ min: -20, max: 5, noNaN: true });
  fc.assert(fc.property(mean, logVariance, (m, v) => Math.abs(normalKl(m, v, m, v)) < 1e-12));
  fc.assert(fc.property(mean, logVariance, mean, logVariance, (m, v, n, w) => normalKl(m, v, n, w) > -1e-12));
});

test("the divergence has its textbook values", () => {
  expect(normalKl(1, 0, 0, 0)).toBeCloseTo(0.5, 14);
  expect(normalKl(0, Math.log(4), 0, 0)).toBeCloseTo(0.5 * (4 - 1 - Math.log(4)), 14);
});

test("the tanh approximation is within 2e-4 of the normal's distribution function", () => {
  let largest = 0;
  for (let x = -6; x <= 6; x += 0.05) largest = Math.max(largest, Math.abs(approximateNormalCdf(x) - normalCdf(x)));
  expect(largest).toBeLessThan(2e-4);
  expect(approximateNormalCdf(1e6)).toBe(1);
  expect(approximateNormalCdf(-1e6)).toBe(0);
});

test("the 256 cells share out probability 1, whatever the normal", () => {
  fc.assert(
    fc.property(
      fc.double({ min: -2, max: 2, noNaN: true }),
      fc.double({ min: -4, max: 1, noNaN: true }),
      (mean, logScale) => {
        const total = LEVELS.reduce((sum, x) => sum + Math.exp(discretizedGaussianLogLikelihood(x, mean, logScale)), 0);
        // Each cell is at least 1e-12, so the sum may exceed 1 by 256 of those.
        expect(Math.abs(total - 1)).toBeLessThan(1e-9);
      },
    ),
  );
});

test("an impossible value costs ln 1e-12, not infinity", () => {
  expect(discretizedGaussianLogLikelihood(0.5, -0.5, Math.log(1e-4))).toBeCloseTo(Math.log(1e-12), 12);
});
