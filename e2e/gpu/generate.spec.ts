/** The main job on the GPU, in the built app, with the shipped model. */
import { engineBadge, modelReady, WEBGPU } from "../app.ts";
import { appUrl, expect, gpuTest as test } from "../fixtures.ts";
import { thousandSteps } from "../thousand-steps.ts";
import { has, say } from "../words.ts";

test("opening the page starts a run with no click; all 1000 steps are one more; cancel is felt at once", async ({
  page,
  adapter,
}) => {
  await page.goto(appUrl);
  await modelReady(page);
  await expect(engineBadge(page, WEBGPU)).toBeVisible();
  // A graphics processor that is a program begins with a look at the end, in seconds.
  if (/swiftshader|llvmpipe/i.test(adapter)) {
    await page
      .getByRole("button", { name: say("generate.secondAct.whole", { steps: "1000" }) })
      .click({ timeout: 180_000 });
  }
  await expect(page.getByText(has("run.rateUnit"))).toBeVisible({ timeout: 180_000 });
  const timeline = page.getByRole("slider", { name: say("run.timeline") });
  await expect(timeline).toHaveAttribute("aria-valuetext", /step [1-9]\d* of 1000/, { timeout: 120_000 });
  await page.getByRole("button", { name: say("run.cancel") }).click();
  await expect(page.getByText(say("run.cancelled"), { exact: true })).toBeVisible({ timeout: 5000 });
});

// The smaller of the shipped models: a software GPU takes four times as long for faces-32 (e2e/long).
test("all 1000 steps of one picture on WebGPU; the same seed on wasm gives the same picture", async ({
  page,
  adapter,
}) => {
  await thousandSteps(page, adapter, "fashion-28");
});
