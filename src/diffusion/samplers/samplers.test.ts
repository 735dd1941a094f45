import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FLAG, flagsOf } from "../pack.ts";
import type { Plan, Step } from "../plan.ts";
import type { ProcessSpec, SamplerSpec } from "../spec.ts";
import { runIn64 } from "../testing/run.ts";
import { samplerOf } from "./index.ts";
import { addsNoise, learnsSigma, planFor } from "./plans/index.ts";
import { switched } from "./switch.ts";

const process = (betas: readonly number[], more: Partial<ProcessSpec> = {}): ProcessSpec => ({
  T: betas.length,
  schedule: { kind: "given", betas },
  prediction: "epsilon",
  variance: "fixed",
  ...more,
});
const linear: ProcessSpec = {
  T: 1000,
  schedule: { kind: "linear", beta_start: 0.0001, beta_end: 0.02 },
  prediction: "epsilon",
  variance: "fixed",
};
const ddpm = (more: Partial<Extract<SamplerSpec, { kind: "ddpm" }>> = {}) =>
  ({ kind: "ddpm", steps: "1000", sigma: "fixed_small", clip: false, ...more }) as const;
const ddim = (more: Partial<Extract<SamplerSpec, { kind: "ddim" }>> = {}) =>
  ({
    kind: "ddim",
    steps: 50,
    spacing: "uniform",
    eta: 0,
    sigmaHat: false,
    clip: false,
    epsilon: "recompute",
    ...more,
  }) as const;

/** β of an ordinary schedule, 2 to 40 steps. */
const schedules = fc.array(fc.double({ min: 1e-4, max: 0.6, noNaN: true }), { minLength: 2, maxLength: 40 });

/** x' = gain·x + constant + σ·z, for a network whose ε̂ is slope·x + offset. */
function affine(step: Step, slope: number, offset: number) {
  const x0Gain = step.fromX + step.fromM * slope;
  const epsilonGain = step.noiseFromX + step.noiseFromM * slope;
  if (step.spread.kind !== "fixed") throw new Error("only a fixed σ");
  return {
    gain: step.cx + step.c0 * x0Gain + step.ce * epsilonGain,
    constant: step.c0 * step.fromM * offset + step.ce * step.noiseFromM * offset,
    sigma: step.spread.sigma,
  };
}

describe("on data ~ N(0, I), whose ε̂ is √(1 − ᾱ)·x", () => {
  const slope = (step: Step) => Math.sqrt(1 - step.alphaBar);

  test("fixed large preserves N(0, I)", () => {
    fc.assert(
      fc.property(schedules, (betas) => {
        const { steps } = planFor(process(betas), ddpm({ steps: `${betas.length}`, sigma: "fixed_large" }));
        for (const step of steps.slice(0, -1)) {
          const { gain, sigma } = affine(step, slope(step), 0);
          expect(gain * gain + sigma * sigma).toBeCloseTo(1, 10);
        }
      }),
    );
  });

  test("η = 0 shrinks it by Π cos(θ − θ′), cos θ = √ᾱ", () => {
    fc.assert(
      fc.property(schedules, fc.integer({ min: 1, max: 40 }), (betas, most) => {
        const steps = Math.min(most, betas.length);
        const plan = planFor(process(betas), ddim({ steps }));
        const angles = [...plan.steps.map(({ alphaBar }) => Math.acos(Math.sqrt(alphaBar))), 0];
        const expected = plan.steps.reduce((product, _, i) => product * Math.cos(angles[i]! - angles[i + 1]!), 1);
        const [end] = runIn64(plan, [1], ([x], step) => [slope(step) * x!]);
        expect(end).toBeCloseTo(expected, 10);
      }),
    );
  });
});

