/** What e2e/gpu proves of the engines, over more steps. */
import { expect, gpuTest as test } from "../fixtures.ts";
import { ddpm, openRuntime, sameOnBoth } from "../runtime.ts";

test.beforeEach(({ page }) => openRuntime(page));

for (const engine of ["ort-webgpu", "wgsl"]) {
  test.describe(engine, () => {
    test("50 steps with x on the GPU equal 50 steps with readback, byte for byte", async ({ page }) => {
      expect(await page.evaluate((on) => window.runtime.boundAgainstReadback(on, 50), engine)).toBe(0);
    });

    test("a run repeats bit for bit", async ({ page }) => {
      expect(await page.evaluate((on) => window.runtime.repeats(on, 10, 4), engine)).toBe(0);
    });

    test("four pictures of 50 steps are the same as on wasm", async ({ page }) => {
      await sameOnBoth(page, engine, ddpm(4, 50, "learned", { record: 11, snapshots: 5 }), {
        recorded: [0, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50],
        snapshots: [0, 10, 20, 30, 40],
      });
    });
  });
}
