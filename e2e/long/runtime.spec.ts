/** What e2e/gpu proves of the engines, over more steps. */
import { expect, gpuTest as test } from "../fixtures.ts";
import { ddpm, openRuntime, sameOnBoth } from "../runtime.ts";

test.beforeEach(({ page }) => openRuntime(page));

test("50 steps with x on the GPU equal 50 steps with readback, byte for byte", async ({ page }) => {
  expect(await page.evaluate(() => window.runtime.boundAgainstReadback(50))).toBe(0);
});

test("a run repeats bit for bit", async ({ page }) => {
  expect(await page.evaluate(() => window.runtime.repeats(10, 4))).toBe(0);
});

test("four pictures of 50 steps are the same on WebGPU and on wasm", async ({ page }) => {
  await sameOnBoth(page, ddpm(4, 50, "learned", { record: 11, snapshots: 5 }), {
    recorded: [0, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50],
    snapshots: [0, 10, 20, 30, 40],
  });
});