test("for a point mass every η has the exact marginals, ε̂ recomputed or kept, and so has fixed small", () => {
  const mu = 0.7;
  fc.assert(
    fc.property(
      schedules,
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.constantFrom("recompute", "keep"),
      fc.constantFrom("uniform", "quadratic", "trailing"),
      (betas, eta, epsilon, spacing) => {
        const T = betas.length;
        const plans = [
          planFor(process(betas), ddim({ steps: T - 1, eta, epsilon, spacing })),
          planFor(process(betas), ddpm({ steps: `${T}` })),
        ];
        for (const { steps } of plans)
          steps.forEach((step, i) => {
            const noise = Math.sqrt(1 - step.alphaBar);
            const { gain, constant, sigma } = affine(step, 1 / noise, (-Math.sqrt(step.alphaBar) * mu) / noise);
            const next = steps[i + 1]?.alphaBar ?? 1;
            expect(gain * Math.sqrt(step.alphaBar) * mu + constant).toBeCloseTo(Math.sqrt(next) * mu, 9);
            expect(gain * gain * (1 - step.alphaBar) + sigma * sigma).toBeCloseTo(1 - next, 9);
          });
      },
    ),
  );
});

test("encode then decode tends to the identity, at first order", () => {
  const mu = 0.2;
  const s2 = 0.09;
  const gaussian = (x: Float64Array, { alphaBar }: Step) =>
    x.map((v) => (Math.sqrt(1 - alphaBar) * (v - Math.sqrt(alphaBar) * mu)) / (alphaBar * s2 + 1 - alphaBar));
  const picture = Float64Array.of(-0.9, -0.1, 0.2, 0.6, 1);
  const error = (S: number) => {
    const xT = runIn64(
      planFor(linear, { kind: "encode", steps: S, spacing: "uniform", form: "diffusers" }),
      picture,
      gaussian,
    );
    const back = runIn64(planFor(linear, ddim({ steps: S })), xT, gaussian);
    return Math.max(...back.map((v, i) => Math.abs(v - picture[i]!)));
  };
  const errors = [10, 50, 250, 1000].map(error);
  console.log(`encode and decode, S = 10, 50, 250, 1000: off by ${errors.map((e) => e.toExponential(1)).join(", ")}`);
  errors.slice(1).forEach((e, i) => {
    expect(e).toBeLessThan(errors[i]! / 2);
  });
  expect(errors[3]).toBeLessThan(0.02);
});

test("a plan's times run from T to the picture and join on", () => {
  const check = ({ steps }: Plan) => {
    steps.forEach((step, i) => {
      expect(step.tNext).toBe(steps[i + 1]?.t ?? 0);
      expect(step.t).toBe(step.timestep + 1);
      expect(step.noiseIndex).toBe(step.timestep);
    });
    expect(flagsOf(steps.at(-1)!) & FLAG.noise).toBe(0);
  };
  check(planFor(linear, ddpm()));
  check(planFor(linear, ddpm({ steps: "10,15,20", sigma: "fixed_large" })));
  check(planFor({ ...linear, variance: "learned_range" }, ddpm({ sigma: "learned" })));
  check(planFor(linear, ddim({ eta: 1 })));
  check(planFor(linear, ddim({ sigmaHat: true, spacing: "trailing" })));
  check(planFor(linear, { kind: "dpmpp2m", steps: 20, spacing: "linspace", clip: true }));
  expect(planFor(linear, ddpm()).steps[0]!.t).toBe(1000);
});

test("encoding climbs from the picture, and the diffusers form passes decoding's levels", () => {
  const form = (name: "improved" | "diffusers") =>
    planFor(linear, { kind: "encode", steps: 10, spacing: "uniform", form: name }).steps;
  expect(form("diffusers").map(({ t, tNext }) => [t, tNext])).toEqual(
    Array.from({ length: 10 }, (_, i) => [i === 0 ? 0 : i * 100 - 99, i * 100 + 1]),
  );
  expect(form("diffusers")[0]!.alphaBar).toBe(1);
  const down = planFor(linear, ddim({ steps: 10 })).steps;
  expect(
    form("diffusers")
      .slice(1)
      .map((s) => s.alphaBar),
  ).toEqual(
    down
      .slice(1)
      .map((s) => s.alphaBar)
      .toReversed(),
  );
  expect(form("improved").map(({ t }) => t)).toEqual([0, 101, 201, 301, 401, 501, 601, 701, 801, 901]);
  expect(form("improved").at(-1)!.tNext).toBe(1000);
});

