import { describe, expect, test } from "vitest";
import { bitsWork } from "../likelihood.ts";
import { normals } from "../noise.ts";
import { noised } from "../noised.ts";
import { planFor } from "../samplers/plans/index.ts";
import { betasOf, scheduleOf } from "../schedule.ts";
import type { Prediction, ProcessSpec, SamplerSpec } from "../spec.ts";
import { qMeanVariance, qPosterior, qSample } from "./forward.ts";
import { interpolate, interpolationLanes } from "./interpolate.ts";
import { type Denoise, pSampleLoop, pSampleLoopProgressive } from "./loop.ts";
import { pLosses } from "./losses.ts";
import { noiseLike } from "./noise-like.ts";
import { pMeanVariance, pSample } from "./reverse.ts";
import { pSampleLoopTrajectory, trajectoryLanes } from "./trajectory.ts";

const PROCESS: ProcessSpec = {
  T: 1000,
  schedule: { kind: "linear", beta_start: 0.0001, beta_end: 0.02 },
  prediction: "epsilon",
  variance: "fixed",
};
const DDPM: SamplerSpec = { kind: "ddpm", steps: "20", sigma: "fixed_large", clip: true };
const PLAN = planFor(PROCESS, DDPM);
const SEED = [3, 1] as const;
const D = 12;

/** Any network will do here: one that is neither constant nor the same at every t. */
const denoise: Denoise = (x, timesteps) => {
  const size = x.length / timesteps.length;
  return x.map((value, i) => Math.tanh(value) * (1 + timesteps[Math.floor(i / size)]! / 1000));
};

const picture = (flat: Float32Array, i: number) => [...flat.subarray(i * D, (i + 1) * D)];

async function moments(steps: AsyncIterable<{ x: Float32Array; x0: Float32Array }>) {
  const all = [];
  for await (const { x, x0 } of steps) all.push({ x: x.slice(), x0: x0.slice() });
  return all;
}

describe("loops", () => {
  const lanes = trajectoryLanes(PLAN, 3, D, SEED, -1);

  test("the progressive loop ends where the loop ends, and its last x̂₀ is the picture", async () => {
    const steps = await moments(pSampleLoopProgressive(denoise, lanes));
    expect(steps).toHaveLength(20);
    expect(steps.at(-1)!.x).toEqual(await pSampleLoop(denoise, lanes));
    expect(steps.at(-1)!.x0).toEqual(steps.at(-1)!.x);
    for (const { x0 } of steps) for (const value of x0) expect(Math.abs(value)).toBeLessThanOrEqual(1);
  });

  test("a batch is its pictures one by one", async () => {
    const together = await pSampleLoop(denoise, lanes);
    for (const [i, lane] of lanes.entries())
      expect(picture(together, i)).toEqual(picture(await pSampleLoop(denoise, [lane]), 0));
  });

  test("a network that breaks is an error that says where", async () => {
    const broken: Denoise = (x) => x.map(() => Number.NaN);
    await expect(pSampleLoop(broken, lanes)).rejects.toThrow("image 0 after step 1 of 20");
  });

  test("lanes of different sizes are refused", async () => {
    const odd = { ...lanes[1]!, x: new Float32Array(5) };
    await expect(pSampleLoop(denoise, [lanes[0]!, odd])).rejects.toThrow("5 values, expected 12");
  });
});

describe("repeat_noise_steps", () => {
  const equal = (x: Float32Array) => picture(x, 0).every((value, i) => value === picture(x, 1)[i]);
  const shared = async (k: number) => {
    const steps = await moments(pSampleLoopTrajectory(denoise, PLAN, 2, D, SEED, k));
    return steps.filter(({ x }) => equal(x)).length;
  };

  test("−1 shares nothing, not even x_T", async () => {
    const [a, b] = trajectoryLanes(PLAN, 2, D, SEED, -1);
    expect(a!.x).not.toEqual(b!.x);
    expect(await shared(-1)).toBe(0);
  });

  test("0 shares x_T alone, 7 the noise of the first seven steps, 20 all", async () => {
    const [a, b] = trajectoryLanes(PLAN, 2, D, SEED, 0);
    expect(a!.x).toEqual(b!.x);
    expect(await shared(0)).toBe(0);
    expect(await shared(7)).toBe(7);
    expect(await shared(20)).toBe(20);
  });

  test("image 0 is the same whatever is shared", async () => {
    const [none, some] = await Promise.all(
      [-1, 7].map((k) => pSampleLoop(denoise, trajectoryLanes(PLAN, 2, D, SEED, k))),
    );
    expect(picture(none!, 0)).toEqual(picture(some!, 0));
    expect(picture(none!, 1)).not.toEqual(picture(some!, 1));
  });

  test("a k that is none is refused", () => {
    expect(() => trajectoryLanes(PLAN, 2, D, SEED, -2)).toThrow("-2");
    expect(() => trajectoryLanes(PLAN, 2, D, SEED, 1.5)).toThrow("1.5");
  });
});

test("noise_like repeats image 0 or draws each its own", () => {
  const repeated = noiseLike(3, D, SEED, "step", 40, true);
  const apart = noiseLike(3, D, SEED, "step", 40, false);
  expect(picture(repeated, 1)).toEqual(picture(repeated, 0));
  expect(picture(repeated, 0)).toEqual(picture(apart, 0));
  expect(picture(apart, 2)).not.toEqual(picture(apart, 0));
});

