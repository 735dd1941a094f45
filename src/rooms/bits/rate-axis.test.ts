import { expect, test } from "vitest";
import { isOnAxis, rateAxis } from "./rate-axis.ts";

/** As figure 5 of the DDPM paper: a rate that falls to next to nothing towards the noise. */
const curve = Array.from({ length: 1000 }, (_, i) => ({ rate: 1.78 * (i / 999) ** 6 }));

test("the points of a curve lie over the whole axis, and reach its end", () => {
  const told = curve.filter(isOnAxis);
  const { domain } = rateAxis(told.map(({ rate }) => rate));
  const [least, most] = domain.map(Math.log10) as [number, number];
  const places = told.map(({ rate }) => (Math.log10(rate) - least) / (most - least));
  expect(places.at(-1)).toBeCloseTo(1, 12);
  expect(Math.min(...places)).toBeLessThan(0.02);
  expect(Math.min(...places)).toBeGreaterThanOrEqual(0);
  // Half of them would stand in the first quarter of an axis of even steps.
  const middle = told[Math.floor(told.length / 2)]!.rate / domain[1];
  expect(middle).toBeLessThan(0.25);
  expect(places[Math.floor(places.length / 2)]).toBeGreaterThan(0.5);
});

test("pictures that cost little still have a decade and more to be seen in", () => {
  expect(rateAxis([0.002, 0.01])).toEqual({ kind: "log", domain: [0.001, 1] });
  expect(rateAxis([])).toEqual({ kind: "log", domain: [0.001, 1] });
});