test("σ̂ has the mean of η = 1 and the noise √(1 − ᾱ/ᾱ′)", () => {
  const hat = planFor(linear, ddim({ sigmaHat: true })).steps;
  planFor(linear, ddim({ eta: 1 })).steps.forEach((one, i) => {
    const { spread, ...mean } = one;
    expect(hat[i]).toMatchObject(mean);
    const next = hat[i + 1]?.alphaBar;
    const sigma = next === undefined ? 0 : Math.sqrt(1 - one.alphaBar / next);
    expect(hat[i]!.spread).toEqual({ kind: "fixed", sigma });
    if (spread.kind === "fixed") expect(sigma).toBeGreaterThanOrEqual(spread.sigma);
  });
});

test("η = 1 over all steps is ancestral sampling with fixed small variance", () => {
  const ancestral = planFor(linear, ddpm()).steps;
  planFor(linear, ddim({ steps: 1000, eta: 1 })).steps.forEach(({ cx, c0, spread }, i) => {
    const other = ancestral[i]!;
    expect(cx).toBeCloseTo(other.cx, 9);
    expect(c0).toBeCloseTo(other.c0, 9);
    if (spread.kind !== "fixed" || other.spread.kind !== "fixed") throw new Error("only a fixed σ");
    expect(spread.sigma).toBeCloseTo(other.spread.sigma, 9);
  });
});

test("2M is DDIM at η = 0 where x̂₀ stays the same", () => {
  const solver = planFor(linear, { kind: "dpmpp2m", steps: 20, spacing: "trailing", clip: false }).steps;
  planFor(linear, ddim({ steps: 20, spacing: "trailing" })).steps.forEach(({ cx, c0 }, i) => {
    expect(solver[i]!.cx).toBeCloseTo(cx, 12);
    expect(solver[i]!.c0 + solver[i]!.cp).toBeCloseTo(c0, 12);
  });
  expect([solver[0]!.cp, solver.at(-1)!.cp].map(Math.abs)).toEqual([0, 0]);
  expect(solver[1]!.cp).toBeLessThan(0);
});

test("learned Σ: the range between log β̃ and log β, or log σ² itself, or words", () => {
  const spread = (variance: ProcessSpec["variance"], steps: string) =>
    planFor({ ...linear, variance }, ddpm({ steps, sigma: "learned" })).steps[0]!.spread;
  expect(spread("learned", "1000")).toEqual({ kind: "learned", logMax: 1, logMin: -1 });
  const range = spread("learned_range", "10");
  if (range.kind !== "learned") throw new Error("learned");
  // respacing.json: the last of ten steps.
  expect(range.logMax).toBeCloseTo(Math.log(0.8797882303918187), 12);
  expect(range.logMin).toBeCloseTo(-0.12836947168341922, 12);
  expect(() => spread("fixed", "1000")).toThrow('invalid sigma: "learned", but this model gives no variance');
});

test("whether a sampler adds noise is read from its plan", () => {
  const learned = { ...linear, variance: "learned_range" } as const;
  const solver = { kind: "dpmpp2m", steps: 20, spacing: "uniform", clip: true } as const;
  const climb = { kind: "encode", steps: 20, spacing: "uniform", form: "diffusers" } as const;
  const noisy = [ddpm(), ddpm({ sigma: "learned" }), ddim({ eta: 0.2 }), ddim({ sigmaHat: true })];
  const still = [ddim(), solver, climb, ddpm({ steps: "1" }), ddim({ steps: 1, eta: 1 })];
  expect(noisy.map((sampler) => addsNoise(learned, sampler))).toEqual(noisy.map(() => true));
  expect(still.map((sampler) => addsNoise(learned, sampler))).toEqual(still.map(() => false));
  expect([...noisy, ...still].filter((sampler) => learnsSigma(learned, sampler))).toEqual([noisy[1]]);
  // What cannot run draws nothing.
  expect(addsNoise(linear, ddpm({ sigma: "learned" }))).toBe(false);
});

