import { expect, test } from "vitest";
import { boundCurves, scheduleCurves } from "./curves.ts";
import { respace } from "./respace.ts";
import { betasOf, scheduleOf } from "./schedule.ts";
import { spaceTimesteps } from "./space-timesteps.ts";

const LINEAR = betasOf({ kind: "linear", beta_start: 0.0001, beta_end: 0.02 }, 1000);

test("the curves run over interface time, also for kept steps", () => {
  const curves = scheduleCurves(respace(LINEAR, spaceTimesteps(1000, "5")));
  expect([...curves.t]).toEqual([1, 251, 501, 750, 1000]);
  for (const curve of Object.values(curves)) expect(curve).toHaveLength(5);
});

test("signal to noise falls; the weight that L_simple drops falls with t and favours small noise", () => {
  const { snr, weightFixedSmall, weightFixedLarge } = scheduleCurves(scheduleOf(LINEAR));
  for (let i = 1; i < 1000; i++) expect(snr[i]).toBeLessThan(snr[i - 1]!);
  // β²/(2σ²α(1 − ᾱ)) with σ² = β is β/(2α(1 − ᾱ)): 0.02/(2·0.98·1) at T.
  expect(weightFixedLarge[999]).toBeCloseTo(0.02 / (2 * 0.98), 5);
  expect(weightFixedLarge[0]! / weightFixedLarge[999]!).toBeGreaterThan(50);
  for (let i = 1; i < 1000; i++) expect(weightFixedSmall[i]).toBeGreaterThan(weightFixedLarge[i]!);
});

test("the bound's terms for normal data: what fixed large costs more near the picture, small data sees less", () => {
  const schedule = scheduleOf(LINEAR);
  const { fixedSmall, fixedLarge } = boundCurves(schedule, 0.25);
  expect(fixedSmall[0]).toBeNaN();
  expect(fixedSmall[1]).toBeGreaterThan(fixedSmall[500]!);
  // σ² = β is right for data of unit variance: the divergence is then least, and not more than β̃'s.
  const unit = boundCurves(schedule, 1);
  for (let i = 1; i < 1000; i++) expect(unit.fixedLarge[i]).toBeLessThanOrEqual(unit.fixedSmall[i]! + 1e-15);
  // σ² = β̃ is right for a point: with s² → 0 its divergence goes to 0.
  const point = boundCurves(schedule, 1e-9);
  expect(point.fixedSmall[500]).toBeLessThan(1e-9);
  expect(point.fixedLarge[1]).toBeGreaterThan(0.01);
  expect(fixedLarge[999]).toBeGreaterThan(0);
  expect(() => boundCurves(schedule, 0)).toThrow("0");
});
