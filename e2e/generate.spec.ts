/** The main job on the processor; with the GPU it is in e2e/gpu. */
import { done, engineBadge, modelReady, openQuietly, pixels, run, setCount, setSeed, WASM } from "./app.ts";
import { expect, test } from "./fixtures.ts";
import { has, say } from "./words.ts";

test("the second visit reads the model from the cache", async ({ page }) => {
  await openQuietly(page);
  const asked: string[] = [];
  page.context().on("request", (request) => asked.push(request.url()));
  await page.reload();
  await modelReady(page);
  expect(asked.filter((url) => url.endsWith("manifest.json")).length).toBeGreaterThan(0);
  expect(asked.filter((url) => url.endsWith(".onnx"))).toEqual([]);
});

test("pause, one step, go on, restart; a run repeats", async ({ page }) => {
  await openQuietly(page);
  await page.getByRole("button", { name: say("preset.ddim10", { steps: 10 }) }).click();
  await setCount(page, 1);
  await setSeed(page, "41");
  await page.getByRole("button", { name: say("run.step") }).click();
  const timeline = page.getByRole("slider", { name: say("run.timeline") });
  await expect(page.getByText(say("run.paused"), { exact: true })).toBeVisible();
  await page.getByRole("button", { name: say("run.step") }).click();
  await expect(timeline).toHaveAttribute("aria-valuetext", has("run.position", { position: 1, length: 10 }));
  await page.getByRole("button", { name: say("run.resume") }).click();
  await done(page, 120_000);
  const first = await pixels(page);
  await page.getByRole("button", { name: say("run.restart") }).click();
  await done(page, 120_000);
  expect((await pixels(page)).rgba).toEqual(first.rgba);

  await page.getByRole("button", { name: say("pictures.one", { n: 1, count: 1 }) }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toBeVisible();
  const download = page.waitForEvent("download");
  await dialog.getByRole("button", { name: say("pictures.save") }).click();
  expect((await download).suggestedFilename()).toMatch(/\.png$/);
});

test("without a WebGPU adapter the same page runs on wasm, and says so and why", async ({ page }) => {
  await openQuietly(page);
  const badge = engineBadge(page, WASM);
  await expect(badge).toBeVisible();
  await badge.click();
  await expect(
    page.getByText(new RegExp(`${has("rejected.no-adapter").source}|${has("rejected.no-navigator-gpu").source}`)),
  ).toBeVisible();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: say("preset.ddim10", { steps: 10 }) }).click();
  await setCount(page, 1);
  await run(page);
  await done(page, 120_000);
});

test("while a chain runs its pictures pass React by: each is painted by a display frame", async ({ page }) => {
  // React renders in tasks of its own; a picture that came by state would be painted from one of them.
  await page.addInitScript(() => {
    const paints = { inFrames: 0, elsewhere: 0 };
    let inFrame = false;
    const request = window.requestAnimationFrame;
    window.requestAnimationFrame = (callback) =>
      request((time) => {
        inFrame = true;
        callback(time);
        inFrame = false;
      });
    const canvas = CanvasRenderingContext2D.prototype;
    canvas.putImageData = new Proxy(canvas.putImageData, {
      apply: (put, context, call) => {
        paints[inFrame ? "inFrames" : "elsewhere"]++;
        return Reflect.apply(put, context, call);
      },
    });
    Object.assign(window, { paints });
  });
  const paints = () =>
    page.evaluate(() => ({ ...(window as unknown as { paints: { inFrames: number; elsewhere: number } }).paints }));
  await openQuietly(page);
  await setCount(page, 1);
  await run(page);
  await expect.poll(async () => (await paints()).inFrames).toBeGreaterThan(50);
  expect((await paints()).elsewhere).toBe(0);
  await page.getByRole("button", { name: say("run.cancel") }).click();
});
