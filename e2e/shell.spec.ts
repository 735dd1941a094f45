/** The page as it stands in index.html before any script of the app: the same page, at the same places. */
import type { Page } from "@playwright/test";
import { appUrl, expect, test } from "./fixtures.ts";
import { say } from "./words.ts";

const preset = (page: Page) => page.getByRole("button", { name: say("preset.ddim50", { steps: 50 }) });

const places = (page: Page) =>
  Promise.all(
    [
      page.getByRole("heading", { level: 1 }),
      page.getByRole("navigation"),
      page.getByText(say("generate.firstMinute")),
      page.getByRole("button", { name: say("run.run"), exact: true }),
      page.getByRole("button", { name: say("endings.name"), exact: true }),
      // Among the settings, which a phone has in a sheet.
      preset(page),
    ].map(async (part) => ((await part.isVisible()) ? part.boundingBox() : null)),
  );

/** A first visit whose app comes when it is let. */
async function visit(page: Page, search: string): Promise<() => void> {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.route("**/assets/index-*.js", async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(appUrl + search, { waitUntil: "commit" });
  return release;
}

for (const [width, height] of [
  [1440, 900],
  [390, 844],
] as const)
  test(`what is there before the app comes to life where it is, ${width} pixels wide`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    const release = await visit(page, "");
    await expect(page.getByText(say("generate.firstMinute"))).toBeVisible();
    // It asks for its typeface when it has been painted.
    await expect(page.locator("html")).toHaveAttribute("data-shell", "painted");
    await page.evaluate(() => document.fonts.ready);
    const before = await places(page);
    const standing = await page.$$("h1, nav, nav button");
    const settings = await page.$$("aside button, aside input");
    release();
    // The app takes it away when its own page is about to be painted; then the model begins to load.
    await expect(page.locator("html")).not.toHaveAttribute("data-shell");
    await expect(page.getByRole("progressbar")).toBeVisible();
    expect(await places(page)).toEqual(before);
    // It is the same page, come to life: nothing of it was made a second time.
    const stand = (parts: typeof standing) =>
      Promise.all(parts.map((part) => part.evaluate((node) => node.isConnected)));
    expect(await stand(standing)).not.toContain(false);
    // Its settings come to life last, where they stand; a phone has none until they are asked for.
    if (width < 720) return expect(await page.$$("aside")).toEqual([]);
    await expect(async () => {
      await preset(page).click();
      await expect(preset(page)).toHaveAttribute("aria-pressed", "true", { timeout: 500 });
    }).toPass();
    expect(await stand(settings)).not.toContain(false);
  });

test("nothing of it shows to who comes for another room", async ({ page }) => {
  const release = await visit(page, "?room=bits");
  await expect(page.locator("h1")).toHaveCount(1);
  await expect(page.locator("h1")).toBeHidden();
  release();
  await expect(page.getByRole("heading", { level: 1, name: say("bits.name") })).toBeVisible();
});
