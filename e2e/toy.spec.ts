/** The toy: a network that learns here and now, what is drawn for it, and a link by which another page learns the same. */
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { appUrl, expect, launchContext, test } from "./fixtures.ts";
import { copiedLink } from "./share.ts";
import { like, say } from "./words.ts";

const STEPS = 150;

/** Nothing moves by itself, and there is no model to wait for. */
async function open(page: Page, address: string): Promise<void> {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.goto(address);
  await expect(page.getByRole("heading", { level: 1, name: say("toy.name") })).toBeVisible();
}

async function train(page: Page): Promise<void> {
  await page.getByRole("button", { name: say("toy.train"), exact: true }).click();
  await expect(page.getByText(say("toy.steps", { step: STEPS, steps: STEPS })).first()).toBeVisible();
}

/** Goes to the chains, waits for their points, and shows where they end. */
async function sample(page: Page): Promise<void> {
  await page.getByRole("radio", { name: say("toy.sample"), exact: true }).check();
  await expect(page.getByText(like("toy.distance"))).toHaveCount(3);
  await page.getByRole("slider", { name: say("toy.flow") }).press("End");
  await page.evaluate(() => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))));
}

const drawn = (page: Page): Promise<string[]> =>
  page.locator("#stage canvas").evaluateAll((all) => all.map((canvas) => (canvas as HTMLCanvasElement).toDataURL()));

async function findings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}

test("draw by keyboard, train, sample; a link makes the same points in another profile", async ({
  page,
  playwright,
}) => {
  await open(page, `${appUrl}?room=toy&steps=${STEPS}&data=rings`);
  await page.getByRole("button", { name: say("toy.draw") }).click();
  await expect(page.getByRole("radio", { name: say("toy.set.drawn") })).toBeChecked();
  await page.getByRole("button", { name: say("toy.clear") }).click();
  await expect(page.getByText(say("toy.nothing"))).toBeVisible();
  const pen = page.getByRole("button", { name: like("toy.pen") });
  await pen.focus();
  for (let i = 0; i < 8; i++) await page.keyboard.press("Shift+ArrowRight");
  for (let i = 0; i < 6; i++) await page.keyboard.press("Shift+ArrowUp");
  await expect(pen).toHaveAttribute("aria-pressed", "true");
  await train(page);
  expect(await findings(page)).toEqual([]);
  const link = await copiedLink(page);
  await sample(page);
  expect(await findings(page)).toEqual([]);
  const points = await drawn(page);
  expect(new Set(points).size).toBe(3);
  await page.screenshot({ path: test.info().outputPath("toy.png") });

  const { context, close } = await launchContext(playwright.chromium, { gpu: false });
  const other = await context.newPage();
  await open(other, link);
  await train(other);
  await sample(other);
  expect(await drawn(other)).toEqual(points);
  await close();
});

test("it begins by itself: points flow, the network learns, other data are learned at once", async ({ page }) => {
  await page.goto(`${appUrl}?room=toy&steps=20000`);
  const [data] = [page.locator("#stage canvas").first()];
  const before = await data.evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());
  await expect.poll(() => data.evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL())).not.toBe(before);
  await expect(page.getByText(like("toy.steps", { steps: 20_000 })).first()).toBeVisible();
  await page.keyboard.press("Space");
  await expect(page.getByRole("button", { name: say("run.resume"), exact: true })).toBeVisible();
  await page.keyboard.press("Space");
  await page.getByRole("radio", { name: say("toy.set.rings") }).check();
  await expect(page).toHaveURL(/data=rings/);
  await expect(page.getByRole("button", { name: say("run.pause"), exact: true })).toBeVisible();
});
