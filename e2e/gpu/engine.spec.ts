/** Which engine runs where nothing is asked for: the one that is faster here, and the page says which and why. */
import type { Page } from "@playwright/test";
import { engineBadge, modelReady, openQuietly, run, WASM, WEBGPU, WGSL } from "../app.ts";
import { appUrl, expect, gpuTest as test } from "../fixtures.ts";
import { like, say } from "../words.ts";

const SOFTWARE = /swiftshader|llvmpipe/i;

test.beforeEach(({ adapter }) => {
  test.skip(!SOFTWARE.test(adapter), `${adapter} is no software adapter`);
});

async function open(page: Page, search: string): Promise<string[]> {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.goto(appUrl + search);
  await modelReady(page);
  return asked.filter((url) => /ort-wasm-.*\.wasm/.test(url));
}

test("on a software adapter the processor runs, and only its engine is downloaded", async ({ shared }) => {
  const page = await shared.newPage();
  for (const visit of ["first", "second"]) {
    const engines = await open(page, "?count=1");
    expect(engines.length, visit).toBeLessThanOrEqual(1);
    expect(engines.filter((url) => /jspi|asyncify/.test(url))).toEqual([]);
    const badge = engineBadge(page, WASM);
    await badge.click();
    await expect(page.getByText(say("engine.onFasterCpu"))).toBeVisible();
    // Said once of both engines that the adapter would run.
    await expect(page.getByText(say("rejected.software-adapter"))).toBeVisible();
    await expect(page.getByText(like("engine.stepValue"))).toBeVisible();
  }
  await page.close();
});

test("who is run by our own engine downloads no other", async ({ page }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await openQuietly(page, "?engine=wgsl&count=1");
  await modelReady(page);
  await expect(engineBadge(page, WGSL)).toBeVisible();
  // (The weights may be here already.)
  expect(asked.filter((url) => /\/assets\/.*\.js/.test(url)).length).toBeGreaterThan(0);
  expect(asked.filter((url) => /\/ort|onnxruntime|\.wasm/.test(url))).toEqual([]);
});

test("where WebGPU is asked for it runs there all the same, and is not taken for a graphics processor", async ({
  page,
}) => {
  await open(page, "?engine=webgpu");
  await engineBadge(page, WEBGPU).click();
  await expect(page.getByText(say("engine.onSoftware"))).toBeVisible();
});

test("a run that takes minutes says so in whatever room, and offers few steps", async ({ wasmPage: page }) => {
  await openQuietly(page, "?room=trajectory&count=64");
  await run(page);
  await expect(page.getByText(like("run.slow.cpu"))).toBeVisible();
  const few = page.getByRole("button", { name: /^DDIM 50: / });
  await few.click();
  await expect(few).toHaveCount(0);
  await expect(page.getByRole("slider", { name: say("run.timeline") })).toHaveAttribute("aria-valuetext", /of 50/);
});
