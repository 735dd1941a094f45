import fc from "fast-check";
import { expect, test } from "vitest";
import { respace } from "./respace.ts";
import { betasOf, scheduleOf } from "./schedule.ts";
import { spaceTimesteps } from "./space-timesteps.ts";

test("sections are cut where the original cuts them", () => {
  expect(spaceTimesteps(10, "10")).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(spaceTimesteps(10, "2,1,2")).toEqual([0, 3, 4, 7, 9]);
  expect(spaceTimesteps(10, "0,2")).toEqual([5, 9]);
  expect(spaceTimesteps(10, "ddim5")).toEqual([0, 2, 4, 6, 8]);
});

test.each([
  ["", "expected a number"],
  ["ten", "expected a number"],
  ["10,", "expected a number"],
  ["-5", "expected a number"],
  ["2.5", "expected a number"],
  ["0", "keeps none"],
  ["11", "asks for 11 steps of section 1, which has 10"],
  ["5,6", "asks for 6 steps of section 2, which has 5"],
  ["ddim7", "no whole stride takes exactly 7"],
  ["ddim0", "no whole stride takes exactly 0"],
])('"%s" is refused, and why', (spec, why) => {
  expect(() => spaceTimesteps(10, spec)).toThrow(why);
  expect(() => spaceTimesteps(10, spec)).toThrow(`"${spec}"`);
});

test("steps that do not rise, or are not there, are refused", () => {
  const betas = betasOf({ kind: "cosine" }, 10);
  for (const bad of [10, -1, 3, 2, 1.5]) expect(() => respace(betas, [3, bad])).toThrow(`invalid kept step: ${bad}`);
});

test("respaced to all steps is the original", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 1e-4, max: 0.5, noNaN: true }), { minLength: 2, maxLength: 40 }), (betas) => {
      const original = scheduleOf(Float64Array.from(betas));
      const respaced = respace(original.betas, spaceTimesteps(betas.length, `${betas.length}`));
      expect(respaced.timesteps).toEqual(original.timesteps);
      betas.forEach((beta, i) => {
        expect(Math.abs(respaced.betas[i]! / beta - 1)).toBeLessThan(1e-11);
      });
    }),
  );
});

test("keeping some steps leaves ᾱ there as it was", () => {
  const betas = betasOf({ kind: "cosine" }, 1000);
  const kept = spaceTimesteps(1000, "10,15,20");
  const { alphasCumprod } = respace(betas, kept);
  const original = scheduleOf(betas).alphasCumprod;
  kept.forEach((index, i) => {
    expect(Math.abs(alphasCumprod[i]! - original[index]!)).toBeLessThan(1e-12);
  });
});
