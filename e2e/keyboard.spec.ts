/** The main flow by keyboard alone, and what runs in several rooms at once. On wasm: the engine is not the matter. */
import type { Locator, Page } from "@playwright/test";
import { done, openQuietly } from "./app.ts";
import { test as base, expect } from "./fixtures.ts";
import { like, say } from "./words.ts";

const test = base.extend({
  page: async ({ page }, use) => {
    await openQuietly(page);
    await use(page);
  },
});

/** Presses Tab until the control has the focus: it can be reached, and the focus is not caught on the way. */
async function tabTo(page: Page, control: Locator): Promise<void> {
  const most = 80;
  for (let i = 0; i < most; i++) {
    await page.keyboard.press("Tab");
    if (await control.evaluateAll((found) => found.length === 1 && found[0] === document.activeElement)) return;
  }
  throw new Error(`${control} was not reached with ${most} presses of Tab`);
}

const button = (page: Page, name: string | RegExp) =>
  page.getByRole("button", typeof name === "string" ? { name, exact: true } : { name });

const timeline = (page: Page) => page.getByRole("slider", { name: say("run.timeline") });

/** The step that the timeline says, of so many; −1 where it says something else. */
async function step(page: Page, of: number): Promise<number> {
  const said = await timeline(page).getAttribute("aria-valuetext");
  return Number(new RegExp(`^step (\\d+) of ${of}$`).exec(said ?? "")?.[1] ?? -1);
}

/** A key as a keyboard of any layout sends it, while a syllable is being composed or not. */
function press(page: Page, key: { code: string; key: string; isComposing: boolean }): Promise<void> {
  return page.evaluate((init) => {
    const event = new KeyboardEvent("keydown", { ...init, bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(event);
  }, key);
}

/** Says that the tab was hidden, as the browser does: a page that is driven is never hidden in earnest. */
function hide(page: Page, hidden: boolean): Promise<void> {
  return page.evaluate((hidden) => {
    Object.defineProperty(document, "hidden", { configurable: true, get: () => hidden });
    document.dispatchEvent(new Event("visibilitychange"));
  }, hidden);
}

const cancelOf = (room: "trajectory.name" | "compare.name" | "endings.name" | "generate.name") =>
  `${say("run.cancel")}: ${say(room)}`;

test("choose, run, pause, step, scrub, change, enlarge, roll, list, leave: by keyboard alone", async ({ page }) => {
  // Stillness was asked for: nothing has begun by itself.
  await expect(timeline(page)).toHaveAttribute("aria-valuetext", say("run.positionIdle"));
  const live = page.locator('[role="status"].hidden-visually');

  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: say("app.skip") })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator("#stage")).toBeFocused();

  const pictures = page.getByRole("slider", { name: say("count.label") });
  await tabTo(page, pictures);
  await page.keyboard.press("Home");
  await expect(pictures).toHaveAttribute("aria-valuetext", "1");

  // A long run is started, paused, stepped, scrubbed; Space and the arrows wherever the focus may be.
  await tabTo(page, page.getByRole("link", { name: say("app.skip") }));
  await page.keyboard.press("Enter");
  await page.keyboard.press("Space");
  await expect(live).toHaveText(say("live.started", { count: 1, length: 1000 }));
  await expect.poll(() => step(page, 1000)).toBeGreaterThan(1);
  await page.keyboard.press("Space");
  await expect(page.getByText(say("run.paused"), { exact: true })).toBeVisible();
  await expect(live).toHaveText(like("live.paused", { length: 1000 }));
  const paused = await step(page, 1000);
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => step(page, 1000)).toBeGreaterThan(paused);
  await page.keyboard.press("Home");
  await expect.poll(() => step(page, 1000)).toBe(0);
  await tabTo(page, timeline(page));
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => step(page, 1000)).toBe(1);
  await page.keyboard.press("ArrowLeft");
  await expect.poll(() => step(page, 1000)).toBe(0);
  await page.keyboard.press("End");
  await expect.poll(() => step(page, 1000)).toBeGreaterThan(paused);

  // Other settings offer to restart; the run is not lost, and goes on.
  await tabTo(page, button(page, say("run.resume")));
  await page.keyboard.press("Enter");
  await tabTo(page, button(page, say("preset.ddim10", { steps: 10 })));
  await page.keyboard.press("Enter");
  await expect(button(page, say("preset.ddim10", { steps: 10 }))).toHaveAttribute("aria-pressed", "true");
  await expect(button(page, say("settings.apply"))).toBeVisible();
  const then = await step(page, 1000);
  await expect.poll(() => step(page, 1000)).toBeGreaterThan(then);
  await tabTo(page, button(page, say("settings.apply")));
  await page.keyboard.press("Enter");
  await done(page, 60_000);
  await expect(live).toHaveText(say("live.done", { count: 1 }));
  await expect.poll(() => step(page, 10)).toBe(10);

  await tabTo(page, button(page, say("pictures.one", { n: 1, count: 1 })));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: say("pictures.enlarged", { n: 1 }) })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(button(page, say("pictures.one", { n: 1, count: 1 }))).toBeFocused();

  const seed = page.getByRole("textbox", { name: say("seed.label") });
  const first = await seed.inputValue();
  await press(page, { code: "KeyR", key: "ㄱ", isComposing: true });
  expect(await seed.inputValue()).toBe(first);
  await press(page, { code: "KeyR", key: "ㄱ", isComposing: false });
  await expect(seed).not.toHaveValue(first);
  // In a field a letter is a letter.
  const rolled = await seed.inputValue();
  await tabTo(page, seed);
  await page.keyboard.press("KeyR");
  await expect(seed).not.toHaveValue(first);
  await page.keyboard.press("Control+a");
  await page.keyboard.type(rolled);
  await page.keyboard.press("Enter");
  await expect(seed).toHaveValue(rolled);

  await tabTo(page, button(page, say("about.open")));
  await page.keyboard.press("Shift+Slash");
  const list = page.getByRole("dialog", { name: say("keys.title") });
  await expect(list.getByText(say("keys.run"))).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(list).toBeHidden();
  await expect(button(page, say("about.open"))).toBeFocused();

  // Its explanation, and from there the chapter that belongs to it; back, and on to another room.
  await page.keyboard.press("Enter");
  await tabTo(page, page.getByRole("link", { name: say("notes.link", { title: say("notes.eta") }) }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 2, name: say("notes.eta") })).toBeVisible();
  await page.goBack(); // The browser’s own key: a driven page has no browser around it.
  await expect(page.getByRole("heading", { level: 1, name: say("generate.name") })).toBeVisible();
  expect(await seed.inputValue()).toBe(rolled);
  await tabTo(page, button(page, say("endings.name")));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: say("endings.name") })).toBeVisible();
});

