/** Endings: one picture frozen on its way and finished several times; with η = 0 there is one ending. */
import type { Page } from "@playwright/test";
import { enter, openQuietly } from "./app.ts";
import { expect, test } from "./fixtures.ts";
import { like, say } from "./words.ts";

test.beforeEach(async ({ page }) => {
  await openQuietly(page);
  await enter(page, say("endings.name"));
});

async function type(page: Page, name: string, text: string): Promise<void> {
  const box = page.getByRole("textbox", { name, exact: true });
  await box.fill(text);
  await box.press("Enter");
}

/** Root mean squares of the rows, as they stand beside them. */
async function apart(page: Page): Promise<number[]> {
  const lists = page.getByRole("region", { name: like("endings.matrix") }).getByRole("list");
  return (await lists.last().getByRole("listitem").allTextContents()).filter(Boolean).map(Number);
}

test("endings of one state differ, less the later it is frozen; without noise they are one", async ({ page }) => {
  await page.getByRole("button", { name: say("endings.quick", { steps: 100 }) }).click();
  await type(page, say("sampler.steps"), "12");
  await type(page, "Frozen at t", "1000, 300, 0");
  await type(page, say("endings.columns"), "2");
  await page.getByRole("button", { name: say("run.run"), exact: true }).click();
  await expect(page.getByText(like("endings.differ"))).toBeVisible({ timeout: 180_000 });
  const [first, last] = await apart(page);
  console.log(`endings apart, 12 steps: ${first} at the first row, ${last} at the last, of 255`);
  expect(first).toBeGreaterThan(last!);
  expect(last).toBeGreaterThan(0);
  await expect(page.getByText("t = 0 nothing is left to decide", { exact: false })).toBeVisible();
  await page.screenshot({ path: test.info().outputPath("endings.png") });

  await page
    .getByRole("button", { name: like("endings.picture", { column: 2 }) })
    .first()
    .click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Escape");

  await page.getByRole("button", { name: say("endings.one", { steps: 100 }) }).click();
  await type(page, say("sampler.steps"), "6");
  await page.getByRole("button", { name: say("settings.run") }).click();
  const said = page.getByText(/every state has one ending/);
  await expect(said).toBeVisible({ timeout: 180_000 });
  const difference = Number(/measured[^:]*: ([\d.]+)/.exec((await said.textContent()) ?? "")?.[1]);
  console.log(`η = 0: largest difference between endings ${difference} of 255`);
  expect(difference).toBeLessThan(0.1);
  expect(await apart(page)).toEqual([0, 0]);
});

test("a list of t that cannot be is refused in words; cancelling the first picture ends the whole", async ({
  page,
}) => {
  await type(page, "Frozen at t", "1000, 2000");
  await expect(page.getByRole("alert")).toHaveText(like("times.bad", { text: "1000, 2000" }));
  await type(page, "Frozen at t", "1000, 0");
  await page.getByRole("button", { name: say("run.run"), exact: true }).click();
  await expect(page.getByRole("slider", { name: say("run.timeline") })).toHaveAttribute(
    "aria-valuetext",
    /step [1-9]\d* of 1000/,
  );
  await page.getByRole("button", { name: say("run.cancel"), exact: true }).click();
  await expect(page.getByText(say("run.cancelled"), { exact: true })).toBeVisible({ timeout: 10_000 });
  await expect(page.getByRole("button", { name: like("run.jobs") })).toBeHidden();
});
