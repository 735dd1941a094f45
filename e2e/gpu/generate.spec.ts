/** The main job on the GPU, in the built app, with the shipped model. */
import { compare, done, modelReady, openQuietly, pixels, run, scrubFrames, setCount } from "../app.ts";
import { appUrl, expect, gpuTest as test } from "../fixtures.ts";
import { say } from "../words.ts";

test("opening the page starts a 1000-step run with no click; cancel is felt at once", async ({ page }) => {
  await page.goto(appUrl);
  await modelReady(page);
  await expect(page.getByRole("button", { name: "Engine: WebGPU" })).toBeVisible();
  await expect(page.getByText(/steps\/s/)).toBeVisible({ timeout: 180_000 });
  const timeline = page.getByRole("slider", { name: say("run.timeline") });
  await expect(timeline).toHaveAttribute("aria-valuetext", /step [1-9]\d* of 1000/, { timeout: 120_000 });
  await page.getByRole("button", { name: say("run.cancel") }).click();
  await expect(page.getByText(say("run.cancelled"), { exact: true })).toBeVisible({ timeout: 5000 });
});

test("all 1000 steps of one picture on WebGPU; the same seed on wasm gives the same picture", async ({
  page,
  adapter,
}) => {
  test.setTimeout(40 * 60_000);
  // Beside it in the same browser, on the engine that the address asks for.
  const other = await page.context().newPage();
  await openQuietly(other, "?engine=wasm");
  await expect(other.getByRole("button", { name: "Engine: Processor (wasm)" })).toBeVisible();
  await openQuietly(page);
  await expect(page.getByRole("button", { name: "Engine: WebGPU" })).toBeVisible();
  const begun = Date.now();
  for (const each of [page, other]) {
    await setCount(each, 1);
    await run(each);
  }
  await done(other, 20 * 60_000);
  const wasm = await pixels(other);
  await other.close();
  await done(page, 30 * 60_000);
  const seconds = (Date.now() - begun) / 1000;
  const gpu = await pixels(page);
  await page.screenshot({ path: test.info().outputPath("1000-webgpu.png") });

  const { mean, largest, close } = compare(gpu.rgba, wasm.rgba);
  console.log(
    `1000 steps, ${adapter}: ${seconds.toFixed(0)} s; against wasm: mean ${mean.toFixed(4)}, largest ${largest}`,
  );
  expect(gpu.width * gpu.height).toBeGreaterThanOrEqual(32 * 32);
  expect(mean).toBeLessThanOrEqual(1);
  expect(close).toBeGreaterThanOrEqual(0.999);
  // A face, not a flat or a noisy square: neighbouring values are alike, and yet there is contrast.
  expect(contrast(gpu.rgba)).toBeGreaterThan(25);
  expect(roughness(gpu)).toBeLessThan(contrast(gpu.rgba));

  // Anywhere in it, near and far, to and fro: what was recorded is on screen in the next frame, or the one after it.
  const positions = [500, 20, 980, 21, 750, 1, 999, 333, 334, 335, 640, 60, 900, 120, 3, 1000];
  const took = await scrubFrames(page.locator("#stage canvas"), say("run.timeline"), positions);
  console.log(`scrubbing a run of 1000 steps, in frames: ${took.join(", ")}`);
  expect(Math.max(...took)).toBeLessThanOrEqual(2);
});

function contrast(rgba: readonly number[]): number {
  const values = rgba.filter((_, i) => i % 4 !== 3);
  const mean = values.reduce((sum, v) => sum + v, 0) / values.length;
  return Math.sqrt(values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / values.length);
}

/** Root mean square difference of neighbours in a row. */
function roughness({ width, rgba }: { width: number; rgba: readonly number[] }): number {
  let sum = 0;
  let count = 0;
  for (let i = 0; i + 4 < rgba.length; i++) {
    if (i % 4 === 3 || Math.floor(i / 4) % width === width - 1) continue;
    sum += (rgba[i]! - rgba[i + 4]!) ** 2;
    count++;
  }
  return Math.sqrt(sum / count);
}
