/** One step of everything against improved-diffusion: ancestral, DDIM, and DDIM backwards. */
import { describe, test } from "vitest";
import type { Step } from "../plan.ts";
import { betasOf, scheduleOf } from "../schedule.ts";
import {
  ancestral,
  backwards,
  type Case,
  type GaussianDiffusion,
  implicit,
  processOf,
  sigmaOf,
} from "../testing/gaussian-diffusion.ts";
import { comparison, reference } from "../testing/report.ts";
import { stepIn32, stepIn64, termsOf } from "../testing/run.ts";
import { spreadAt } from "./plans/ddpm.ts";

const { cases, z, model_eps, model_v } = reference<GaussianDiffusion>("gaussian-diffusion.json");

const output = [...model_eps, ...model_v];

const etas = [0, 0.5, 1] as const;
const ddimOf = (c: Case, eta: (typeof etas)[number]) => c[`ddim_eta_${eta.toFixed(1)}` as "ddim_eta_0.0"];

const wide = (expected: readonly number[]) => expected.map((e) => Math.max(1, Math.abs(e)));

/** x' of every case, by float64 and by float32 storage. */
function check(
  name: string,
  ours: readonly Case[],
  step: (c: Case) => Step,
  answer: (c: Case) => readonly number[] | undefined,
) {
  const c64 = comparison(`gaussian-diffusion: ${name}, float64`, 1e-12);
  const c32 = comparison(`gaussian-diffusion: ${name}, float32 of |terms|`, 1e-6);
  for (const c of ours) {
    const expected = answer(c);
    if (!expected) continue;
    const row = step(c);
    c64.compare(stepIn64(row, c.x_t, output, z).x, expected, wide(expected));
    c32.compare(stepIn32(row, c.x_t, output, z).x, expected, termsOf(row, c.x_t, output, z).x);
  }
  c64.finish();
  c32.finish();
}

describe.each(["linear", "cosine"] as const)("%s", (schedule) => {
  const ours = cases.filter((c) => c.schedule === schedule);

  test("x̂₀ and the mean, float64", () => {
    const x0 = comparison(`gaussian-diffusion: ${schedule}, x̂₀, float64`, 1e-12);
    const mean = comparison(`gaussian-diffusion: ${schedule}, mean, float64`, 1e-12);
    for (const c of ours) {
      const out = stepIn64(ancestral(c), c.x_t, output, null);
      x0.compare(out.x0, c.pred_x0, wide(c.pred_x0));
      mean.compare(out.x, c.mean, wide(c.mean));
    }
    x0.finish();
    mean.finish();
  });

  test("the log variance, float64", () => {
    const c64 = comparison(`gaussian-diffusion: ${schedule}, log variance, float64`, 1e-12);
    for (const c of ours) {
      const { T, schedule: spec, variance } = processOf(c);
      const spread = spreadAt(scheduleOf(betasOf(spec, T)), c.t, sigmaOf(c), variance);
      const logs = model_v.map((v) => {
        if (spread.kind === "fixed") return 2 * Math.log(spread.sigma);
        return ((v + 1) / 2) * spread.logMax + ((1 - v) / 2) * spread.logMin;
      });
      c64.compare(logs, c.log_variance);
    }
    c64.finish();
  });

  test("p_sample", () => check(`${schedule}, p_sample`, ours, ancestral, (c) => c.p_sample));

  test.each(etas)("ddim_sample, η = %f", (eta) =>
    check(
      `${schedule}, ddim η ${eta}`,
      ours,
      (c) => implicit(c, eta),
      (c) => ddimOf(c, eta),
    ),
  );

  test("ddim_reverse_sample", () => check(`${schedule}, ddim reverse`, ours, backwards, (c) => c.ddim_reverse));
});
