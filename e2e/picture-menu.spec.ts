/** From a picture to everything that can be done with it: by mouse, keyboard and finger, and back by undo. */
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { done, enter, goTo, openQuietly, run } from "./app.ts";
import { expect, test } from "./fixtures.ts";
import { say } from "./words.ts";

const item = (page: Page, name: string) => page.getByRole("menuitem", { name, exact: true });
const heading = (page: Page, name: string) => page.getByRole("heading", { level: 1, name, exact: true });
const second = (page: Page) => page.getByRole("button", { name: say("pictures.one", { n: 2, count: 2 }), exact: true });

async function askByKey(page: Page): Promise<void> {
  await page.keyboard.press("m");
  await expect(item(page, say("trajectory.trace"))).toBeFocused();
}

test("a generated picture is traced, ended, weighed and used as an end, each a step to undo", async ({ page }) => {
  await openQuietly(page);
  await goTo(page, "generate", "sampler=ddpm:4:fixed_large&seed=7&count=2");
  await run(page);
  await done(page, 60_000);

  // By mouse: the button over it.
  await second(page).hover();
  await page.getByRole("button", { name: say("menu.open") }).click();
  await expect(item(page, say("trajectory.trace"))).toBeFocused();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await item(page, say("trajectory.trace")).click();
  await expect(heading(page, say("trajectory.name"))).toBeVisible();
  await done(page, 60_000);
  await expect(page.getByText(say("start.image", { n: 2 }))).toBeVisible();
  await page.getByRole("button", { name: say("settings.undo"), exact: true }).click();
  await expect(page.getByText(say("start.image", { n: 2 }))).toHaveCount(0);

  // By keyboard: a key, arrows, Escape, and the picture is in focus again.
  await enter(page, say("generate.name"));
  await second(page).focus();
  await askByKey(page);
  await page.keyboard.press("ArrowDown");
  await expect(item(page, say("endings.take"))).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(second(page)).toBeFocused();
  await askByKey(page);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(heading(page, say("endings.name"))).toBeVisible();
  // The picture went away with its room: one is in the room that came.
  await expect(page.locator("#stage")).toBeFocused();
  await expect(page.getByText(say("start.image", { n: 2 }))).toBeVisible();

  // By a right click, and what was taken is a picture with a menu itself.
  await enter(page, say("generate.name"));
  await second(page).click({ button: "right" });
  await item(page, say("interpolate.takeFirst")).click();
  const seen = page.getByRole("button", { name: say("interpolate.seenName", { which: say("interpolate.first") }) });
  await seen.click();
  await item(page, say("interpolate.takeSecond")).click();
  await expect(page.getByRole("button", { name: /^Second picture/ }).last()).toBeVisible();

  // Where it is shown large.
  await enter(page, say("generate.name"));
  await second(page).click();
  // At t = 0 nothing is left to guess: it is one picture.
  await expect(page.getByRole("dialog").getByRole("figure")).toHaveCount(1);
  await page
    .getByRole("dialog")
    .getByRole("button", { name: say("bits.weigh") })
    .click();
  await expect(heading(page, say("bits.name"))).toBeVisible();
  await expect(page.getByRole("button", { name: say("bits.pictureName", { n: 1 }), exact: true })).toBeVisible();
});

test("a finger that rests on a picture opens its menu, and lifting it presses nothing", async ({ page }) => {
  await openQuietly(page);
  await goTo(page, "generate", "sampler=ddim:2&count=2");
  await run(page);
  await done(page, 60_000);
  const box = await second(page).boundingBox();
  const session = await page.context().newCDPSession(page);
  const touchPoints = [{ x: box!.x + box!.width / 2, y: box!.y + box!.height / 2 }];
  await session.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints });
  await expect(page.getByRole("menu")).toBeVisible();
  await session.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  await expect(page.getByRole("menu")).toBeVisible();
  await expect(page.getByRole("dialog")).toHaveCount(0);
});
