/** The main job, in the built app, with the shipped model. */
import { compare, done, modelReady, openQuietly, pixels, run, scrubTimes, setCount, setSeed } from "./app.ts";
import { appUrl, expect, test } from "./fixtures.ts";

test("opening the page starts a 1000-step run with no click; cancel is felt at once", async ({ page, adapter }) => {
  expect(adapter).not.toBe("");
  await page.goto(appUrl);
  await modelReady(page);
  await expect(page.getByRole("button", { name: "Engine: WebGPU" })).toBeVisible();
  await expect(page.getByText(/steps\/s/)).toBeVisible({ timeout: 180_000 });
  const timeline = page.getByRole("slider", { name: "Timeline" });
  await expect(timeline).toHaveAttribute("aria-valuetext", /step [1-9]\d* of 1000/, { timeout: 120_000 });
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByText("Cancelled", { exact: true })).toBeVisible({ timeout: 5000 });
});

test("the second visit reads the model from the cache", async ({ page, adapter }) => {
  expect(adapter).not.toBe("");
  await openQuietly(page);
  const asked: string[] = [];
  page.context().on("request", (request) => asked.push(request.url()));
  await page.reload();
  await modelReady(page);
  expect(asked.filter((url) => url.endsWith("manifest.json")).length).toBeGreaterThan(0);
  expect(asked.filter((url) => url.endsWith(".onnx"))).toEqual([]);
});

test("all 1000 steps of one picture on WebGPU; the same seed on wasm gives the same picture", async ({
  page,
  adapter,
}) => {
  test.setTimeout(40 * 60_000);
  await openQuietly(page);
  await setCount(page, 1);
  const begun = Date.now();
  await run(page);
  await done(page, 30 * 60_000);
  const seconds = (Date.now() - begun) / 1000;
  const gpu = await pixels(page);
  await page.screenshot({ path: test.info().outputPath("1000-webgpu.png") });

  // Anywhere in it, near and far, to and fro: what was recorded is on screen before a tenth of a second is over.
  const positions = [500, 20, 980, 21, 750, 1, 999, 333, 334, 335, 640, 60, 900, 120, 3, 1000];
  const took = await scrubTimes(page.locator("#stage canvas"), "Timeline", positions);
  console.log(`scrubbing a run of 1000 steps: ${took.map((ms) => ms.toFixed(0)).join(", ")} ms`);
  expect(took[1]).toBeLessThan(100);

  await openQuietly(page, "?engine=wasm");
  await expect(page.getByRole("button", { name: "Engine: Processor (wasm)" })).toBeVisible();
  await setCount(page, 1);
  await run(page);
  await done(page, 20 * 60_000);
  const wasm = await pixels(page);
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
});

test("pause, one step, go on, restart; a run repeats", async ({ page, adapter }) => {
  expect(adapter).not.toBe("");
  await openQuietly(page);
  await page.getByRole("button", { name: "DDIM 10" }).click();
  await setCount(page, 1);
  await setSeed(page, "41");
  await page.getByRole("button", { name: "One step" }).click();
  const timeline = page.getByRole("slider", { name: "Timeline" });
  await expect(page.getByText("Paused", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "One step" }).click();
  await expect(timeline).toHaveAttribute("aria-valuetext", /step 1 of 10/);
  await page.getByRole("button", { name: "Continue" }).click();
  await done(page, 120_000);
  const first = await pixels(page);
  await page.getByRole("button", { name: "Restart" }).click();
  await done(page, 120_000);
  expect((await pixels(page)).rgba).toEqual(first.rgba);

  await page.getByRole("button", { name: "Picture 1 of 1" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toBeVisible();
  const download = page.waitForEvent("download");
  await dialog.getByRole("button", { name: "Save PNG" }).click();
  expect((await download).suggestedFilename()).toMatch(/\.png$/);
});

test("without a WebGPU adapter the same page runs on wasm, and says so and why", async ({ wasmPage: page }) => {
  await openQuietly(page);
  const badge = page.getByRole("button", { name: "Engine: Processor (wasm)" });
  await expect(badge).toBeVisible();
  await badge.click();
  await expect(page.getByText(/found no usable graphics processor|has no WebGPU/)).toBeVisible();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "DDIM 10" }).click();
  await setCount(page, 1);
  await run(page);
  await done(page, 120_000);
});

test("the page's own scripting stays under 8 ms a frame while a chain runs", async ({ page, adapter }) => {
  expect(adapter).not.toBe("");
  await openQuietly(page);
  await setCount(page, 4);
  await run(page);
  await expect(page.getByText(/steps\/s/)).toBeVisible({ timeout: 180_000 });
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const scripting = async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    return metrics.find(({ name }) => name === "ScriptDuration")?.value ?? Number.NaN;
  };
  const before = await scripting();
  const frames = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const begun = performance.now();
        let frames = 0;
        const count = () => {
          frames++;
          if (performance.now() - begun > 10_000) resolve(frames);
          else requestAnimationFrame(count);
        };
        requestAnimationFrame(count);
      }),
  );
  const each = (((await scripting()) - before) * 1000) / frames;
  console.log(`scripting on the main thread: ${each.toFixed(2)} ms a frame over ${frames} frames`);
  expect(frames).toBeGreaterThan(10);
  expect(each).toBeLessThan(8);
  await page.getByRole("button", { name: "Cancel" }).click();
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
