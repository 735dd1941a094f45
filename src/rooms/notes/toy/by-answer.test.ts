import { expect, test } from "vitest";
import { networkOf } from "../../../diffusion/adapter.ts";
import { type ANSWERS, factorOf, guessFrom } from "./by-answer.ts";
import { alphaBarAt, scheduleNamed } from "./schedules.ts";

const linear = scheduleNamed("linear", 1000);

test("the numbers in the text: ε's error is multiplied by 157 at T, 10 at t = 680; x₀'s and v's never grow", () => {
  expect(factorOf("epsilon", alphaBarAt(linear, 1000))).toBeCloseTo(157.4, 1);
  expect(factorOf("epsilon", alphaBarAt(linear, 680))).toBeCloseTo(10.4, 1);
  for (const t of [1000, 500, 1])
    for (const answer of ["x0", "v"] as const) expect(factorOf(answer, alphaBarAt(linear, t))).toBeLessThanOrEqual(1);
});

test.each([
  ["epsilon", "epsilon"],
  ["x0", "sample"],
  ["v", "v_prediction"],
] as const)("%s: as the samplers' own equations make the guess", (answer: (typeof ANSWERS)[number], prediction) => {
  const process = {
    T: 1000,
    schedule: { kind: "linear", beta_start: 1e-4, beta_end: 0.02 },
    prediction,
    variance: "fixed",
  } as const;
  const alphaBar = alphaBarAt(linear, 700);
  const { fromM } = networkOf(process).ask(699, alphaBar);
  const [moved] = guessFrom(answer, Float32Array.of(0.25), Float32Array.of(0.5), alphaBar);
  expect(moved! - 0.25).toBeCloseTo(0.5 * fromM, 4);
});
