/** The doctor on denoisers in closed form, as they are and disguised; and on networks that are none. */
import { expect, test } from "vitest";
import { mixtureDenoiser } from "../diffusion/analytic.ts";
import type { ProcessSpec } from "../diffusion/process.ts";
import { betasOf, scheduleOf } from "../diffusion/schedule.ts";
import { inferred, read } from "../formats/process/told.ts";
import { diagnose } from "./diagnose.ts";
import { deadLeaves } from "./pictures.ts";
import { type Disguise, disguised, randomNetwork, stranger, way } from "./testing/disguise.ts";

const PICTURE = [1, 8, 8] as const;
const D = 64;

/** Pictures of dead leaves that it has seen, each with a little noise: the best denoiser of such. */
const seen = deadLeaves(PICTURE, 9);
const best = mixtureDenoiser(
  [...seen, ...deadLeaves(PICTURE, 10), ...deadLeaves(PICTURE, 11)].map((picture) => ({
    weight: 1,
    mean: [...picture],
    covariance: picture.map(() => 0.02) as unknown as readonly number[],
  })),
);

function baseOf(process: ProcessSpec) {
  const { alphasCumprod } = scheduleOf(betasOf(process.schedule, process.T));
  return async (x: Float32Array, index: Float32Array) => {
    const m = new Float32Array(x.length);
    for (const [i, at] of index.entries()) {
      m.set(best(x.subarray(i * D, (i + 1) * D), alphasCumprod[at]!), i * D);
    }
    return m;
  };
}

const LINEAR: ProcessSpec = {
  T: 1000,
  schedule: { kind: "linear", beta_start: 1e-4, beta_end: 0.02 },
  prediction: "epsilon",
  variance: "fixed",
};
const COSINE: ProcessSpec = { ...LINEAR, schedule: { kind: "cosine" } };
const PLAIN: Disguise = { prediction: "epsilon", time: { scale: 1, shift: 0 }, range: [-1, 1] };

const disguises: readonly [ProcessSpec, Partial<Disguise>][] = [
  [LINEAR, {}],
  [COSINE, { prediction: "v_prediction" }],
  [COSINE, { prediction: "sample", time: { scale: 0.001, shift: 0 } }],
  [LINEAR, { prediction: "mean" }],
  [LINEAR, { range: [0, 1] }],
];
test.each(disguises)("%o as %o", async (process, as) => {
  const disguise = { ...PLAIN, ...as };
  const evaluate = disguised(baseOf(process), process, disguise);
  const found = await diagnose(stranger(PICTURE, [way("only", evaluate)]), seen);
  expect(found).toMatchObject({
    confirmed: true,
    prediction: { value: disguise.prediction, how: "measured" },
    schedule: { value: { kind: process.schedule.kind }, how: "measured" },
    time: { value: disguise.time, how: "measured" },
    range: { value: disguise.range, how: "measured" },
  });
  expect(found.evaluations).toBeLessThanOrEqual(150);
});

test("weights that can be taken in two orders: the one that denoises", async () => {
  const evaluate = disguised(baseOf(LINEAR), LINEAR, PLAIN);
  const mirrored = async (x: Float32Array, t: Float32Array) => (await evaluate(x, t)).reverse();
  const found = await diagnose(stranger(PICTURE, [way("mirrored", mirrored), way("right", evaluate)]), seen);
  expect(found.way).toEqual({ value: "right", how: "measured", from: "" });
  expect(found.evaluations).toBeLessThanOrEqual(150);
});

test("of a dozen ways the one that denoises, and no more is asked than may be: of what could not be, nothing is said", async () => {
  const evaluate = disguised(baseOf(LINEAR), LINEAR, PLAIN);
  const rolled = (by: number) =>
    way(`rolled by ${by}`, async (x, t) => {
      const m = await evaluate(x, t);
      return m.map((_, i) => m[i - (i % D) + ((i + by) % D)]!);
    });
  const [first, ...others] = [5, 9, 1, 13, 3, 7, 11, 0, 2, 4, 6, 8].map(rolled);
  const stranger12 = stranger(PICTURE, [first!, ...others]);
  const found = await diagnose(stranger12, seen);
  expect(found.evaluations).toBeLessThanOrEqual(150);
  expect(found.finalists[0]?.way.name).toBe("rolled by 0");
  const told = {
    ...stranger12.told,
    T: read(1000, "betas"),
    schedule: read(LINEAR.schedule, "betas"),
    time: inferred({ scale: 1, shift: 0 }, "program"),
  };
  const sure = await diagnose({ ...stranger12, told }, seen);
  expect(sure.way).toEqual({ value: "rolled by 0", how: "measured", from: "" });
  expect(sure.evaluations).toBeLessThanOrEqual(150);
});

test("what is read stays, and is not asked for", async () => {
  const evaluate = disguised(baseOf(COSINE), COSINE, PLAIN);
  const patient = stranger(PICTURE, [way("only", evaluate)]);
  const told = {
    ...patient.told,
    T: read(1000, "betas"),
    schedule: read(COSINE.schedule, "betas"),
    time: inferred({ scale: 1, shift: 0 }, "program"),
  };
  const found = await diagnose({ ...patient, told }, seen);
  expect(found).toMatchObject({ T: told.T, schedule: told.schedule, time: told.time });
  expect(found.prediction).toEqual({ value: "epsilon", how: "measured", from: "" });
  expect(found.evaluations).toBeLessThan(60);
});

test.each([0, 1, 2])("of a network of random weights (%i) nothing is said", async (seed) => {
  const found = await diagnose(
    stranger(PICTURE, [way("only", await randomNetwork(PICTURE, seed))]),
    deadLeaves(PICTURE),
  );
  expect(found.confirmed).toBe(false);
  for (const { how } of [found.T, found.schedule, found.prediction, found.time, found.range])
    expect(how).toBe("assumed");
});

test("it can be stopped, and says how far it is", async () => {
  const stop = new AbortController();
  const patient = stranger(PICTURE, [way("only", await randomNetwork(PICTURE, 0))]);
  const progress = (evaluations: number) => evaluations === 3 && stop.abort();
  await expect(diagnose(patient, seen, { signal: stop.signal, progress })).rejects.toThrow(/abort/i);
});
