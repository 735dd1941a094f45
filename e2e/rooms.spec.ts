/**
 * Every room, in both languages and themes, on a wide page and on a phone's: it opens with its
 * heading, nothing sticks out at the side, axe finds nothing. The same visit takes the pictures of
 * the gallery. One load of the page, on wasm: no shaders to wait for, and the engine is not the matter.
 *
 * axe looks at half of them, so that every language, theme and size meets every other.
 */
import AxeBuilder from "@axe-core/playwright";
import { test as base, type Page } from "@playwright/test";
import { LANGUAGES, type Language } from "../src/i18n/languages.ts";
import { ROOMS } from "../src/rooms/index.ts";
import type { Page as Entry } from "../src/scene/room.ts";
import { allRooms, firstRoom, setTable } from "../src/scene/rooms.ts";
import { done, goTo, openQuietly, pressRoom, run } from "./app.ts";
import { expect, launchContext } from "./fixtures.ts";
import { type Look, pictureOf, writeGallery } from "./gallery.ts";
import { inLanguage, say } from "./words.ts";

setTable(ROOMS);
const SPOKEN = Object.keys(LANGUAGES) as Language[];
const THEMES = ["light", "dark"] as const;
const SIZES = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
] as const;
type Size = (typeof SIZES)[number];

/** Which theme axe looks at: the wide page's is the phone's in the other language. */
const judged = (language: Language, { width }: Size): (typeof THEMES)[number] =>
  (language === "en") === width > 720 ? "light" : "dark";

const test = base.extend<object, { visit: Page }>({
  visit: [
    async ({ playwright }, use) => {
      const { context, close } = await launchContext(playwright.chromium, { gpu: false });
      const page = await context.newPage();
      await openQuietly(page);
      await fill(page);
      await use(page);
      await close();
    },
    { scope: "worker", timeout: 300_000 },
  ],
});

/** A short run in every room that has one. */
async function fill(page: Page): Promise<void> {
  const short: readonly [room: string, query: string][] = [
    ["generate", "sampler=ddim:10&count=16"],
    ["trajectory", "sampler=ddim:10&count=2"],
    ["endings", "sampler=ddpm:10:learned&t=1000,750,500,250,0&count=4"],
    ["compare", "columns=ddim:10@7;ddim:5@7;ddpm:10:learned@7&count=4"],
  ];
  for (const [room, query] of short) {
    await goTo(page, room, query);
    await run(page);
    await done(page, 120_000);
  }
  await goTo(page, "interpolate", "sampler=ddim:10");
  await page
    .getByRole("button", { name: say("interpolate.drawTwo") })
    .first()
    .click();
  await run(page);
  await done(page, 120_000);
  await goTo(page, "toy", "steps=300");
  await page.getByRole("button", { name: say("toy.train"), exact: true }).click();
  await expect(page.getByText(say("toy.steps", { step: 300, steps: 300 })).first()).toBeVisible();
  await goTo(page, "bits", "sampled=24");
  await page.getByRole("button", { name: say("bits.draw") }).click();
  await page.getByRole("button", { name: say("bits.run"), exact: true }).click();
  await done(page, 120_000);
}

async function enter(page: Page, { id, words }: Entry, language: Language): Promise<void> {
  await words.load(language);
  const name = words.in(language)("name");
  const { say } = await inLanguage(language);
  await pressRoom(page, name, say("place.nav"), say("place.all"));
  await expect(page.getByRole("heading", { level: 1, name, exact: true })).toBeVisible();
  if (id === "notes") await expect(page.locator("article").getByRole("math").first()).toBeVisible();
  // Typefaces and what was loaded with the room have come, and have been painted.
  await page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
  });
}

/** The narrow page is a phone's: it is touched. */
async function resize(page: Page, size: Size): Promise<void> {
  await page.setViewportSize(size);
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setTouchEmulationEnabled", { enabled: size.width < 720 });
}

async function speak(page: Page, from: Language, to: Language): Promise<void> {
  if (from === to) return;
  await resize(page, SIZES[0]);
  const { say } = await inLanguage(from);
  await page.getByRole("button", { name: say("menu.title") }).click();
  await page.getByRole("combobox", { name: say("menu.language") }).selectOption(to);
  await page.keyboard.press("Escape");
}

