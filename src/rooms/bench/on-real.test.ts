/** Bits and ways back of real pictures, asked of the worker in sixteens, are what the papers' formulas make of the whole set. */
import { beforeAll, expect, test, vi } from "vitest";
import { bitsTerm, bitsWork, priorBits, termNoise } from "../../diffusion/likelihood.ts";
import { normals } from "../../diffusion/noise.ts";
import { noised } from "../../diffusion/noised.ts";
import { pSampleLoop } from "../../diffusion/processes/loop.ts";
import { planFor } from "../../diffusion/samplers/plans/index.ts";
import { ddim } from "../../diffusion/samplers/presets.ts";
import { seedOf } from "../../diffusion/seed.ts";
import type { ProcessSpec, SamplerSpec } from "../../diffusion/spec.ts";
import { denoiserOf, TOY } from "../../engine/testing.ts";
import { fakeModel } from "../../run/testing/fake-models.ts";
import { bitsOf, levelsOf } from "./figures.ts";
import { HELD_OUT } from "./held-out.ts";
import { BATCH } from "./lanes.ts";
import { FIRST, type Row } from "./scene.ts";
import { ServiceClient } from "./testing/service-client.ts";

const D = 4;
const pictures = Array.from({ length: 64 }, (_, image) =>
  normals(new Float32Array(D), { seed: [9, 0], image, branch: 0 }, "initial", 0).map((v) =>
    Math.max(-1, Math.min(1, v / 2)),
  ),
);
vi.mock("./held-out.ts", () => ({ HELD_OUT: 64, hasHeldOut: () => true, heldOutOf: async () => pictures }));

const process: ProcessSpec = { ...TOY.diffusion, T: 200, prediction: "epsilon", variance: "learned_range" };
/** Says something of Σ, too. */
const network = (x: Float32Array, t: number) =>
  Float32Array.of(...x.map((v) => Math.tanh(v * (0.3 + t / 400))), ...x.map((v) => Math.sin(3 * v)));
const ddpm = (steps: string): Row => ({ sampler: { kind: "ddpm", steps, sigma: "learned", clip: true } });

let client: ServiceClient;
beforeAll(async () => {
  const denoiser = denoiserOf({ channels: 1, height: 2, width: 2, outputs: 2, classes: 0 }, network);
  const { sample, timestep } = TOY.known;
  const manifest = { ...TOY, diffusion: process, known: { ...TOY.known, output: network(sample, timestep[0]!) } };
  const model = fakeModel({ width: 2, height: 2, process });
  client = new ServiceClient({ denoiser, manifest, model });
  await client.load();
});

const bitsOfRow = async (row: Row, of: number) =>
  bitsOf(
    await Promise.all(Array.from({ length: HELD_OUT / BATCH }, (_, i) => client.make("bits", FIRST, row, i))),
    of,
  )!;

/** As bench/quality-bits has it: every picture's own noise by its number. */
function boundOf(steps: string): number[] {
  const work = bitsWork(process, steps, true);
  return pictures.map((x0, picture) =>
    work.reduce(
      (sum, each) => {
        const epsilon = termNoise(each, seedOf(FIRST.seed), picture, D);
        const xt = noised(each, x0, epsilon);
        return sum + bitsTerm(each, x0, xt, epsilon, network(xt, each.timestep)).learned!;
      },
      priorBits(work[0]!, x0),
    ),
  );
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const errorOf = (values: readonly number[]) =>
  Math.sqrt(values.reduce((sum, v) => sum + (v - mean(values)) ** 2, 0) / (values.length - 1) / values.length);

test("a bound of few steps is the exact sum over the whole set, its error that over pictures", async () => {
  const exact = boundOf("10");
  const found = await bitsOfRow(ddpm("10"), 10);
  expect(found).toMatchObject({ pictures: 64, taken: 10, of: 10 });
  expect(found.value).toBeCloseTo(mean(exact), 5);
  expect(found.standardError).toBeCloseTo(errorOf(exact), 5);
});

test("of many steps a hundred terms are taken, and the error knows that the others were not", async () => {
  const exact = boundOf("200");
  const found = await bitsOfRow(ddpm("200"), 200);
  expect(found).toMatchObject({ pictures: 64, taken: 100, of: 200 });
  expect(Math.abs(found.value - mean(exact))).toBeLessThan(3 * found.standardError);
  expect(found.standardError).toBeGreaterThan(errorOf(exact));
});

test("there and back is by the row's own steps, unclipped: the error is table 2's, in levels", async () => {
  const sampler: SamplerSpec = ddim(20);
  const quiet = { seed: [0, 0], image: 0, branch: 0, sharedSteps: 0 } as const;
  const run = (of: SamplerSpec, begin: readonly Float32Array[]) => {
    const plan = planFor(process, of);
    return pSampleLoop(
      (x, times) =>
        Float32Array.from(Array.from(times, (t, i) => [...network(x.subarray(i * D, (i + 1) * D), t)]).flat()),
      begin.map((x) => ({ plan, x, at: 0, noise: quiet })),
    );
  };
  const own = pictures.slice(0, BATCH);
  const there = await run({ kind: "encode", steps: 20, spacing: "uniform", form: "own" }, own);
  const back = await run(
    { ...ddim(20), clip: false },
    own.map((_, i) => there.slice(i * D, (i + 1) * D)),
  );
  const squares = own.map((x, i) => mean([...x].map((v, j) => ((v - back[i * D + j]!) / 2) ** 2)));
  const found = levelsOf([await client.make("trip", FIRST, { sampler }, 0)])!;
  expect(found.pictures).toBe(BATCH);
  expect(found.value).toBeCloseTo(255 * Math.sqrt(mean(squares)), 3);
  expect(found.standardError / ((255 * errorOf(squares)) / (2 * Math.sqrt(mean(squares))))).toBeCloseTo(1, 4);
});
