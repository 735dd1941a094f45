/** The main job, whole: a chain of 1000 steps on the GPU by our own engine, held against wasm. */
import type { Page } from "@playwright/test";
import { compare, done, engineBadge, openQuietly, pixels, run, scrubFrames, setCount, WASM, WGSL } from "./app.ts";
import { expect, gpuTest as test } from "./fixtures.ts";
import { say } from "./words.ts";

/** All 1000 steps of one picture of a model on the GPU and, beside it, on the processor; then back and forth in them. */
export async function thousandSteps(page: Page, adapter: string, model: string): Promise<void> {
  test.setTimeout(40 * 60_000);
  // Beside it in the same browser, on the engine that the address asks for.
  const other = await page.context().newPage();
  await openQuietly(other, `?engine=wasm&model=${model}`);
  await expect(engineBadge(other, WASM)).toBeVisible();
  await openQuietly(page, `?engine=wgsl&model=${model}`);
  await expect(engineBadge(page, WGSL)).toBeVisible();
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
  await page.screenshot({ path: test.info().outputPath(`1000-wgsl-${model}.png`) });

  const { mean, largest, close } = compare(gpu.rgba, wasm.rgba);
  console.log(
    `1000 steps of ${model}, ${adapter}: ${seconds.toFixed(0)} s; against wasm: mean ${mean.toFixed(4)}, largest ${largest}`,
  );
  expect(gpu.width * gpu.height).toBeGreaterThanOrEqual(28 * 28);
  expect(mean).toBeLessThanOrEqual(1);
  expect(close).toBeGreaterThanOrEqual(0.999);
  // A picture, not a flat or a noisy square: neighbouring values are alike, and yet there is contrast.
  expect(contrast(gpu.rgba)).toBeGreaterThan(25);
  expect(roughness(gpu)).toBeLessThan(contrast(gpu.rgba));

  // Anywhere in it, near and far, to and fro: what was recorded is on screen in the next frame, or the one after it.
  const positions = [500, 20, 980, 21, 750, 1, 999, 333, 334, 335, 640, 60, 900, 120, 3, 1000];
  const took = await scrubFrames(page.locator("#stage canvas"), say("run.timeline"), positions);
  console.log(`scrubbing a run of 1000 steps, in frames: ${took.join(", ")}`);
  expect(Math.max(...took)).toBeLessThanOrEqual(2);
}

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
