import { expect, test } from "vitest";
import { cut, startLevel } from "./cut.ts";
import { planFor } from "./samplers/plans/index.ts";
import type { ProcessSpec } from "./spec.ts";

const process: ProcessSpec = { T: 1000, schedule: { kind: "cosine" }, prediction: "epsilon", variance: "fixed" };
const plan = planFor(process, { kind: "ddpm", steps: "ddim10", sigma: "fixed_small", clip: true });

test("a plan goes on from the first step at or below t", () => {
  expect(cut(plan, 1000)).toEqual(plan);
  expect(cut(plan, 501).steps).toEqual(plan.steps.slice(4));
  expect(cut(plan, 500).steps).toEqual(plan.steps.slice(5));
  expect(cut(plan, 0).steps).toEqual([]);
  expect(() => cut(plan, Number.NaN)).toThrow("invalid t: NaN");
});

test("the level to start from is that step's; the picture's where nothing is left", () => {
  expect(startLevel(plan, 500)).toEqual({ t: 401, alphaBar: plan.steps[5]!.alphaBar });
  expect(startLevel(plan, 0)).toEqual({ t: 0, alphaBar: 1 });
  // Trailing steps end above t = 50.
  const trailing = planFor(process, { kind: "dpmpp2m", steps: 10, spacing: "trailing", clip: false });
  expect(startLevel(trailing, 50)).toEqual({ t: 0, alphaBar: 1 });
});

test("encoding begins with the picture itself", () => {
  const up = planFor(process, { kind: "encode", steps: 10, spacing: "uniform", form: "improved" });
  expect(cut(up, 0)).toEqual(up);
  expect(startLevel(up, 0)).toEqual({ t: 0, alphaBar: 1 });
});

test("a step cut off from the x̂₀ before it is of first order", () => {
  const solver = planFor(process, { kind: "dpmpp2m", steps: 10, spacing: "trailing", clip: false });
  const [first, second] = cut(solver, 700).steps;
  expect(first!.cp).toBe(0);
  expect(first!.c0).toBeCloseTo(Math.sqrt(second!.alphaBar) - first!.cx * Math.sqrt(first!.alphaBar), 12);
  expect(second!.cp).not.toBe(0);
});
