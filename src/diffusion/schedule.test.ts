import fc from "fast-check";
import { expect, test } from "vitest";
import { betasOf, scheduleOf } from "./schedule.ts";

const ends = { beta_start: 0.0001, beta_end: 0.02 };

test("each kind of schedule is the curve it is named after", () => {
  expect(betasOf({ kind: "linear", ...ends }, 1000)[0]).toBe(0.0001);
  expect(betasOf({ kind: "linear", ...ends }, 1000)[999]).toBe(0.02);
  expect(betasOf({ kind: "linear", ...ends }, 500)[499]).toBe(0.04);
  expect([...betasOf({ kind: "const", beta_end: 0.25 }, 3)]).toEqual([0.25, 0.25, 0.25]);
  expect([...betasOf({ kind: "given", betas: [0.5, 0.25] }, 2)]).toEqual([0.5, 0.25]);
  const middle = betasOf({ kind: "quad", beta_start: 0.01, beta_end: 0.09 }, 3)[1]!;
  expect(middle).toBeCloseTo(0.04, 15);
  expect(betasOf({ kind: "scaled_linear", beta_start: 0.01, beta_end: 0.09 }, 3)[1]).toBe(middle);
  expect(betasOf({ kind: "sigmoid", beta_start: 0.1, beta_end: 0.3 }, 3)[1]).toBeCloseTo(0.2, 15);
  expect(betasOf({ kind: "cosine" }, 1000)[999]).toBe(0.999);
  expect(betasOf({ kind: "squaredcos_cap_v2" }, 100)).toEqual(betasOf({ kind: "cosine" }, 100));
});

test("what is not a schedule is refused, with the bad value", () => {
  expect(() => betasOf({ kind: "cosine" }, 0)).toThrow("invalid T: 0");
  expect(() => betasOf({ kind: "cosine" }, 2.5)).toThrow("invalid T: 2.5");
  expect(() => betasOf({ kind: "given", betas: [0.1] }, 2)).toThrow("1 betas given, expected T = 2");
  for (const bad of [0, 1, -0.1, Number.NaN])
    expect(() => betasOf({ kind: "given", betas: [0.1, bad] }, 2)).toThrow(`β at index 1 is ${bad}`);
  // 1000/T times 0.02 passes 1 below T = 20.
  expect(() => betasOf({ kind: "linear", ...ends }, 10)).toThrow("expected 0 < β < 1");
  expect(() => scheduleOf(Float64Array.of(0.1, 0.2), [0])).toThrow("invalid timesteps: 1 of them");
});

test("every table is finite for any β in [0, 1], the ends included", () => {
  const beta = fc.oneof(
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.constantFrom(0, 1, 1e-300, 1e-17, 1 - 2 ** -53, 0.999),
  );
  fc.assert(
    fc.property(fc.array(beta, { minLength: 1, maxLength: 60 }), (betas) => {
      const { timesteps, ...tables } = scheduleOf(Float64Array.from(betas));
      expect(timesteps).toEqual(betas.map((_, i) => i));
      for (const table of Object.values(tables)) expect(table.every(Number.isFinite)).toBe(true);
    }),
  );
});
