/** The engines against each other, in a real browser, on the shipped model. */
import type { RunSpec } from "../src/worker/protocol.ts";
import { expect, pagesUrl, test } from "./fixtures.ts";
import type { Difference } from "./pages/runtime/differences.ts";

test.beforeEach(async ({ page, adapter }) => {
  expect(adapter).not.toBe("");
  await page.goto(`${pagesUrl}runtime.html`);
  await page.waitForFunction(() => "runtime" in window);
});

test("noise is the same bits in WGSL and TypeScript, over a million values", async ({ page }) => {
  const { drawn, different } = await page.evaluate(() => window.runtime.noiseMismatches(2 ** 20));
  console.log(`noise: ${different} of ${drawn} values differ`);
  expect(drawn).toBeGreaterThan(1_000_000);
  expect(different).toBe(0);
});

test("8-bit levels are the same in WGSL and TypeScript, beside every border of two levels too", async ({ page }) => {
  const { compared, different } = await page.evaluate(() => window.runtime.levelMismatches(2 ** 21));
  console.log(`levels: ${different} of ${compared} values differ`);
  expect(compared).toBeGreaterThan(2_000_000);
  expect(different).toBe(0);
});

/** Prints what was compared; how many values. */
function within(lines: readonly Difference[]): number {
  const worst = lines.reduce((a, b) => (b.largest > a.largest ? b : a));
  const count = lines.reduce((sum, line) => sum + line.count, 0);
  console.log(
    `${count} values, off by ${worst.largest.toExponential(2)} of the terms at most (${worst.group}, ${worst.worst})`,
  );
  for (const { group, largest, tolerance } of lines) expect(largest, group).toBeLessThanOrEqual(tolerance);
  return count;
}

test("a step on the GPU is the CPU's, for every sampler, prediction and schedule", async ({ page }) => {
  const lines = await page.evaluate(() => window.runtime.stepDifferences());
  expect(lines.length).toBe(18);
  expect(within(lines)).toBeGreaterThan(1_000_000);
});

test("a step on the GPU is improved-diffusion's, where no noise is drawn", async ({ page }) => {
  const lines = await page.evaluate(() => window.runtime.referenceDifferences());
  expect(lines.length).toBe(6);
  expect(within(lines)).toBeGreaterThan(20_000);
});

test("a run that is cancelled while it waits to read is let go, and its readings come", async ({ page }) => {
  expect(await page.evaluate(() => window.runtime.readingsAfterDispose())).toBe(3);
});

test("NaN from the network is seen in its picture, from that step on", async ({ page }) => {
  expect(await page.evaluate(() => window.runtime.notFiniteReadings())).toEqual([null, 1, 1]);
});

test("50 steps with x on the GPU equal 50 steps with readback, byte for byte", async ({ page }) => {
  expect(await page.evaluate(() => window.runtime.boundAgainstReadback(50))).toBe(0);
});

test("a run repeats bit for bit", async ({ page }) => {
  expect(await page.evaluate(() => window.runtime.repeats(10, 4))).toBe(0);
});

test("a browser whose wasm cannot wait for a promise runs the other build on the GPU", async ({ page }) => {
  await page.addInitScript(() => Reflect.deleteProperty(WebAssembly, "Suspending"));
  await page.reload();
  await page.waitForFunction(() => "runtime" in window);
  expect(await page.evaluate(() => "Suspending" in WebAssembly)).toBe(false);
  expect(await page.evaluate(() => window.runtime.repeats(3, 1))).toBe(0);
});

test("our code makes no GPU object while it runs", async ({ page }) => {
  const { setUp, running } = await page.evaluate(() => window.runtime.objectsPerStep(10));
  expect(setUp.buffers).toBeGreaterThan(0);
  expect(running).toEqual({ buffers: 0, bindGroups: 0, pipelines: 0 });
});

/** `count` pictures of seed 2006, by steps that all draw noise. */
function ddpm(
  count: number,
  steps: number,
  sigma: "fixed_large" | "learned",
  marks: Pick<RunSpec, "record" | "snapshots">,
): RunSpec {
  const lanes = Array.from({ length: count }, (_, image) => ({
    sampler: { kind: "ddpm" as const, steps: String(steps), sigma, clip: true },
    start: { from: "noise" as const },
    seed: "2006",
    image,
    branch: 0,
    sharedSteps: 0,
  }));
  return { lanes, ...marks };
}

const short = ddpm(1, 12, "fixed_large", { record: 13, snapshots: 3 });

test("runs cancelled within a step leave the device whole", async ({ page }) => {
  const { end, recovered } = await page.evaluate((run) => window.runtime.runAfterCancels(run, 6), short);
  expect({ end, recovered }).toEqual({ end: "done", recovered: 0 });
});

test("a device lost on the way is recovered from, and the pictures are the same bits", async ({ page }) => {
  const loss = await page.evaluate((run) => window.runtime.runWithLoss(run, 7, 1), short);
  expect(loss).toEqual({ end: "done", recovered: 1, different: 0 });
});

test("a device lost twice is the end, in words", async ({ page }) => {
  const { end, recovered } = await page.evaluate((run) => window.runtime.runWithLoss(run, 5, 2), short);
  expect({ end, recovered }).toEqual({ end: "failed: device-lost", recovered: 1 });
});

test("four pictures of 50 steps are the same on WebGPU and on wasm", async ({ page }) => {
  const spec = ddpm(4, 50, "learned", { record: 11, snapshots: 5 });
  const gpu = await page.evaluate((run) => window.runtime.clientRun("ort-webgpu", run), spec);
  const cpu = await page.evaluate((run) => window.runtime.clientRun("ort-wasm", run), spec);
  expect(gpu.end).toBe("done");
  expect(cpu.end).toBe("done");
  expect(gpu.recorded).toEqual([0, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50]);
  expect(cpu.recorded).toEqual(gpu.recorded);
  expect(gpu.snapshots).toEqual([0, 10, 20, 30, 40]);
  expect(gpu.levels.length).toBe(4 * 3 * 32 * 32);
  const differences = gpu.levels.map((level, i) => Math.abs(level - cpu.levels[i]!));
  const mean = differences.reduce((sum, d) => sum + d, 0) / differences.length;
  const close = differences.filter((d) => d <= 4).length / differences.length;
  console.log(`WebGPU against wasm, 4 × 50: mean ${mean.toFixed(4)}/255, largest ${Math.max(...differences)}/255`);
  expect(mean).toBeLessThanOrEqual(1);
  expect(close).toBeGreaterThanOrEqual(0.999);
});
