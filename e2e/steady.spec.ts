/**
 * A page that somebody looks at keeps still: what comes later (the model, the engine's name, a recording, the end of the
 * first run) has its place before it comes. And on a phone the words of what is being loaded are all there.
 */
import type { Page } from "@playwright/test";
import { ROOMS } from "../src/rooms/index.ts";
import { done } from "./app.ts";
import { appUrl, expect, launchContext, test } from "./fixtures.ts";
import { inLanguage, say } from "./words.ts";

/** Of the layout shifts of a whole visit, nothing pressed. */
const MOST = 0.02;
const SIZES = [
  { width: 390, height: 844 },
  { width: 1024, height: 768 },
] as const;

const LOADING = new RegExp(
  (["download", "cache", "verify", "engine", "compile", "self-check"] as const)
    .map((phase) => say(`load.${phase}`))
    .join("|"),
);

interface Seen {
  readonly moved: readonly { readonly value: number; readonly what: readonly string[] }[];
  /** Of what is being loaded. */
  readonly cut: readonly string[];
}

/** Looks from the first paint on, at every frame. */
function look(): void {
  const moved: { value: number; what: string[] }[] = [];
  const cut: string[] = [];
  Object.assign(window, { seen: { moved, cut } });
  const told = (node: Node | null) => (node instanceof Element ? node.className.toString() : (node?.nodeName ?? ""));
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & {
      readonly value: number;
      readonly hadRecentInput: boolean;
      readonly sources: readonly { readonly node: Node | null }[];
    })[]) {
      if (!entry.hadRecentInput) moved.push({ value: entry.value, what: entry.sources.map(({ node }) => told(node)) });
    }
  }).observe({ type: "layout-shift", buffered: true });
  const words = () => {
    for (const part of document.querySelectorAll("progress + div > p, progress + div > p > span")) {
      const text = part.textContent ?? "";
      if (part.scrollWidth > part.clientWidth && part.clientWidth > 0 && !cut.includes(text)) cut.push(text);
    }
    requestAnimationFrame(words);
  };
  requestAnimationFrame(words);
}

async function seenOn(page: Page): Promise<Seen> {
  await page.waitForLoadState("networkidle");
  await page.evaluate(() => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))));
  return page.evaluate(() => (window as unknown as { seen: Seen }).seen);
}

for (const { width, height } of SIZES)
  test(`nothing moves in any room while what it needs comes, ${width} pixels wide`, async ({ playwright }) => {
    test.setTimeout(10 * 60_000);
    const { context, close } = await launchContext(playwright.chromium, { gpu: false });
    await context.addInitScript(look);
    for (const { id } of ROOMS) {
      const page = await context.newPage();
      await page.setViewportSize({ width, height });
      // The first room's visit is one without an address: it begins by itself.
      const first = id === "generate";
      await page.goto(first ? appUrl : `${appUrl}?room=${id}`);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      if (first) await done(page, 240_000);
      else if (id === "machine") await expect(page.getByText("sha256", { exact: true })).toBeVisible();
      else await expect(page.getByRole("progressbar", { name: LOADING })).toHaveCount(0);
      const { moved, cut } = await seenOn(page);
      const sum = moved.reduce((all, { value }) => all + value, 0);
      console.log(`${id}, ${width} pixels wide: moved by ${sum.toFixed(4)}`);
      expect.soft(sum, `${id}: ${JSON.stringify(moved.filter(({ value }) => value > 0.001))}`).toBeLessThan(MOST);
      expect.soft(cut, id).toEqual([]);
      await page.close();
    }
    await close();
  });

test("on a phone in Korean the words of what is being loaded are all there, too", async ({ playwright }) => {
  const { context, close } = await launchContext(playwright.chromium, { gpu: false });
  await context.addInitScript(look);
  const page = await context.newPage();
  await page.setViewportSize(SIZES[0]);
  await page.goto(`${appUrl}?room=compare&lang=ko`);
  const { say } = await inLanguage("ko");
  await expect(page.getByRole("button", { name: say("load.cancel") })).toBeVisible();
  await expect(page.getByRole("button", { name: say("load.cancel") })).toBeHidden();
  expect((await seenOn(page)).cut).toEqual([]);
  await close();
});
