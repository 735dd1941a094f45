/** Guidance on the GPU against the CPU's, in a batch where some pictures are guided and some are not. */
import { normals } from "../../../src/diffusion/noise.ts";
import type { Lane } from "../../../src/diffusion/plan.ts";
import { planFor } from "../../../src/diffusion/samplers/plans/index.ts";
import { CpuExecutor } from "../../../src/engine/cpu/executor-cpu.ts";
import type { Values } from "../../../src/engine/denoiser.ts";
import { GpuExecutor } from "../../../src/engine/webgpu/executor-gpu.ts";
import { type Difference, Differences } from "./differences.ts";
import { onStage } from "./stage.ts";
import { D, shape, stepped, termsOf } from "./steps.ts";

const GUIDANCES = [2.5, 1, 0, -1.5];
const STEPS = 8;

/** x' and x̂₀ of every picture at every position, from the CPU's state each time. */
export function guidedDifferences(): Promise<Difference[]> {
  let m: Values = new Float32Array(0);
  const differences = new Differences();
  return onStage(
    shape,
    () => m,
    async (stage) => {
      const process = {
        T: 1000,
        schedule: { kind: "cosine" },
        prediction: "v_prediction",
        variance: "learned_range",
      } as const;
      const plan = planFor(process, { kind: "ddpm", steps: String(STEPS), sigma: "learned", clip: true });
      let lanes = GUIDANCES.map((guidance, image): Lane => {
        const noise = { seed: [7, 8] as const, image, branch: 0, sharedSteps: 0 };
        const x = normals(new Float32Array(D), noise, "initial", 0);
        return { plan, at: 0, noise, x, told: { label: image % shape.classes, guidance } };
      });
      const guided = GUIDANCES.filter((guidance) => guidance !== 1);
      for (let at = 0; at < STEPS; at++) {
        // Of every picture's class, then of no class for those that are guided.
        m = normals(new Float32Array((GUIDANCES.length + guided.length) * 2 * D), lanes[0]!.noise, "endA", at);
        const expected = await stepped(new CpuExecutor(shape, lanes, async () => m.slice()));
        const found = await stepped(new GpuExecutor(stage, lanes));
        lanes = lanes.map((lane, i) => {
          const part = (all: Float32Array) => all.slice(i * D, (i + 1) * D);
          const { guidance } = lane.told!;
          const twin = guidance === 1 ? i : GUIDANCES.length + guided.indexOf(guidance);
          const ofClass = m.subarray(i * 2 * D, (i + 1) * 2 * D);
          const ofNone = m.subarray(twin * 2 * D, twin * 2 * D + D);
          const sums = ofClass.map((value, k) =>
            k < D ? Math.abs(ofNone[k]!) + Math.abs(guidance) * (Math.abs(value) + Math.abs(ofNone[k]!)) : value,
          );
          const terms = termsOf(lane, sums, part(expected.previous));
          const group = `WGSL against CPU: guidance ${guidance}`;
          differences.compare(group, `step ${at}`, part(found.x), part(expected.x), terms.x);
          differences.compare(group, `x̂₀, step ${at}`, part(found.previous), part(expected.previous), terms.x0);
          return { ...lane, at: at + 1, x: part(expected.x), previous: part(expected.previous) };
        });
      }
      return differences.lines();
    },
  );
}
