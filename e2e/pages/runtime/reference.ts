/** The GPU's step against improved-diffusion's own numbers, where a step draws no noise: means, and DDIM both ways. */
import type { Lane, Step } from "../../../src/diffusion/plan.ts";
import { planFor } from "../../../src/diffusion/samplers/index.ts";
import type { ProcessSpec, SamplerSpec } from "../../../src/diffusion/spec.ts";
import { termsOf } from "../../../src/diffusion/testing/run.ts";
import { openDevice } from "../../../src/runtime/device.ts";
import { GpuExecutor } from "../../../src/runtime/executor-gpu.ts";
import { Flight } from "../../../src/runtime/flight.ts";
import { makeKernels } from "../../../src/runtime/gpu-kernels.ts";

/** Flat [2, 3, 4, 4]. */
type Values = readonly number[];

interface Case {
  readonly schedule: "linear" | "cosine";
  readonly T: number;
  readonly variance: "fixed_small" | "fixed_large" | "learned_range";
  readonly prediction: "epsilon" | "sample";
  readonly t: number;
  readonly clip: boolean;
  readonly x_t: Values;
  readonly pred_x0: Values;
  readonly mean: Values;
  readonly "ddim_eta_0.0"?: Values;
  readonly ddim_reverse?: Values;
}

interface Reference {
  readonly shape: readonly number[];
  readonly cases: readonly Case[];
  readonly model_eps: Values;
}

function stepOf(c: Case, sampler: SamplerSpec): Step {
  const schedule =
    c.schedule === "linear"
      ? { kind: "linear" as const, beta_start: 0.0001, beta_end: 0.02 }
      : { kind: "cosine" as const };
  const process: ProcessSpec = { T: c.T, schedule, prediction: c.prediction, variance: "fixed" };
  const step = planFor(process, sampler).steps.find(({ timestep }) => timestep === c.t);
  if (!step) throw new Error(`no step at ${c.t}`);
  return { ...step, clip: c.clip, spread: { kind: "fixed", sigma: 0 } };
}

/** What of a case can be asked of the GPU: a step and the x' it should give. */
function questions(c: Case): { name: string; step: Step; x: Values | undefined }[] {
  const every = { steps: c.T, spacing: "uniform" as const };
  const ddim = {
    kind: "ddim" as const,
    ...every,
    eta: 0,
    sigmaHat: false,
    clip: c.clip,
    epsilon: "recompute" as const,
  };
  return [
    {
      name: "mean",
      step: stepOf(c, { kind: "ddpm", steps: `${c.T}`, sigma: "fixed_small", clip: c.clip }),
      x: c.mean,
    },
    { name: "ddim", step: stepOf(c, ddim), x: c["ddim_eta_0.0"] },
    { name: "ddim reverse", step: stepOf(c, { kind: "encode", ...every, form: "improved" }), x: c.ddim_reverse },
  ];
}

/** Largest |difference| of x' and x̂₀, in sums of the absolute terms of x' (and of 1 or |x̂₀|), over how many steps. */
export async function referenceDifferences(): Promise<{ largest: number; steps: number; worst: string }> {
  const reference: Reference = await (await fetch("/reference/gaussian-diffusion.json")).json();
  const [B, channels, height, width] = reference.shape as [number, number, number, number];
  const shape = { channels, height, width, outputs: channels };
  const D = channels * height * width;
  const device = await openDevice();
  const kernels = makeKernels(device.gpu, shape);
  const m = Float32Array.from(reference.model_eps);
  const bind = (bound: { m: GPUBuffer }) => async () => device.gpu.queue.writeBuffer(bound.m, 0, m);
  const context = { device, shape, kernels, flight: new Flight(), bind };
  const noise = { seed: [0, 0] as const, image: 0, branch: 0, sharedSteps: 0 };
  let found = { largest: 0, steps: 0, worst: "" };
  for (const c of reference.cases) {
    for (const { name, step, x } of questions(c)) {
      if (!x) continue;
      const lanes = Array.from({ length: B }, (_, i): Lane => {
        const from = Float32Array.from(c.x_t.slice(i * D, (i + 1) * D));
        return { plan: { steps: [step] }, at: 0, x: from, noise };
      });
      const executor = new GpuExecutor(context, lanes);
      await executor.step();
      const { state } = await executor.read("state");
      executor.dispose();
      const terms = termsOf(step, c.x_t, reference.model_eps, null);
      for (let i = 0; i < B * D; i++) {
        const ofX = Math.abs(state!.x[i]! - x[i]!) / terms.x[i]!;
        const ofX0 = Math.abs(state!.previous[i]! - c.pred_x0[i]!) / terms.x0[i]!;
        const difference = Math.max(ofX, ofX0);
        const where = `${name}, ${c.schedule}, ${c.prediction}, t ${c.t}, ${c.clip ? "clipped" : "unclipped"}`;
        if (!(difference <= found.largest)) found = { ...found, largest: difference, worst: where };
      }
      found = { ...found, steps: found.steps + 1 };
    }
  }
  kernels.dispose();
  device.destroy();
  return found;
}
