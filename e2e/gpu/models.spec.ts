/** Models that ship, switched without loading the page again. */
import type { Page } from "@playwright/test";
import { done, drop, openQuietly, pixels, run, saved } from "../app.ts";
import { expect, gpuTest as test } from "../fixtures.ts";
import { say } from "../words.ts";

const model = (page: Page) => page.getByRole("combobox", { name: say("model.label") });

/** Waits until a finished run of one picture, of this size, is on screen. */
async function finished(page: Page, side: number) {
  await expect.poll(async () => (await pixels(page)).width, { timeout: 180_000 }).toBe(side);
  await done(page, 120_000);
  return (await pixels(page)).rgba;
}

test("the other model and back without a reload; its PNG brings it back", async ({ page }) => {
  await openQuietly(page, "?room=generate&sampler=ddim:10&count=1");
  const loads: string[] = [];
  page.on("load", () => loads.push(page.url()));
  await run(page);
  const face = await finished(page, 32);

  await page.emulateMedia({ reducedMotion: "no-preference" });
  await expect(model(page).getByRole("option")).toHaveText([
    /Cartoon faces · 11\.9 MB/,
    /Clothes and shoes · 1\.3 MB/,
    /Small photographs · 2\d\.\d MB/,
  ]);
  await model(page).selectOption("fashion-28");
  expect((await pixels(page)).rgba, "the run on screen stays meanwhile").toEqual(face);
  const garment = await finished(page, 28);
  expect(garment.every((value, i) => i % 4 === 3 || value === garment[i - (i % 4)])).toBe(true);
  expect(page.url()).toContain("model=fashion-28");
  const { bytes: png } = await saved(page, () => page.getByRole("button", { name: say("pictures.saveGrid") }).click());

  await model(page).selectOption("faces-32");
  expect(await finished(page, 32)).toEqual(face);
  await expect(page).not.toHaveURL(/model=/);

  await drop(page, [{ name: "garment.png", type: "image/png", bytes: [...png] }]);
  expect(await finished(page, 28)).toEqual(garment);
  await expect(model(page)).toHaveValue("fashion-28");
  expect(loads).toEqual([]);

  await page.getByRole("button", { name: say("interpolate.name") }).click();
  await expect(page.getByText(say("interpolate.knows", { what: say("seen.fashion-28") }))).toBeVisible();
  await expect(page.getByRole("button", { name: say("interpolate.drawTwo") })).toHaveCount(0);
});