test("runs in several rooms wait in sight, each with its bar and Cancel; a hidden tab says how far they are", async ({
  page,
}) => {
  for (const room of [say("generate.name"), say("trajectory.name"), say("endings.name"), say("compare.name")]) {
    await button(page, room).click();
    await expect(page.getByRole("heading", { level: 1, name: room })).toBeVisible();
    await button(page, say("run.run")).click();
  }
  await button(page, say("generate.name")).click();
  await button(page, like("run.jobs")).click();
  const menu = page.getByRole("dialog", { name: say("run.jobsTitle") });
  await expect(menu.getByRole("listitem")).toHaveCount(5);
  await expect(menu.getByRole("progressbar")).toHaveCount(5);
  await expect(menu.getByText(like("run.left")).first()).toBeVisible();
  await expect(menu.getByText(say("run.needsFirst"))).toBeVisible();
  await page.screenshot({ path: test.info().outputPath("runs.png") });

  await menu.getByRole("button", { name: cancelOf("trajectory.name") }).click();
  await menu.getByRole("button", { name: cancelOf("compare.name") }).click();
  await menu.getByRole("button", { name: cancelOf("endings.name"), exact: true }).click();
  // What the endings needed first has gone with them.
  await expect(menu.getByRole("listitem")).toHaveCount(1);
  await expect(menu.getByRole("button", { name: say("generate.name"), exact: true })).toBeVisible();

  await hide(page, true);
  await expect(page).toHaveTitle(/^\d+ % · Backstep$/);
  await hide(page, false);
  await expect(page).toHaveTitle("Backstep");
  await menu.getByRole("button", { name: cancelOf("generate.name") }).click();
  await expect(button(page, like("run.jobs"))).toBeHidden();
});
