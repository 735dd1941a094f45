/** The model in the address, loading it and cancelling that; a chapter by its address. */
import type { Page } from "@playwright/test";
import { done, modelReady, openQuietly, pixels, run, setCount } from "./app.ts";
import { appUrl, expect, launchContext, test } from "./fixtures.ts";
import { has, say } from "./words.ts";

const model = (page: Page) => page.getByRole("combobox", { name: say("model.label") });

test("the address names the model; one that is not here is refused in words", async ({ page }) => {
  await openQuietly(page, "?model=fashion-28");
  await expect(model(page)).toHaveValue("fashion-28");
  await page.reload();
  await modelReady(page);
  await expect(model(page)).toHaveValue("fashion-28");

  await openQuietly(page, "?model=horses-64");
  await expect(page.getByText(has("address.model", { id: "horses-64" }))).toBeVisible();
  await expect(model(page)).toHaveValue("faces-32");
});

test("#notes/… opens its chapter, whatever room was asked for", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.goto(`${appUrl}?room=bits#notes/eta`);
  await expect(page.getByRole("heading", { level: 2, name: say("notes.eta") })).toBeVisible();
  await expect(page.getByRole("button", { name: say("notes.name") })).toHaveAttribute("aria-current", "page");
  await expect(page).toHaveURL(/#notes\/eta$/);
  await page.getByRole("button", { name: say("generate.name") }).click();
  await expect(page).not.toHaveURL(/#/);
  await page.goBack();
  await expect(page.getByRole("heading", { level: 2, name: say("notes.eta") })).toBeVisible();
});

test("loading is cancelled at once: the model before goes on; without one the page says so and loads when asked", async ({
  playwright,
}) => {
  const { context, close } = await launchContext(playwright.chromium, { gpu: false });
  try {
    const page = await context.newPage();
    await page.emulateMedia({ reducedMotion: "reduce" });
    // Downloads that never end. The worker fetches, so the context is where they are held.
    await context.route(/unet.*\.onnx/, () => {});
    await page.goto(appUrl);
    const cancel = page.getByRole("button", { name: say("load.cancel") });
    await cancel.click();
    await expect(page.getByText(say("failure.cancelled"))).toBeVisible();
    await context.unrouteAll();
    await page.getByRole("button", { name: say("load.again") }).click();
    await modelReady(page);
    await expect(page.getByText(say("failure.cancelled"))).toHaveCount(0);

    await context.route(/unet.*\.onnx/, () => {});
    await model(page).selectOption("fashion-28");
    await cancel.click();
    await expect(model(page)).toHaveValue("faces-32");
    await expect(page).not.toHaveURL(/model=/);
    await page.getByRole("button", { name: say("preset.ddim10", { steps: 10 }) }).click();
    await setCount(page, 1);
    await run(page);
    await done(page, 60_000);
    expect((await pixels(page)).width).toBe(32);
  } finally {
    await close();
  }
});
