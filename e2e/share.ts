/** What the tests of sharing do again and again: a short run, its link, the Share dialog, recipes to send. */
import { readFileSync } from "node:fs";
import { expect, type Locator, type Page } from "@playwright/test";
import { writeLink } from "../src/recipe/link.ts";
import { makeRecipe, type Recipe, readRecipe } from "../src/recipe/recipe.ts";
import type { GenerateScene } from "../src/rooms/generate/scene.ts";
import { ROOMS } from "../src/rooms/index.ts";
import { setTable } from "../src/scene/rooms.ts";
import { done, openQuietly, pixels, run, saved } from "./app.ts";
import { appUrl, pageOf, test } from "./fixtures.ts";
import { like, say } from "./words.ts";

setTable(ROOMS);

/** Two faces in ten steps: a second of work on wasm. */
export const SHORT = "?room=generate&sampler=ddim:10&seed=41&count=2";

export const IDENTICAL = say("share.identical", { count: 2 });

export async function makeShort(page: Page): Promise<void> {
  await openQuietly(page, SHORT);
  await run(page);
  await done(page, 120_000);
}

/** With a page of one short run for all tests that only take it out of the page, and leave it as it was. */
export const madeTest = test.extend<object, { made: Page }>({
  made: [
    ({ wasm }, use) =>
      pageOf(wasm, async (page) => {
        await makeShort(page);
        await use(page);
      }),
    { scope: "worker", timeout: 120_000 },
  ],
});

export async function openShare(page: Page): Promise<Locator> {
  await page.getByRole("button", { name: say("app.share"), exact: true }).click();
  const dialog = page.getByRole("dialog", { name: say("share.title") });
  await expect(dialog.getByRole("button", { name: say("share.copyLink"), exact: true })).toBeEnabled();
  return dialog;
}

/** Presses "Copy link" and takes what is in the clipboard. */
export async function copiedLink(page: Page): Promise<string> {
  const dialog = await openShare(page);
  await dialog.getByRole("button", { name: say("share.copyLink"), exact: true }).click();
  await expect(dialog.getByText(like("share.linkCopied"))).toBeVisible();
  await page.keyboard.press("Escape");
  return page.evaluate(() => navigator.clipboard.readText());
}

/** Says yes to what a link of one picture offers: it comes out as it was sent, and the page says so. */
export async function replayOffered(page: Page, sent: Awaited<ReturnType<typeof pixels>>): Promise<void> {
  const offer = page.getByRole("dialog", { name: say("share.offer") });
  await offer.getByRole("button", { name: say("share.replay") }).click();
  await expect(page.getByRole("status").filter({ hasText: say("share.identical", { count: 1 }) })).toBeVisible();
  expect((await pixels(page)).rgba).toEqual(sent.rgba);
}

/** The recipe as the Share dialog saves it. */
export async function sharedRecipe(page: Page): Promise<Recipe> {
  const dialog = await openShare(page);
  await dialog.getByText(say("share.raw")).click();
  const { bytes } = await saved(page, () => dialog.getByRole("button", { name: say("share.recipe") }).click());
  await page.keyboard.press("Escape");
  return readRecipe(bytes.toString());
}

const { id, files } = JSON.parse(readFileSync("models/faces-32/manifest.json", "utf8"));

/** A good recipe for the shipped model, nothing run yet; tests spoil it. */
const SCENE: GenerateScene = {
  room: "generate",
  sampler: { kind: "ddim", steps: 10, spacing: "uniform", eta: 0, sigmaHat: false, clip: true, epsilon: "recompute" },
  seed: "5",
  count: 1,
};
export const RECIPE: Recipe = makeRecipe({ model: { id, sha256: files[0].sha256 }, scene: SCENE });

export const linkOf = (recipe: object) => `${appUrl}#r=${writeLink(recipe as Recipe)}`;
