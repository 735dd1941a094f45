/** The GPU's step against the CPU's for every kind of plan, on the same made-up outputs of a network. */
import { normals, normalsAt } from "../../../src/diffusion/noise.ts";
import { FLAG, packLanes, ROW } from "../../../src/diffusion/pack.ts";
import type { Lane } from "../../../src/diffusion/plan.ts";
import { planFor } from "../../../src/diffusion/samplers/index.ts";
import type { Prediction, ProcessSpec, SamplerSpec } from "../../../src/diffusion/spec.ts";
import { pictureSize } from "../../../src/runtime/denoiser.ts";
import { openDevice } from "../../../src/runtime/device.ts";
import { CpuExecutor } from "../../../src/runtime/executor-cpu.ts";
import { GpuExecutor } from "../../../src/runtime/executor-gpu.ts";
import { Flight } from "../../../src/runtime/flight.ts";
import { makeKernels } from "../../../src/runtime/gpu-kernels.ts";

const shape = { channels: 3, height: 16, width: 16, outputs: 6 };
const D = pictureSize(shape);

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
  { ...ddim, spacing: "trailing" },
  { kind: "dpmpp2m", steps: 8, spacing: "linspace", clip: true },
  { kind: "encode", steps: 8, spacing: "uniform", form: "improved" },
  { kind: "encode", steps: 8, spacing: "uniform", form: "diffusers" },
];
const predictions: readonly Prediction[] = ["epsilon", "sample", "v_prediction", "mean"];

export interface StepDifference {
  /** Largest |GPU − CPU| / (sum of the absolute terms of x'), and of x̂₀ likewise. */
  readonly largest: number;
  readonly steps: number;
  readonly worst: string;
}

/** Every sampler × prediction × schedule, every position, from the CPU's state each time. */
export async function stepDifferences(): Promise<StepDifference> {
  const device = await openDevice();
  const kernels = makeKernels(device.gpu, shape);
  let m: Float32Array<ArrayBuffer> = new Float32Array(0);
  const context = {
    device,
    shape,
    kernels,
    flight: new Flight(),
    // A network that says what the test wants it to say.
    bind: (bound: { m: GPUBuffer }) => async () => device.gpu.queue.writeBuffer(bound.m, 0, m),
  };
  let result: StepDifference = { largest: 0, steps: 0, worst: "" };
  for (const kind of ["linear", "cosine"] as const) {
    for (const prediction of predictions) {
      const schedule = kind === "linear" ? { kind, beta_start: 1e-4, beta_end: 0.02 } : { kind };
      const process: ProcessSpec = { T: 1000, schedule, prediction, variance: "learned_range" };
      for (const sampler of samplers) {
        const plan = planFor(process, sampler);
        const noise = { seed: [7, 8] as const, image: 3, branch: 1, sharedSteps: 0 };
        let lane: Lane = { plan, at: 0, noise, x: normals(new Float32Array(D), noise, "initial", 0) };
        for (let at = 0; at < plan.steps.length; at++) {
          m = normals(new Float32Array(2 * D), { ...noise, image: 9 }, "endA", at);
          const cpu = new CpuExecutor(shape, [lane], async () => m);
          const gpu = new GpuExecutor(context, [lane]);
          await cpu.step();
          await gpu.step();
          const expected = (await cpu.read("state")).state!;
          const found = (await gpu.read("state")).state!;
          gpu.dispose();
          const terms = termsOf(lane, m, expected.previous);
          for (let i = 0; i < D; i++) {
            const ofX = Math.abs(found.x[i]! - expected.x[i]!) / terms.x[i]!;
            const ofX0 = Math.abs(found.previous[i]! - expected.previous[i]!) / terms.x0[i]!;
            const difference = Math.max(ofX, ofX0);
            if (!(difference <= result.largest)) {
              const worst = `${kind} ${prediction} ${JSON.stringify(sampler)} step ${at}`;
              result = { ...result, largest: difference, worst };
            }
          }
          result = { ...result, steps: result.steps + 1 };
          lane = { ...lane, at: at + 1, x: expected.x, previous: expected.previous };
        }
      }
    }
  }
  kernels.dispose();
  device.destroy();
  return result;
}

/** Three pictures, the network answering NaN for the second at the second step: what the readings say, step by step. */
export async function notFiniteReadings(): Promise<(number | null)[]> {
  const device = await openDevice();
  const kernels = makeKernels(device.gpu, shape);
  const process: ProcessSpec = {
    T: 1000,
    schedule: { kind: "cosine" },
    prediction: "epsilon",
    variance: "learned_range",
  };
  const plan = planFor(process, ddim);
  let step = 0;
  const bind = (bound: { m: GPUBuffer }) => async () => {
    const m = new Float32Array(3 * 2 * D);
    if (step++ === 1) m[2 * D + 5] = Number.NaN;
    device.gpu.queue.writeBuffer(bound.m, 0, m);
  };
  const noise = { seed: [1, 0] as const, image: 0, branch: 0, sharedSteps: 0 };
  const lane: Lane = { plan, at: 0, noise, x: new Float32Array(D).fill(0.5) };
  const executor = new GpuExecutor({ device, shape, kernels, flight: new Flight(), bind }, [lane, lane, lane]);
  const found: (number | null)[] = [];
  for (let i = 0; i < 3; i++) {
    await executor.step();
    found.push((await executor.read("pictures")).notFinite);
  }
  executor.dispose();
  device.destroy();
  return found;
}

/** The sums of the absolute terms of x' and of x̂₀, [D]: what float32's rounding is measured against. */
function termsOf(lane: Lane, m: Float32Array, x0: Float32Array): { x: Float64Array; x0: Float64Array } {
  const { floats, words } = packLanes([lane]);
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
