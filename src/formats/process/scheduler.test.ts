/** diffusers' scheduler_config.json, as 0.42 wrote them, with its own ᾱ (testing/fixtures/schedulers.json). */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { betasOf, scheduleOf } from "../../diffusion/schedule.ts";
import { Refusal } from "../refusal.ts";
import type { Fields } from "./notes.ts";
import { schedulerIn, schedulerSays } from "./scheduler.ts";

interface Case {
  readonly config: Fields;
  readonly T: number;
  readonly index: readonly number[];
  readonly alphas_cumprod: readonly number[];
}

const cases = JSON.parse(
  readFileSync(new URL("../testing/fixtures/schedulers.json", import.meta.url), "utf8"),
) as Record<string, Case>;

test.each(Object.keys(cases))("%s: T, ᾱ and the prediction are diffusers' own", (name) => {
  const { config, T, index, alphas_cumprod } = cases[name]!;
  const says = schedulerSays(config, "scheduler_config.json");
  const ours = scheduleOf(betasOf(says.schedule.value, says.T.value)).alphasCumprod;
  expect(says.T).toMatchObject({ value: T, how: "read" });
  for (const [k, i] of index.entries()) expect(Math.abs(ours[i]! - alphas_cumprod[k]!)).toBeLessThan(1e-6);
  expect(says.prediction.value).toBe(config.prediction_type);
  if (String(config.variance_type).startsWith("learned")) expect(says.learned.value).toBe(config.variance_type);
});

test.each([
  [{ _class_name: "FlowMatchEulerDiscreteScheduler" }, /flow matching/],
  [{ _class_name: "EDMDPMSolverMultistepScheduler" }, /EDM/],
  [{ _class_name: "ScoreSdeVeScheduler" }, /called with σ/],
  [{ _class_name: "MyScheduler" }, /MyScheduler: not one that is known here/],
  [{ _class_name: "DPMSolverMultistepScheduler", use_flow_sigmas: true }, /flow matching/],
  [{ _class_name: "EulerDiscreteScheduler", timestep_type: "continuous" }, /timestep_type is continuous/],
  [{ prediction_type: "flow_prediction" }, /flow matching/],
  [{ beta_schedule: "cubic" }, /beta_schedule is cubic, expected linear/],
  [{ rescale_betas_zero_snr: true }, /expected v_prediction or sample/],
  [{ trained_betas: [0.1, -0.2] }, /β at index 1 is -0.2/],
  [{ num_train_timesteps: "many" }, /num_train_timesteps is "many", expected number/],
] satisfies [Fields, RegExp][])("%o is refused in words", (fields, words) => {
  expect(() => schedulerSays(fields, "scheduler_config.json")).toThrow(Refusal);
  expect(() => schedulerSays(fields, "scheduler_config.json")).toThrow(words);
});

test("what a file leaves out is assumed; without a file, everything is", () => {
  const old = schedulerIn(new Map([["scheduler/scheduler_config.json", '{"predict_epsilon": false, "x": -Infinity}']]));
  expect(old.prediction).toEqual({
    value: "sample",
    how: "read",
    from: "scheduler/scheduler_config.json: predict_epsilon",
  });
  expect(old.T).toMatchObject({ value: 1000, how: "assumed" });
  expect(schedulerIn(new Map()).schedule).toMatchObject({ how: "assumed", from: "diffusers" });
});
