/** The GPU's step against improved-diffusion's own numbers, where a step draws no noise: means, and DDIM both ways. */
import type { Lane, Step } from "../../../src/diffusion/plan.ts";
import {
  ancestral,
  backwards,
  type Case,
  type GaussianDiffusion,
  implicit,
} from "../../../src/diffusion/testing/gaussian-diffusion.ts";
import { termsOf } from "../../../src/diffusion/testing/run.ts";
import { GpuExecutor } from "../../../src/engine/webgpu/executor-gpu.ts";
import { type Difference, Differences } from "./differences.ts";
import { onStage } from "./stage.ts";

/** What of a case can be asked of the GPU: a step and the x' it should give. */
function questions(c: Case): { name: string; step: Step; x: readonly number[] | undefined }[] {
  return [
    { name: "mean", step: ancestral(c), x: c.mean },
    { name: "ddim η 0", step: implicit(c, 0), x: c["ddim_eta_0.0"] },
    { name: "ddim reverse", step: backwards(c), x: c.ddim_reverse },
  ];
}

/** x' and x̂₀ of every step. */
export async function referenceDifferences(): Promise<Difference[]> {
  const reference: GaussianDiffusion = await (await fetch("/reference/gaussian-diffusion.json")).json();
  const [B, channels, height, width] = reference.shape;
  const m = Float32Array.from(reference.model_eps);
  const noise = { seed: [0, 0] as const, image: 0, branch: 0, sharedSteps: 0 };
  const found = new Differences();
  return onStage(
    { channels, height, width, outputs: channels, classes: 0 },
    () => m,
    async (stage) => {
      const { D } = stage;
      for (const c of reference.cases) {
        for (const { name, step, x } of questions(c)) {
          if (!x) continue;
          const quiet: Step = { ...step, spread: { kind: "fixed", sigma: 0 } };
          const lanes = Array.from({ length: B }, (_, i): Lane => {
            const from = Float32Array.from(c.x_t.slice(i * D, (i + 1) * D));
            return { plan: { steps: [quiet] }, at: 0, x: from, noise };
          });
          const executor = new GpuExecutor(stage, lanes);
          await executor.step(1);
          const { state } = await executor.read("state");
          executor.dispose();
          const terms = termsOf(quiet, c.x_t, reference.model_eps, null);
          const where = `${c.prediction}, ${c.variance}, t ${c.t}, ${c.clip ? "clipped" : "unclipped"}`;
          const group = `gaussian-diffusion: ${c.schedule}, ${name}, WGSL of |terms|`;
          found.compare(group, where, state!.x, x, terms.x);
          found.compare(group, `x̂₀, ${where}`, state!.previous, c.pred_x0, terms.x0);
        }
      }
      return found.lines();
    },
  );
}