/** What reaches over the sides of the page without a row of its own to scroll in, by tag and class. */
function outside(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const name = (element: Element) => `${element.tagName.toLowerCase()}.${element.getAttribute("class") ?? ""}`;
    const scrolls = (element: Element) => element.scrollWidth > element.clientWidth + 1;
    const isRow = (element: Element) => /auto|scroll/.test(getComputedStyle(element).overflowX) && scrolls(element);
    const wide = [document.documentElement, ...document.querySelectorAll("main, [class*=pictures], [class*=frame]")]
      .filter((element) => isRow(element) || (element === document.documentElement && scrolls(element)))
      .map((element) => `${name(element)} scrolls sideways`);
    const over = [...document.querySelectorAll("#root *")].filter((element) => {
      const { left, right, width, height } = element.getBoundingClientRect();
      if (width === 0 || height === 0 || (right <= innerWidth + 1 && left >= -1)) return false;
      for (let up = element.parentElement; up; up = up.parentElement) if (isRow(up)) return false;
      return !element.closest(".hidden-visually");
    });
    return [...wide, ...over.map((element) => `${name(element)} sticks out`)];
  });
}

async function findings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`),
  );
}

test.describe.configure({ mode: "serial" });

const looks: Look[] = [];
let spoken: Language = "en";

for (const language of SPOKEN)
  test(`every room in ${language}: heading, width, axe, both themes and sizes`, async ({ visit: page }) => {
    test.setTimeout(10 * 60_000);
    await speak(page, spoken, language);
    spoken = language;
    for (const size of SIZES) {
      await resize(page, size);
      for (const entry of ROOMS) {
        const room = entry.id;
        await enter(page, entry, language);
        for (const theme of THEMES) {
          await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
          const look = { room, language, theme, width: size.width };
          await page.screenshot({ path: pictureOf(look) });
          looks.push(look);
          if (theme === judged(language, size))
            expect.soft(await findings(page), `axe: ${JSON.stringify(look)}`).toEqual([]);
        }
        expect.soft(await outside(page), `${room} at ${size.width} pixels`).toEqual([]);
      }
    }
    console.log(`every room, pictured: ${writeGallery(looks)}`);
  });

/** In both themes: a picture for the gallery, and what axe finds. */
async function judge(page: Page, room: string, size: Size): Promise<void> {
  for (const theme of THEMES) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
    const look = { room, language: "en", theme, width: size.width };
    await page.screenshot({ path: pictureOf(look) });
    looks.push(look);
    if (theme === judged("en", size)) expect.soft(await findings(page), `axe: ${JSON.stringify(look)}`).toEqual([]);
  }
}

test("what opens over a room: its explanation, and every dialog, in both themes and sizes", async ({ visit: page }) => {
  await speak(page, spoken, "en");
  spoken = "en";
  for (const size of SIZES) {
    await resize(page, size);
    for (const entry of allRooms()) {
      const room = entry.id;
      await enter(page, entry, "en");
      await page.getByRole("button", { name: say("about.open") }).click();
      const about = page.getByRole("dialog", { name: say("about.open") });
      await expect(about.getByRole("math")).toBeVisible();
      const box = await about.boundingBox();
      expect(box && box.x >= 0 && box.x + box.width <= size.width && box.y + box.height <= size.height).toBe(true);
      await judge(page, `about ${room}`, size);
      await page.keyboard.press("Escape");
    }

    await enter(page, firstRoom(), "en");
    const press = (name: string | RegExp) => () => page.getByRole("button", { name }).click();
    const dialogs: readonly (readonly [string, () => Promise<void>])[] = [
      [say("share.title"), press(say("app.share"))],
      [say("pictures.enlarged", { n: 1 }), press(say("pictures.one", { n: 1, count: 16 }))],
      size.width < 720 ? [say("place.all"), press(say("place.all"))] : [say("menu.title"), press(say("menu.title"))],
      [say("keys.title"), () => page.keyboard.press("Shift+Slash")],
      size.width < 720 ? ["Settings", press("Settings")] : ["Runs on your processor", press(/^Engine:/)],
    ];
    for (const [name, open] of dialogs) {
      await open();
      const dialog = page.getByRole("dialog", { name });
      await expect(dialog).toBeVisible();
      await judge(page, name, size);
      await page.keyboard.press("Escape");
      await expect(dialog).toBeHidden();
    }
  }
  console.log(`what opens over them: ${writeGallery(looks)}`);
});
