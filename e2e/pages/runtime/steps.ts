/** The GPU's step against the CPU's for every kind of plan, on the same made-up outputs of a network. */
import { normals, normalsAt } from "../../../src/diffusion/noise.ts";
import { FLAG, packLanes, ROW } from "../../../src/diffusion/pack.ts";
import type { Lane } from "../../../src/diffusion/plan.ts";
import { planFor } from "../../../src/diffusion/samplers/plans/index.ts";
import type { ModelVariance, Prediction, ProcessSpec, SamplerSpec } from "../../../src/diffusion/spec.ts";
import { CpuExecutor } from "../../../src/engine/cpu/executor-cpu.ts";
import { type Executor, pictureSize, type Reading, type Values } from "../../../src/engine/denoiser.ts";
import { GpuExecutor } from "../../../src/engine/webgpu/executor-gpu.ts";
import { type Difference, Differences } from "./differences.ts";
import { onStage } from "./stage.ts";

export const shape = { channels: 3 as const, height: 16, width: 16, outputs: 6, classes: 3 };
export const D = pictureSize(shape);

const ddim = {
  kind: "ddim",
  steps: 8,
  spacing: "uniform",
  eta: 0,
  sigmaHat: false,
  clip: true,
  epsilon: "recompute",
} as const;
const samplers: readonly SamplerSpec[] = [
  ...(["fixed_small", "fixed_large", "learned"] as const).flatMap((sigma) =>
    [true, false].map((clip) => ({ kind: "ddpm" as const, steps: "8", sigma, clip })),
  ),
  ddim,
  { ...ddim, eta: 0.5 },
  { ...ddim, eta: 1, clip: false },
  { ...ddim, sigmaHat: true },
  { ...ddim, epsilon: "keep" },
  { ...ddim, spacing: "quadratic" },
  { ...ddim, spacing: "leading" },
  { ...ddim, spacing: "trailing" },
  { kind: "dpmpp2m", steps: 8, spacing: "linspace", clip: true },
  { kind: "encode", steps: 8, spacing: "uniform", form: "own" },
  { kind: "encode", steps: 8, spacing: "uniform", form: "improved" },
  { kind: "encode", steps: 8, spacing: "uniform", form: "diffusers" },
];
/** Each with the network that says most of Σ, and the one sampler that reads it with the other that speaks of it. */
const cases: readonly (readonly [SamplerSpec, ModelVariance])[] = [
  ...samplers.map((sampler) => [sampler, "learned_range"] as const),
  [{ kind: "ddpm", steps: "8", sigma: "learned", clip: true }, "learned"],
];
const predictions: readonly Prediction[] = ["epsilon", "sample", "v_prediction", "mean"];

/** How a group of the table is named. */
function named(sampler: SamplerSpec): string {
  const { kind, ...settings } = sampler;
  const words = Object.entries(settings).filter(([, value]) => value !== false);
  return [kind, ...words.map(([name, value]) => (value === true ? name : `${name} ${value}`))].join(", ");
}

/** Every sampler × prediction × schedule, x' and x̂₀ at every position, from the CPU's state each time. */
export function stepDifferences(): Promise<Difference[]> {
  let m: Values = new Float32Array(0);
  const differences = new Differences();
  return onStage(
    shape,
    () => m,
    async (stage) => {
      for (const kind of ["linear", "cosine"] as const) {
        for (const prediction of predictions) {
          const schedule = kind === "linear" ? { kind, beta_start: 1e-4, beta_end: 0.02 } : { kind };
          for (const [sampler, variance] of cases) {
            const process: ProcessSpec = { T: 1000, schedule, prediction, variance };
            const plan = planFor(process, sampler);
            const noise = { seed: [7, 8] as const, image: 3, branch: 1, sharedSteps: 0 };
            let lane: Lane = { plan, at: 0, noise, x: normals(new Float32Array(D), noise, "initial", 0) };
            for (let at = 0; at < plan.steps.length; at++) {
              m = normals(new Float32Array(2 * D), { ...noise, image: 9 }, "endA", at);
              const expected = await stepped(new CpuExecutor(shape, [lane], async () => m));
              const found = await stepped(new GpuExecutor(stage, [lane]));
              const terms = termsOf(lane, m, expected.previous);
              const group = `WGSL against CPU: ${named(sampler)}${variance === "learned" ? ", log σ² itself" : ""}`;
              const where = `${kind} ${prediction} step ${at}`;
              differences.compare(group, where, found.x, expected.x, terms.x);
              differences.compare(group, `x̂₀, ${where}`, found.previous, expected.previous, terms.x0);
              lane = { ...lane, at: at + 1, x: expected.x, previous: expected.previous };
            }
          }
        }
      }
      return differences.lines();
    },
  );
}