describe("interpolate", () => {
  const [a, b] = [0, 1].map((image) =>
    normals(new Float32Array(D), { seed: SEED, image, branch: 0 }, "initial", 9).map((value) => Math.tanh(value)),
  ) as [Float32Array, Float32Array];
  const way = { a, b, t: 500, lambdas: [0, 0.5, 1], mix: "linear", sharedNoise: false, sharedReturn: true } as const;

  test("at t = 0 it mixes the pictures and runs nothing", async () => {
    const mixed = await interpolate(denoise, PLAN, SEED, { ...way, t: 0 });
    expect(picture(mixed, 0)).toEqual([...a]);
    expect(picture(mixed, 2)).toEqual([...b]);
  });

  test("its ends forget the other end", async () => {
    const one = await interpolate(denoise, PLAN, SEED, way);
    const other = await interpolate(denoise, PLAN, SEED, { ...way, b: a });
    expect(picture(one, 0)).toEqual(picture(other, 0));
    expect(picture(one, 2)).not.toEqual(picture(other, 2));
  });

  test("begins at the kept step at or below t, with shared noise on the way back or not", () => {
    const lanes = interpolationLanes(PLAN, SEED, way);
    expect(lanes[0]!.plan.steps[0]!.t).toBeLessThanOrEqual(500);
    expect(lanes.map(({ noise }) => noise.image)).toEqual([0, 0, 0]);
    expect(interpolationLanes(PLAN, SEED, { ...way, sharedReturn: false }).map(({ noise }) => noise.image)).toEqual([
      0, 1, 2,
    ]);
  });
});

describe("the forward process", () => {
  const schedule = scheduleOf(betasOf(PROCESS.schedule, PROCESS.T));

  test("x_t without noise is the mean, and the posterior's mean lies between x₀ and x_t", () => {
    const x0 = [0.3, -0.8];
    const { mean, variance, logVariance } = qMeanVariance(schedule, 400, x0);
    expect(qSample(schedule, 400, x0, [0, 0])).toEqual(mean);
    expect(Math.exp(logVariance)).toBeCloseTo(variance, 14);
    expect(qPosterior(schedule, 0, x0, [9, 9]).mean[0]).toBeCloseTo(0.3, 12);
    expect(qPosterior(schedule, 0, x0, [9, 9])).toMatchObject({ variance: 0 });
  });

  test("an index outside the schedule, and arrays of two sizes, are refused", () => {
    expect(() => qSample(schedule, 1000, [0], [0])).toThrow("invalid index: 1000, expected 0 … 999");
    expect(() => qSample(schedule, 10, [0], [0, 1])).toThrow("2 values beside 1");
  });
});

describe("one step back", () => {
  test("p_sample is the mean plus σ·z", () => {
    const step = PLAN.steps[4]!;
    const x = [0.4, -1.2];
    const m = [0.1, 0.7];
    const { mean, logVariance } = pMeanVariance(step, x, m);
    const z = [1, -2];
    const sampled = pSample(step, x, m, z);
    for (const i of [0, 1]) expect(sampled[i]).toBeCloseTo(mean[i]! + Math.exp(0.5 * logVariance[i]!) * z[i]!, 12);
  });

  test("the last step adds nothing, and says so", () => {
    const { logVariance, mean, x0 } = pMeanVariance(PLAN.steps.at(-1)!, [0.4], [0.1]);
    expect(logVariance[0]).toBe(Number.NEGATIVE_INFINITY);
    expect(mean[0]).toBeCloseTo(x0[0]!, 12);
  });

  test("a step that looks back is refused", () => {
    const plan = planFor(PROCESS, { kind: "dpmpp2m", steps: 5, spacing: "leading", clip: false });
    expect(() => pSample(plan.steps[2]!, [0], [0], [0])).toThrow("looks back");
  });
});

describe("p_losses", () => {
  const x0 = [0.2, -0.6, 0.9];
  const epsilon = [0.5, -1.5, 0.1];

  test.each(["epsilon", "sample", "v_prediction", "mean"] satisfies Prediction[])(
    "a network that knew x₀ loses nothing, predicting %s",
    (prediction) => {
      const process = { ...PROCESS, prediction };
      for (const t of [2, 300, 1000]) {
        const work = bitsWork(process, "1000", false).find((each) => each.t === t)!;
        const xt = Float64Array.from(noised(work, x0, epsilon));
        // float32 rounds x_t, so ε is taken from what it became.
        const exact = xt.map((value, i) => (value - work.signal * x0[i]!) / work.noise);
        const answer = answerOf(prediction, work.signal, work.noise, t, xt, exact);
        const { simple, bound } = pLosses(process, work, x0, xt, exact, answer);
        expect(simple).toBeLessThan(1e-20);
        expect(bound.x0Mse).toBeLessThan(1e-14);
        expect(bound.fixedSmall).toBeLessThan(1e-8);
      }
    },
  );

  test("L_simple is the mean squared error of what is predicted", () => {
    const work = bitsWork(PROCESS, "1000", true).find((each) => each.t === 300)!;
    const { simple } = pLosses(PROCESS, work, x0, noised(work, x0, epsilon), epsilon, [0.5, -1.5, 3.1]);
    expect(simple).toBeCloseTo(3, 12);
  });

  function answerOf(
    prediction: Prediction,
    signal: number,
    noise: number,
    t: number,
    xt: Float64Array,
    exact: Float64Array,
  ): ArrayLike<number> {
    switch (prediction) {
      case "epsilon":
        return exact;
      case "sample":
        return x0;
      case "v_prediction":
        return exact.map((value, i) => signal * value - noise * x0[i]!);
      case "mean":
        return qPosterior(scheduleOf(betasOf(PROCESS.schedule, PROCESS.T)), t - 1, x0, xt).mean;
    }
  }
});
