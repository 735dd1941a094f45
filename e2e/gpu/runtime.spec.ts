/** The engines against each other, in a real browser, on the shipped model. */
import { expect, gpuTest as test } from "../fixtures.ts";
import type { Difference } from "../pages/runtime/differences.ts";
import { ddpm, openRuntime, sameOnBoth } from "../runtime.ts";

test.beforeEach(({ page }) => openRuntime(page));

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
  expect(lines.length).toBe(19);
  expect(within(lines)).toBeGreaterThan(1_000_000);
});

test("guidance on the GPU is the CPU's, beside pictures without it", async ({ page }) => {
  const lines = await page.evaluate(() => window.runtime.guidedDifferences());
  expect(lines.length).toBe(4);
  expect(within(lines)).toBe(4 * 8 * 2 * 3 * 16 * 16);
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

/** Steps of ours are short: as many more of them, so that what happens on the way does. */
const ENGINES = [
  ["ort-webgpu", 1],
  ["wgsl", 10],
] as const;

for (const [engine, more] of ENGINES) {
  test.describe(engine, () => {
    test("steps with x on the GPU equal steps with readback, byte for byte", async ({ page }) => {
      expect(await page.evaluate((on) => window.runtime.boundAgainstReadback(on, 12), engine)).toBe(0);
    });

    test("a run repeats bit for bit", async ({ page }) => {
      expect(await page.evaluate((on) => window.runtime.repeats(on, 4, 4), engine)).toBe(0);
    });

    test("our code makes no GPU object while it runs", async ({ page }) => {
      const { setUp, running } = await page.evaluate((on) => window.runtime.objectsPerStep(on, 10), engine);
      expect(setUp.buffers).toBeGreaterThan(0);
      expect(running).toEqual({ buffers: 0, bindGroups: 0, pipelines: 0 });
    });

    const steps = 12 * more;
    const short = ddpm(1, steps, "fixed_large", { record: steps + 1, snapshots: 3 });

    test("runs cancelled within a step leave the device whole", async ({ page }) => {
      const cancelled = page.evaluate((call) => window.runtime.runAfterCancels(...call, 6), [engine, short] as const);
      expect(await cancelled).toEqual({ end: "done", recovered: 0 });
    });

    test("a device lost on the way is recovered from, and the pictures are the same bits", async ({ page }) => {
      const lost = page.evaluate((call) => window.runtime.runWithLoss(...call, 7, 1), [engine, short] as const);
      expect(await lost).toEqual({ end: "done", recovered: 1, different: 0 });
    });

    test("a device lost twice is the end, in words", async ({ page }) => {
      const lost = page.evaluate((call) => window.runtime.runWithLoss(...call, 5, 2), [engine, short] as const);
      expect(await lost).toMatchObject({ end: "failed: device-lost", recovered: 1 });
    });

    test("four pictures are the same as on wasm, and so is what is kept of them", async ({ page }) => {
      await sameOnBoth(page, engine, ddpm(4, 10, "learned", { record: 6, snapshots: 5 }), {
        recorded: [0, 2, 4, 6, 8, 10],
        snapshots: [0, 2, 4, 6, 8],
      });
    });
  });
}

test("a browser whose wasm cannot wait for a promise runs the other build on the GPU", async ({ page }) => {
  await page.addInitScript(() => Reflect.deleteProperty(WebAssembly, "Suspending"));
  await page.reload();
  await page.waitForFunction(() => "runtime" in window);
  expect(await page.evaluate(() => "Suspending" in WebAssembly)).toBe(false);
  expect(await page.evaluate(() => window.runtime.repeats("ort-webgpu", 3, 1))).toBe(0);
});
