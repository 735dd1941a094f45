/** The two models that ship, switched without loading the page again; one room embedded; a chapter by its address. */
import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { done, modelReady, openQuietly, pixels, run, setCount } from "./app.ts";
import { appUrl, expect, launchContext, pagesUrl, test } from "./fixtures.ts";

const model = (page: Page) => page.getByRole("combobox", { name: "Model" });

/** Waits until a finished run of one picture, of this size, is on screen. */
async function finished(page: Page, side: number) {
  await expect.poll(async () => (await pixels(page)).width, { timeout: 180_000 }).toBe(side);
  await done(page, 120_000);
  return (await pixels(page)).rgba;
}

test("the other model and back without a reload; its PNG brings it back", async ({ page, adapter }) => {
  expect(adapter).not.toBe("");
  await openQuietly(page, "?room=generate&sampler=ddim:10&count=1");
  const loads: string[] = [];
  page.on("load", () => loads.push(page.url()));
  await run(page);
  const face = await finished(page, 32);

  await page.emulateMedia({ reducedMotion: "no-preference" });
  await expect(model(page).getByRole("option")).toHaveText([/Cartoon faces · 11\.9 MB/, /Clothes and shoes · 1\.3 MB/]);
  await model(page).selectOption("fashion-28");
  expect((await pixels(page)).rgba, "the run on screen stays meanwhile").toEqual(face);
  const garment = await finished(page, 28);
  expect(garment.every((value, i) => i % 4 === 3 || value === garment[i - (i % 4)])).toBe(true);
  expect(page.url()).toContain("model=fashion-28");
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save all as PNG" }).click();
  const png = readFileSync(await (await download).path());

  await model(page).selectOption("faces-32");
  expect(await finished(page, 32)).toEqual(face);
  await expect(page).not.toHaveURL(/model=/);

  await page.evaluate((bytes) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([new Uint8Array(bytes)], "garment.png", { type: "image/png" }));
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
  }, Array.from(png));
  expect(await finished(page, 28)).toEqual(garment);
  await expect(model(page)).toHaveValue("fashion-28");
  expect(loads).toEqual([]);

  await page.getByRole("button", { name: "Interpolate" }).click();
  await expect(page.getByText(/only ever seen small grey pictures of clothes/)).toBeVisible();
  await expect(page.getByRole("button", { name: "Draw two faces" })).toHaveCount(0);
});

test("the address names the model; one that is not here is refused in words", async ({ page, adapter }) => {
  expect(adapter).not.toBe("");
  await openQuietly(page, "?model=fashion-28");
  await expect(model(page)).toHaveValue("fashion-28");
  await page.reload();
  await modelReady(page);
  await expect(model(page)).toHaveValue("fashion-28");

  await openQuietly(page, "?model=horses-64");
  await expect(page.getByText(/a model named “horses-64”, which is not here/)).toBeVisible();
  await expect(model(page)).toHaveValue("faces-32");
});

test("an embedded room stands alone, in a page of another origin that is isolated itself", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.goto(`${pagesUrl}blank.html`);
  await page.evaluate((src) => {
    document.body.innerHTML = `<iframe title="Backstep" width="480" height="360" src="${src}"></iframe>`;
  }, `${appUrl}?embed=1&room=compare&count=2`);
  const room = page.frameLocator("iframe");
  await expect(room.getByRole("heading", { level: 1, name: "Compare" })).toBeVisible();
  await expect(room.getByRole("button", { name: "Run", exact: true })).toBeVisible();
  await expect(room.getByRole("navigation")).toHaveCount(0);
  await expect(room.getByRole("button", { name: "Settings" })).toHaveCount(0);
  await expect(room.getByRole("complementary")).toHaveCount(0);
  const out = room.getByRole("link", { name: "Backstep" });
  await expect(out).toBeVisible();
  expect(await out.getAttribute("href")).toMatch(/\?room=compare&count=2$/);

  await page.screenshot({ path: test.info().outputPath("embedded.png") });

  await page.setViewportSize({ width: 1100, height: 700 });
  await page.goto(`${appUrl}?embed=1&settings=1&room=generate`);
  await expect(page.getByRole("complementary", { name: "Settings" })).toBeVisible();
  await expect(page.getByRole("navigation")).toHaveCount(0);
});

test("#notes/… opens its chapter, whatever room was asked for", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.goto(`${appUrl}?room=bits#notes/eta`);
  await expect(page.getByRole("heading", { level: 2, name: "From DDPM to DDIM by one number" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Lab notes" })).toHaveAttribute("aria-current", "page");
  await expect(page).toHaveURL(/#notes\/eta$/);
  await page.getByRole("button", { name: "Generate" }).click();
  await expect(page).not.toHaveURL(/#/);
  await page.goBack();
  await expect(page.getByRole("heading", { level: 2, name: "From DDPM to DDIM by one number" })).toBeVisible();
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
    const cancel = page.getByRole("button", { name: "Cancel loading" });
    await cancel.click();
    await expect(page.getByText(/You cancelled the loading/)).toBeVisible();
    await context.unrouteAll();
    await page.getByRole("button", { name: "Load the model" }).click();
    await modelReady(page);
    await expect(page.getByText(/You cancelled the loading/)).toHaveCount(0);

    await context.route(/unet.*\.onnx/, () => {});
    await model(page).selectOption("fashion-28");
    await cancel.click();
    await expect(model(page)).toHaveValue("faces-32");
    await expect(page).not.toHaveURL(/model=/);
    await page.getByRole("button", { name: "DDIM 10" }).click();
    await setCount(page, 1);
    await run(page);
    await done(page, 60_000);
    expect((await pixels(page)).width).toBe(32);
  } finally {
    await close();
  }
});
