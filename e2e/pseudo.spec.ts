/**
 * Every room in disguised English (src/i18n/pseudo.ts), filled by short runs on wasm: words that are not between ⟦ ⟧
 * were never in a catalogue, and words that do not fit, a third longer than English, would be cut off in some language.
 */
import { test as base, type Page } from "@playwright/test";
import { pressRoom } from "./app.ts";
import { appUrl, expect, launchContext } from "./fixtures.ts";
import { cutOff, untranslated } from "./sentences.ts";
import { inLanguage } from "./words.ts";

const { say, like } = await inLanguage("pseudo");

const WIDTHS = [390, 1024] as const;
const test = base.extend<object, { visit: Page }>({
  visit: [
    async ({ playwright }, use) => {
      const { context, close } = await launchContext(playwright.chromium, { gpu: false });
      const page = await context.newPage();
      await page.emulateMedia({ reducedMotion: "reduce" });
      await page.goto(`${appUrl}?lang=pseudo`);
      await expect(page.getByRole("button", { name: new RegExp(`^${say("engine.label")}:`) })).toBeVisible();
      await use(page);
      await close();
    },
    { scope: "worker", timeout: 120_000 },
  ],
});

/** Goes to a room with settings of an address. */
async function goTo(page: Page, room: string, query: string): Promise<void> {
  await page.evaluate(
    ([room, query]) => {
      history.pushState({ place: room, scene: null }, "", `?room=${room}&${query}`);
      dispatchEvent(new PopStateEvent("popstate", { state: history.state }));
    },
    [room, query],
  );
  await page.waitForFunction(() => history.state.scene !== null);
}

/** A short run in every room that has one. */
async function fill(page: Page): Promise<void> {
  const press = (name: string) => page.getByRole("button", { name, exact: true }).first().click();
  const done = () => expect(page.getByText(like("run.took"))).toBeVisible();
  for (const [room, query] of [
    ["generate", "sampler=ddim:5&count=4"],
    ["trajectory", "sampler=ddim:10&count=2"],
    ["endings", "sampler=ddpm:10:learned&times=1000,500,0&count=2"],
    ["compare", "columns=ddim:4@7;ddim:2@7;ddpm:4:learned@7&count=2"],
  ] as const) {
    await goTo(page, room, query);
    await press(say("run.run"));
    await done();
  }
  await goTo(page, "interpolate", "sampler=ddim:4");
  await press(say("interpolate.drawTwo"));
  await press(say("run.run"));
  await done();
  await goTo(page, "bits", "sampled=6");
  await press(say("bits.draw"));
  await press(say("bits.run"));
  await done();
}

async function judge(page: Page, what: string, within = "body"): Promise<void> {
  // What is folded away is text of the page too.
  await page.locator("details").evaluateAll((all) => {
    for (const each of all) (each as HTMLDetailsElement).open = true;
  });
  expect.soft(await untranslated(page, within), `${what}: not in a catalogue`).toEqual([]);
  expect.soft(await cutOff(page, within), `${what}: cut off`).toEqual([]);
}

/** Opens what a button opens, and closes it. */
async function judgeOpened(page: Page, what: string, name: string): Promise<void> {
  await page.getByRole("button", { name, exact: true }).first().click();
  await expect(page.getByRole("dialog").first()).toBeVisible();
  // What explains a room comes with its equation.
  if (name === say("about.open")) await expect(page.getByRole("dialog").getByRole("math")).toBeVisible();
  await judge(page, `${what}, ${name}`, "[role=dialog]");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
}

for (const width of WIDTHS)
  test(`every word is in a catalogue, and every word fits in ${width} pixels`, async ({ visit: page }) => {
    if (width === WIDTHS[0]) await fill(page);
    await page.setViewportSize({ width, height: 844 });
    for (const name of await page.locator("nav").last().locator("li").allTextContents()) {
      await pressRoom(page, name, say("place.nav"), say("place.all"));
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
      await judge(page, name);
      const opens = [say("about.open"), say("app.share"), ...(width < 720 ? [say("settings.open")] : [])];
      for (const button of opens) {
        if (await page.getByRole("button", { name: button, exact: true }).count())
          await judgeOpened(page, name, button);
      }
    }
    await judgeOpened(page, "everywhere", say(width < 720 ? "place.all" : "menu.title"));
    await page.keyboard.press("Shift+Slash");
    await expect(page.getByRole("dialog", { name: say("keys.title") })).toBeVisible();
    await judge(page, say("keys.title"), "[role=dialog]");
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
  });

test("what is not in a catalogue, clipped, off the page or under something is found", async ({ visit }) => {
  const page = await visit.context().newPage();
  await page.setViewportSize({ width: 400, height: 400 });
  await page.setContent(`<body style="margin: 0; font: 16px sans-serif; white-space: nowrap">
    <p title="a name">⟦whole⟧ x̂₀ 12</p> <p>bare</p>
    <h2 style="width: 40px; overflow: hidden">⟦clipped heading⟧</h2>
    <p style="width: 40px; overflow: auto">⟦scrolls, so it can be read⟧</p>
    <p style="margin-left: 380px">⟦sticks out⟧</p>
    <p style="margin: 0">⟦covered⟧</p><div style="position: relative; height: 20px; margin-top: -20px; background: red"></div>`);
  expect((await untranslated(page, "body")).map(({ text }) => text)).toEqual(["bare", "a name"]);
  expect((await cutOff(page, "body")).map(({ text }) => text)).toEqual([
    "⟦clipped heading⟧",
    "⟦sticks out⟧",
    "⟦covered⟧",
  ]);
  await page.close();
});
