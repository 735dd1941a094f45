/** The address, the browser's buttons, reloading, undo and redo: settings and inputs stay. */
import type { Page } from "@playwright/test";
import { done, enter, modelReady, openQuietly, run, setCount, setSeed } from "./app.ts";
import { expect, test } from "./fixtures.ts";
import { copiedLink, sharedRecipe } from "./share.ts";
import { say } from "./words.ts";

const heading = (page: Page, name: string) => expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
const seed = (page: Page) => page.getByRole("textbox", { name: say("seed.label") });

test("back, forward and reload keep the room and its settings", async ({ page }) => {
  await openQuietly(page);
  await page.getByRole("button", { name: say("preset.ddim50", { steps: 50 }) }).click();
  await setSeed(page, "7");
  await expect(page).toHaveURL(/\?room=generate&sampler=ddim:50&seed=7$/);
  await enter(page, say("endings.name"));
  await setSeed(page, "8");
  await expect(page).toHaveURL(/\?room=endings&seed=8$/);

  await page.goBack();
  await heading(page, say("generate.name"));
  await expect(seed(page)).toHaveValue("7");
  await page.goForward();
  await heading(page, say("endings.name"));
  await expect(seed(page)).toHaveValue("8");
  await page.reload();
  await heading(page, say("endings.name"));
  await expect(seed(page)).toHaveValue("8");
  await page.goBack();
  await heading(page, say("generate.name"));
  await expect(seed(page)).toHaveValue("7");
  await expect(page).toHaveURL(/\?room=generate&sampler=ddim:50&seed=7$/);
});

test("undo and redo, by key and by button, also after a reload", async ({ page }) => {
  await openQuietly(page);
  const count = page
    .getByRole("textbox", { name: say("count.label") })
    .or(page.getByRole("spinbutton", { name: say("count.label") }));
  await setSeed(page, "7");
  await setCount(page, 3);
  await page.getByRole("heading", { level: 1 }).click();
  await page.keyboard.press("Control+z");
  await expect(count).toHaveValue("16");
  await page.keyboard.press("Control+z");
  await expect(seed(page)).toHaveValue("2006");
  await expect(page.getByRole("button", { name: say("settings.undo"), exact: true })).toBeDisabled();
  await page.keyboard.press("Control+Shift+z");
  await expect(seed(page)).toHaveValue("7");
  await expect(page).toHaveURL(/\?room=generate&seed=7$/);

  await page.reload();
  await page.getByRole("button", { name: say("settings.redo"), exact: true }).click();
  await expect(count).toHaveValue("3");
  await page.getByRole("button", { name: say("settings.undo"), exact: true }).click();
  await page.getByRole("button", { name: say("settings.undo"), exact: true }).click();
  await expect(seed(page)).toHaveValue("2006");
});

test("input pictures survive a reload, another room, undo and redo", async ({ page }) => {
  await openQuietly(page, "?room=interpolate");
  await page.getByRole("button", { name: say("interpolate.drawTwo") }).click();
  const second = page.getByRole("button", { name: `${say("interpolate.second")}: ${say("interpolate.remove")}` });
  await expect(second).toBeVisible();
  const { scene } = await sharedRecipe(page);
  await page.reload();
  await enter(page, say("generate.name"));
  await page.goBack();
  await expect(second).toBeVisible();
  expect((await sharedRecipe(page)).scene).toEqual(scene);
  // What it was cut from came back as well: the square can be moved.
  await expect(page.getByRole("application", { name: /^Second picture/ })).toHaveAttribute("tabindex", "0");

  await second.click();
  await expect(second).toBeHidden();
  // A Run that is off says on the page what it waits for.
  await expect(page.getByRole("button", { name: say("run.run"), exact: true })).toBeDisabled();
  await expect(page.getByText(say("interpolate.blocked"))).toBeVisible();
  await page.getByRole("button", { name: say("settings.undo"), exact: true }).click();
  await expect(second).toBeVisible();
  expect((await sharedRecipe(page)).scene).toEqual(scene);
  await page.getByRole("button", { name: say("settings.redo"), exact: true }).click();
  await expect(second).toBeHidden();
});

test("the moment that is looked at is in the address: a reload, Back and a link come to it again", async ({ page }) => {
  const settings = "?room=trajectory&sampler=ddim:12:eta1&count=2";
  await openQuietly(page, settings);
  const timeline = page.getByRole("slider", { name: say("run.timeline") });
  const second = page.getByRole("button", { name: say("trajectory.picture", { n: 2 }), exact: true });
  await run(page);
  await done(page, 60_000);
  await timeline.fill("5");
  await second.click();
  await expect(page).toHaveURL(/&at=5:picture2$/);

  await enter(page, say("endings.name"));
  await expect(page).not.toHaveURL(/at=/);
  await page.goBack();
  await expect(timeline).toHaveValue("5");
  await page.reload();
  await modelReady(page);
  // What was made is there again, and looked at as it was.
  await done(page, 60_000);
  await expect(second).toHaveAttribute("aria-pressed", "true");
  await expect(timeline).toHaveValue("5");

  const link = await copiedLink(page);
  expect(link).toMatch(/\?at=5:picture2#r=/);
  await expect(page.getByRole("button", { name: say("settings.undo"), exact: true })).toBeDisabled();
  await timeline.press("End");
  await expect(page).toHaveURL(/&at=picture2$/);
});
