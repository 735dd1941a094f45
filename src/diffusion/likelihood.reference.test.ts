import { expect, test } from "vitest";
import { gaussianDenoiser } from "./analytic.ts";
import { type BoundTerm, bitsTerm, bitsWork, priorBits } from "./likelihood.ts";
import { betasOf, scheduleOf } from "./schedule.ts";
import type { ProcessSpec } from "./spec.ts";
import { type Case, type GaussianDiffusion, processOf } from "./testing/gaussian-diffusion.ts";
import { comparison, reference } from "./testing/report.ts";

const LINEAR: ProcessSpec = {
  T: 1000,
  schedule: { kind: "linear", beta_start: 0.0001, beta_end: 0.02 },
  prediction: "epsilon",
  variance: "fixed",
};

/** Picture `i` of a flat [N, D]. */
const picture = (flat: readonly number[], i: number, D: number) => flat.slice(i * D, (i + 1) * D);

/** Bits are compared as shares of max(1, bits): a term of 1e-5 is a difference of values near 1. */
const scale = (bits: number) => Math.max(1, Math.abs(bits));

test("a whole likelihood evaluation agrees term by term", () => {
  const ref = reference<{
    mu: number;
    s2: number;
    shape: readonly [number, ...number[]];
    x0: readonly number[];
    noises_from_t_last_to_0: readonly (readonly number[])[];
    total_bpd: readonly number[];
    prior_bpd: readonly number[];
    vb: readonly number[];
    xstart_mse: readonly number[];
    mse: readonly number[];
  }>("bits-per-dim.json");
  const { alphasCumprod } = scheduleOf(betasOf(LINEAR.schedule, LINEAR.T));
  const work = bitsWork(LINEAR, "20", true);
  const N = ref.shape[0];
  const D = ref.x0.length / N;
  expect(work).toHaveLength(ref.noises_from_t_last_to_0.length);

  const vb = comparison("bits: terms of calc_bpd_loop, float64", 1e-12);
  const errors = comparison("bits: ε-MSE and x̂₀-MSE per t, float64", 1e-12);
  const ends = comparison("bits: prior and total, float64", 1e-12);
  for (let n = 0; n < N; n++) {
    const x0 = picture(ref.x0, n, D);
    const denoiser = gaussianDenoiser({ mean: x0.map(() => ref.mu), covariance: x0.map(() => ref.s2) });
    const prior = priorBits(work[0]!, x0);
    let total = prior;
    work.forEach((each, k) => {
      const epsilon = picture(ref.noises_from_t_last_to_0[k]!, n, D);
      const xt = Float64Array.from(x0, (value, i) => each.signal * value + each.noise * epsilon[i]!);
      // The file's denoiser is told the original timestep, and takes ᾱ from there.
      const term = bitsTerm(each, x0, xt, epsilon, denoiser(xt, alphasCumprod[each.timestep]!));
      const at = n * work.length + k;
      vb.compare(term.fixedSmall, ref.vb[at]!, scale(ref.vb[at]!));
      errors.compare([term.epsilonMse, term.x0Mse], [ref.mse[at]!, ref.xstart_mse[at]!], 1);
      total += term.fixedSmall;
    });
    ends.compare(prior, ref.prior_bpd[n]!, 1);
    ends.compare(total, ref.total_bpd[n]!, scale(ref.total_bpd[n]!));
  }
  for (const group of [vb, errors, ends]) group.finish();
});

const under = (term: BoundTerm, variance: Case["variance"]) =>
  ({ fixed_small: term.fixedSmall, fixed_large: term.fixedLarge, learned_range: term.learned! })[variance];

test("single terms agree under every schedule, variance and prediction, from one output for all three", () => {
  const ref = reference<GaussianDiffusion>("gaussian-diffusion.json");
  const N = ref.shape[0];
  const D = ref.x0.length / N;
  const vb = comparison("bits: single vb terms, float64", 1e-12);
  for (const each of ref.cases) {
    const process: ProcessSpec = { ...processOf(each), variance: "learned_range" };
    const work = bitsWork(process, String(each.T), each.clip).find(({ index }) => index === each.t)!;
    for (let n = 0; n < N; n++) {
      const x0 = picture(ref.x0, n, D);
      const xt = picture(each.x_t, n, D);
      const epsilon = picture(ref.noise, n, D);
      const m = [...picture(ref.model_eps, n, D), ...picture(ref.model_v, n, D)];
      const term = bitsTerm(work, x0, xt, epsilon, m);
      const expected = each.vb_bits_per_dim[n]!;
      vb.compare(under(term, each.variance), expected, scale(expected));
    }
  }
  vb.finish();

  const prior = comparison("bits: prior of gaussian-diffusion.json, float64", 1e-12);
  const [last] = bitsWork(LINEAR, "1000", true);
  ref.prior_bits_per_dim.forEach((bits, n) => {
    prior.compare(priorBits(last!, picture(ref.x0, n, D)), bits, 1);
  });
  prior.finish();
});
