import { describe, expect, test } from "vitest";
import { gaussianDenoiser, mixtureDenoiser, type WeightedNormal } from "./analytic.ts";
import { boundCurves } from "./curves.ts";
import { bitsTerm, bitsWork, priorBits, termNoise } from "./likelihood.ts";
import { bitsUnder, drawTerms, estimateBound } from "./likelihood-estimate.ts";
import { normals } from "./noise.ts";
import { noised } from "./noised.ts";
import { betasOf, scheduleOf } from "./schedule.ts";
import type { ProcessSpec } from "./spec.ts";

const PROCESS: ProcessSpec = {
  T: 1000,
  schedule: { kind: "linear", beta_start: 0.0001, beta_end: 0.02 },
  prediction: "epsilon",
  variance: "fixed",
};
const SEED = [7, 0] as const;
const WORK = bitsWork(PROCESS, "1000", false);
const at = (t: number) => WORK.find((work) => work.t === t)!;

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const errorOfMean = (values: readonly number[]) => {
  const middle = mean(values);
  const squares = values.reduce((sum, value) => sum + (value - middle) ** 2, 0);
  return Math.sqrt(squares / (values.length - 1) / values.length);
};

describe("the expected term of each t equals its closed form within its standard error", () => {
  const PICTURES = 40;
  const D = 400;
  const TIMES = [2, 3, 5, 10, 20, 50, 100, 200, 350, 500, 700, 900, 1000];

  /** Terms of many pictures of D independent values each, under the best denoiser of one value. */
  const terms = (
    t: number,
    x0Of: (normal: number, other: number) => number,
    denoise: ReturnType<typeof gaussianDenoiser>,
  ) =>
    Array.from({ length: PICTURES }, (_, picture) => {
      const drawn = (index: number) =>
        normals(new Float32Array(D), { seed: SEED, image: picture, branch: 1 }, "endB", index);
      const [a, b] = [drawn(0), drawn(1)];
      const x0 = a.map((value, i) => x0Of(value, b[i]!));
      const work = at(t);
      const epsilon = termNoise(work, SEED, picture, D);
      const xt = noised(work, x0, epsilon);
      const m = Float64Array.from(xt, (value) => denoise([value], work.signal ** 2)[0]!);
      return bitsTerm(work, x0, xt, epsilon, m);
    });

  const expectMean = (values: readonly number[], truth: number) =>
    expect(Math.abs(mean(values) - truth), `${mean(values)} for ${truth}`).toBeLessThan(4 * errorOfMean(values));

  test.each(TIMES)("a normal, t = %i", (t) => {
    const variance = 0.25;
    const curves = boundCurves(scheduleOf(betasOf(PROCESS.schedule, PROCESS.T)), variance);
    const found = terms(t, (normal) => 0.1 + 0.5 * normal, gaussianDenoiser({ mean: [0.1], covariance: [variance] }));
    expectMean(
      found.map((term) => term.fixedSmall),
      curves.fixedSmall[t - 1]!,
    );
    expectMean(
      found.map((term) => term.fixedLarge),
      curves.fixedLarge[t - 1]!,
    );
  });

  test.each(TIMES)("a mixture, t = %i", (t) => {
    const mixture: WeightedNormal[] = [
      { weight: 0.5, mean: [-0.6], covariance: [0.01] },
      { weight: 0.5, mean: [0.5], covariance: [0.04] },
    ];
    const denoise = mixtureDenoiser(mixture);
    const found = terms(t, (normal, other) => (other < 0 ? -0.6 + 0.1 * normal : 0.5 + 0.2 * normal), denoise);
    const { signal, noise, c0, logFixedSmall } = at(t);
    const unknown = unexplained(mixture, signal, noise, denoise);
    expectMean(
      found.map((term) => term.x0Mse),
      unknown,
    );
    expectMean(
      found.map((term) => term.fixedSmall),
      (0.5 * c0 ** 2 * unknown) / Math.exp(logFixedSmall) / Math.LN2,
    );
  });

  /** E Var(x₀ | x_t) = E x₀² − E x̂₀(x_t)², the second by the trapezoid rule over the density of x_t. */
  function unexplained(
    mixture: readonly WeightedNormal[],
    signal: number,
    noise: number,
    denoise: ReturnType<typeof gaussianDenoiser>,
  ): number {
    const step = 0.002;
    let explained = 0;
    for (let x = -7; x <= 7; x += step) {
      const density = mixture.reduce((sum, { weight, mean: [mu], covariance: [variance] }) => {
        const spread = signal ** 2 * (variance as number) + noise ** 2;
        const distance = (x - signal * mu!) ** 2 / spread;
        return sum + (weight / Math.sqrt(2 * Math.PI * spread)) * Math.exp(-0.5 * distance);
      }, 0);
      explained += step * density * ((x - noise * denoise([x], signal ** 2)[0]!) / signal) ** 2;
    }
    const second = mixture.reduce(
      (sum, { weight, mean: [mu], covariance: [variance] }) => sum + weight * (mu! ** 2 + (variance as number)),
      0,
    );
    return second - explained;
  }
});

