/** Classes and guidance on WebGPU, by onnxruntime and by our own engine, against wasm: what onnxruntime is told on the GPU, and the same pictures for it. */
import type { LaneSpec, RunSpec } from "../../src/worker/protocol.ts";
import { compare } from "../app.ts";
import { expect, gpuTest as test } from "../fixtures.ts";
import { openRuntime } from "../runtime.ts";

const MANIFEST = "/src/engine/fixtures/classes-8/manifest.json";
const VALUES = 3 * 8 * 8;

const TOLD = [
  undefined,
  { class: "cat", guidance: 1 },
  { class: "cat", guidance: 0 },
  { class: "cat", guidance: 2.5 },
] satisfies LaneSpec["told"][];

const SAMPLERS = {
  ddpm: { kind: "ddpm", steps: "10", sigma: "learned", clip: true },
  encode: { kind: "encode", steps: 10, spacing: "uniform", form: "own" },
} as const;

/** Four pictures by each sampler, the same noise for all, so that only what is told tells them apart. */
const lane = { start: { from: "noise" }, seed: "2006", image: 0, branch: 0, sharedSteps: 0 } as const;
const lanes = Object.values(SAMPLERS).flatMap((sampler) =>
  TOLD.map((told): LaneSpec => ({ ...lane, sampler, ...(told && { told }) })),
);
const spec: RunSpec = { lanes, record: 1, snapshots: 0 };

test.beforeEach(({ page }) => openRuntime(page));

test("the same pictures on all, with a class, without one, and at guidance 1, 0 and 2.5", async ({ page }) => {
  const on = (engine: string) =>
    page.evaluate(([engine, spec, manifest]) => window.runtime.clientRun(engine, spec, manifest), [
      engine,
      spec,
      MANIFEST,
    ] as const);
  const [gpu, cpu, ours] = [await on("ort-webgpu"), await on("ort-wasm"), await on("wgsl")];
  expect([gpu.end, cpu.end, gpu.levels.length]).toEqual(["done", "done", lanes.length * VALUES]);
  const { mean, largest } = compare(gpu.levels, cpu.levels);
  console.log(`classes: WebGPU against wasm, mean ${mean.toFixed(4)}/255, largest ${largest}/255`);
  expect(largest).toBeLessThanOrEqual(1);
  const own = compare(ours.levels, cpu.levels);
  console.log(`classes: WGSL against wasm, mean ${own.mean.toFixed(4)}/255, largest ${own.largest}/255`);
  expect([ours.end, ours.levels.length]).toEqual(["done", gpu.levels.length]);
  expect(own.largest).toBeLessThanOrEqual(1);

  const pictures = lanes.map((_, i) => gpu.levels.slice(i * VALUES, (i + 1) * VALUES));
  const apart = (a: number, b: number) => compare(pictures[a]!, pictures[b]!).mean;
  for (const first of [0, TOLD.length]) {
    expect(apart(first, first + 1), "no class, a class").toBeGreaterThan(0.5);
    expect(apart(first + 1, first + 3), "guidance 1, 2.5").toBeGreaterThan(0.5);
  }
  // Guidance of 0 is no class, but for Σ, which an encoding does not use.
  expect(apart(TOLD.length, TOLD.length + 2)).toBeLessThan(0.01);
});
