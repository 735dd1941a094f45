import { test } from "vitest";
import { betasOf, scheduleOf } from "../schedule.ts";
import { type Case, type GaussianDiffusion, processOf } from "../testing/gaussian-diffusion.ts";
import { comparison, reference } from "../testing/report.ts";
import { predictStartFromNoise, qMeanVariance, qPosterior, qSample } from "./forward.ts";

const { x0, noise, model_eps, cases, q_posterior_500 } = reference<GaussianDiffusion>("gaussian-diffusion.json");

function scheduleOfCase(each: Case) {
  const { schedule, T } = processOf(each);
  return scheduleOf(betasOf(schedule, T));
}

test("x_t from x₀, and x₀ from x_t", () => {
  const sampled = comparison("processes: q_sample, float64", 1e-12);
  const start = comparison("processes: predict_start_from_noise, float64 of |terms|", 1e-12);
  const moments = comparison("processes: q_mean_variance + √variance·noise, float64", 1e-12);
  for (const each of cases) {
    const schedule = scheduleOfCase(each);
    sampled.compare(qSample(schedule, each.t, x0, noise), each.x_t, 1);
    const { mean, variance } = qMeanVariance(schedule, each.t, x0);
    moments.compare(
      mean.map((value, i) => value + Math.sqrt(variance) * noise[i]!),
      each.x_t,
      1,
    );
    if (each.prediction !== "epsilon" || each.clip) continue;
    const terms = each.x_t.map(
      (x, i) => schedule.sqrtRecipAlphasCumprod[each.t]! * (Math.abs(x) + Math.abs(model_eps[i]!)),
    );
    start.compare(predictStartFromNoise(schedule, each.t, each.x_t, model_eps), each.pred_x0, terms);
  }
  for (const group of [sampled, start, moments]) group.finish();
});

test("the posterior between x_t and x₀", () => {
  const posterior = comparison("processes: q_posterior at t = 500, float64", 1e-12);
  const { mean, variance } = qPosterior(
    scheduleOf(betasOf({ kind: "linear", beta_start: 0.0001, beta_end: 0.02 }, 1000)),
    500,
    x0,
    q_posterior_500.x_t,
  );
  posterior.compare(mean, q_posterior_500.mean, 1);
  posterior.compare(variance, q_posterior_500.variance);
  posterior.finish();
});