test("the bound of a respaced process has its kept terms, its own variances, and a decoder at t = 1", () => {
  const work = bitsWork(PROCESS, "10", true);
  expect(work.map(({ t }) => t)).toEqual([1000, 889, 778, 667, 556, 445, 334, 223, 112, 1]);
  expect(work.at(-1)).toMatchObject({ index: 0, timestep: 0, c0: 1 });
  expect(work[0]!.logFixedLarge).toBeGreaterThan(at(1000).logFixedLarge);
});

test("learned Σ lies between the fixed ones' places: v = −1 is fixed small, v = 1 is fixed large", () => {
  const x0 = [0.2, -0.4];
  const epsilon = [0.3, 1.1];
  for (const t of [2, 400, 1000]) {
    const work = bitsWork({ ...PROCESS, variance: "learned_range" }, "1000", true).find((each) => each.t === t)!;
    const xt = noised(work, x0, epsilon);
    const low = bitsTerm(work, x0, xt, epsilon, [0.1, 0.9, -1, -1]);
    const high = bitsTerm(work, x0, xt, epsilon, [0.1, 0.9, 1, 1]);
    expect(low.learned).toBeCloseTo(low.fixedSmall, 12);
    expect(high.learned).toBeCloseTo(high.fixedLarge, 12);
  }
});

test("a learned log variance is taken as it is", () => {
  const work = bitsWork({ ...PROCESS, variance: "learned" }, "1000", false).find((each) => each.t === 300)!;
  const epsilon = [0.4];
  const xt = noised(work, [0.5], epsilon);
  const term = bitsTerm(work, [0.5], xt, epsilon, [0.7, work.logFixedSmall]);
  expect(term.learned).toBeCloseTo(term.fixedSmall, 12);
});

test("an output of another size is refused", () => {
  expect(() => bitsTerm(at(5), [0, 0], [0, 0], [0, 0], [0, 0, 0, 0])).toThrow("4 values, expected 2");
});

test("the prior is what is left of a picture at T", () => {
  expect(priorBits(WORK[0]!, [0, 0, 0])).toBeLessThan(1e-8);
  expect(priorBits(WORK[0]!, [1, -1, 1])).toBeGreaterThan(priorBits(WORK[0]!, [0.5, 0.5, 0.5]));
});

describe("an estimate from some of the terms", () => {
  /** A bound like a real one: steep near the picture, nearly nothing far from it. */
  const bits = (t: number) => (t === 1 ? 2.2 : 3 / (t * t));
  const prior = 1e-5;
  const exact = WORK.reduce((sum, { t }) => sum + bits(t), prior);
  const taken = (work: readonly { t: number }[]) => work.map(({ t }) => ({ t, bits: bits(t) }));

  test("takes L₀ first, then each t once, and the same ones for the same seed", () => {
    const drawn = drawTerms(WORK, 50, SEED);
    expect(drawn[0]!.t).toBe(1);
    expect(new Set(drawn.map(({ t }) => t)).size).toBe(50);
    expect(drawTerms(WORK, 50, SEED)).toEqual(drawn);
    expect(drawTerms(WORK, 50, [8, 0])).not.toEqual(drawn);
    expect(drawTerms(WORK, 0, SEED)).toEqual(WORK);
    expect(() => drawTerms(WORK, 2.5, SEED)).toThrow("2.5");
  });

  test("is exact, without error, when all are taken", () => {
    const estimate = estimateBound(prior, taken(WORK), WORK.length)!;
    expect(estimate.bits).toBeCloseTo(exact, 12);
    expect(estimate).toMatchObject({ standardError: 0, taken: 1000, of: 1000 });
  });

  test("is unbiased, and its standard error tells how far off it is", () => {
    const estimates = Array.from(
      { length: 400 },
      (_, seed) => estimateBound(prior, taken(drawTerms(WORK, 200, [seed, 1])), WORK.length)!,
    );
    const found = estimates.map((estimate) => estimate.bits);
    expect(Math.abs(mean(found) - exact)).toBeLessThan(4 * errorOfMean(found));
    const deviation = errorOfMean(found) * Math.sqrt(found.length);
    const claimed = Math.sqrt(mean(estimates.map((estimate) => estimate.standardError! ** 2)));
    expect(claimed / deviation).toBeGreaterThan(0.85);
    expect(claimed / deviation).toBeLessThan(1.15);
  });

  test("waits for L₀ and another term", () => {
    expect(estimateBound(prior, [], 1000)).toBeNull();
    expect(estimateBound(prior, [{ t: 5, bits: 0.1 }], 1000)).toBeNull();
    expect(estimateBound(prior, [{ t: 1, bits: 2 }], 1000)).toBeNull();
    expect(
      estimateBound(
        prior,
        [
          { t: 1, bits: 2 },
          { t: 9, bits: 0.1 },
        ],
        1000,
      )!.standardError,
    ).toBeNull();
    expect(estimateBound(0, [{ t: 1, bits: 2 }], 1)).toMatchObject({ bits: 2, standardError: 0 });
  });

  test("names the variance that a model does not have", () => {
    const term = { t: 3, fixedSmall: 1, fixedLarge: 2, learned: null };
    expect(bitsUnder(term, "fixedLarge")).toBe(2);
    expect(() => bitsUnder(term, "learned")).toThrow("learned");
  });
});