describe("another sampler keeps what both have", () => {
  const strided = ddim({ steps: 40, spacing: "trailing", eta: 0.5 });

  test("clipping and the spacing; the rest is as at first", () => {
    expect(switched(samplerOf({ kind: "dpmpp2m" }), strided, 1000)).toEqual({
      kind: "dpmpp2m",
      steps: 20,
      spacing: "trailing",
      clip: false,
    });
    expect(switched(samplerOf({ kind: "ddim" }), ddpm({ steps: "10,15,20", clip: true }), 1000)).toEqual({
      ...ddim({ steps: 45, clip: true }),
    });
    expect(switched(samplerOf({ kind: "ddpm" }), strided, 1000)).toEqual(ddpm({ steps: "100", sigma: "learned" }));
  });

  test("the number of steps, within what the other is good with and T", () => {
    const steps = (kind: string, T: number) => switched(samplerOf({ kind }), ddpm({ steps: "750" }), T).steps;
    expect(["ddpm", "ddim", "dpmpp2m"].map((kind) => steps(kind, 1000))).toEqual(["750", 50, 20]);
    expect(["ddpm", "ddim", "dpmpp2m"].map((kind) => steps(kind, 10))).toEqual(["10", 10, 9]);
  });
});

test("bad settings are refused with their value", () => {
  expect(() => planFor(linear, ddim({ eta: 1.5 }))).toThrow("invalid eta: 1.5");
  expect(() => planFor(linear, ddim({ steps: 1001 }))).toThrow("invalid number of steps: 1001");
  expect(() => planFor(linear, ddpm({ steps: "2000" }))).toThrow('"2000"');
  const solver = { kind: "dpmpp2m", steps: 1000, clip: true } as const;
  expect(() => planFor(linear, { ...solver, spacing: "uniform" })).toThrow("invalid number of steps: 1000");
  expect(planFor(linear, { ...solver, spacing: "trailing" }).steps).toHaveLength(1000);
});

test("every plan is finite in float32 for any schedule whose β lie in (0, 1)", () => {
  const beta = fc.oneof(
    fc.double({ min: 0, max: 1, minExcluded: true, maxExcluded: true, noNaN: true }),
    fc.constantFrom(1e-300, 1e-17, 1e-8, 0.5, 0.999, 1 - 2 ** -53),
  );
  const samplers = fc.oneof(
    fc.record({
      kind: fc.constant("ddpm" as const),
      steps: fc.constantFrom("2", "5", "2,1"),
      sigma: fc.constantFrom("fixed_small", "fixed_large", "learned"),
      clip: fc.boolean(),
    }),
    fc.record({
      kind: fc.constant("ddim" as const),
      steps: fc.integer({ min: 1, max: 5 }),
      spacing: fc.constantFrom("uniform", "quadratic", "leading", "trailing", "linspace"),
      eta: fc.double({ min: 0, max: 1, noNaN: true }),
      sigmaHat: fc.boolean(),
      clip: fc.boolean(),
      epsilon: fc.constantFrom("recompute", "keep"),
    }),
    fc.record({
      kind: fc.constant("dpmpp2m" as const),
      steps: fc.integer({ min: 1, max: 4 }),
      spacing: fc.constantFrom("uniform", "trailing", "linspace"),
      clip: fc.boolean(),
    }),
    fc.record({
      kind: fc.constant("encode" as const),
      steps: fc.integer({ min: 1, max: 5 }),
      spacing: fc.constantFrom("uniform", "leading"),
      form: fc.constantFrom("improved", "diffusers"),
    }),
  );
  const numbers = (value: unknown): number[] => {
    if (typeof value === "number") return [value];
    return typeof value === "object" && value !== null ? Object.values(value).flatMap(numbers) : [];
  };
  fc.assert(
    fc.property(
      fc.array(beta, { minLength: 5, maxLength: 12 }),
      fc.constantFrom("epsilon", "sample", "v_prediction", "mean"),
      fc.constantFrom("learned_range", "learned"),
      samplers,
      (betas, prediction, variance, sampler) => {
        const { steps } = planFor(process(betas, { prediction, variance }), sampler);
        for (const step of steps)
          for (const number of numbers(step)) expect(Number.isFinite(Math.fround(number))).toBe(true);
      },
    ),
    { numRuns: 500 },
  );
});