export async function stepped(executor: Executor) {
  await executor.step(1);
  const { state } = await executor.read("state");
  executor.dispose();
  return state!;
}

const cosine: ProcessSpec = {
  T: 1000,
  schedule: { kind: "cosine" },
  prediction: "epsilon",
  variance: "learned_range",
};

/** So many lanes of one grey picture. */
function greys(count: number): Lane[] {
  const noise = { seed: [1, 0] as const, image: 0, branch: 0, sharedSteps: 0 };
  const lane: Lane = { plan: planFor(cosine, ddim), at: 0, noise, x: new Float32Array(D).fill(0.5) };
  return Array(count).fill(lane);
}

/** Three pictures, the network answering NaN for the second at the second step: what the readings say, step by step. */
export function notFiniteReadings(): Promise<(number | null)[]> {
  let step = 0;
  const answer = () => {
    const m = new Float32Array(3 * 2 * D);
    if (step++ === 1) m[2 * D + 5] = Number.NaN;
    return m;
  };
  return onStage(shape, answer, async (stage) => {
    const executor = new GpuExecutor(stage, greys(3));
    const found: (number | null)[] = [];
    for (let i = 0; i < 3; i++) {
      await executor.step(1);
      found.push((await executor.read("pictures")).notFinite);
    }
    executor.dispose();
    return found;
  });
}

/** Whoever waits to read is let go when the run is cancelled while every staging buffer is on its way; readings that come. */
export function readingsAfterDispose(): Promise<number> {
  return onStage(
    shape,
    () => new Float32Array(2 * D),
    async (stage) => {
      const executor = new GpuExecutor(stage, greys(1));
      await executor.step(1);
      const readings: Promise<Reading>[] = [];
      while (executor.canRead) readings.push(executor.read("state"));
      const waiting = executor.readable();
      executor.dispose();
      await waiting;
      return (await Promise.all(readings)).filter(({ state }) => state !== null).length;
    },
  );
}

/** The sums of the absolute terms of x' and of x̂₀, [D]: what float32's rounding is measured against. */
export function termsOf(lane: Lane, m: Float32Array, x0: Float32Array): { x: Float64Array; x0: Float64Array } {
  const { floats, words } = packLanes([lane], shape.classes);
  const row = (at: number) => floats[at]!;
  const z = new Float32Array(D);
  const flags = words[ROW.flags]!;
  if (flags & FLAG.noise) {
    const word = (at: number) => words[at]!;
    const { seedLow, seedHigh, noiseIndex, image, stream } = ROW;
    normalsAt(z, word(seedLow), word(seedHigh), word(noiseIndex), word(image), word(stream));
  }
  const sums = { x: new Float64Array(D), x0: new Float64Array(D) };
  for (let i = 0; i < D; i++) {
    const x = lane.x[i]!;
    const guess = Math.abs(row(ROW.fromX) * x) + Math.abs(row(ROW.fromM) * m[i]!);
    const epsilon = Math.abs(row(ROW.noiseFromX) * x) + Math.abs(row(ROW.noiseFromM) * m[i]!);
    const f = (m[D + i]! + 1) / 2;
    const learned = Math.exp(0.5 * (f * row(ROW.logMax) + (1 - f) * row(ROW.logMin)));
    const sigma = flags & FLAG.learned ? learned : row(ROW.sigma);
    // A guess that was clipped has no rounding left; any other carries that of its terms into x'.
    const picture = flags & FLAG.clip && Math.abs(x0[i]!) === 1 ? 1 : guess;
    const before = Math.abs(row(ROW.cp) * (lane.previous?.[i] ?? 0));
    const rest = Math.abs(row(ROW.ce)) * epsilon + before + Math.abs(sigma * z[i]!);
    sums.x0[i] = guess;
    sums.x[i] = Math.abs(row(ROW.cx) * x) + Math.abs(row(ROW.c0)) * picture + rest;
  }
  return sums;
}
