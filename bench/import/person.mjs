// What a person does with a folder of a model, on the page in English.
import { mkdirSync } from "node:fs";
import { chromium } from "@playwright/test";
import { findBrowser } from "../../scripts/browser.mjs";
import { kept, watchMemory, watchPage } from "./watch.mjs";

const PATIENCE_MS = 3_600_000;

/** A browser with a profile on the disk (a private one would keep its files in memory), and a page that is watched. */
export async function open(url, profile) {
  mkdirSync(profile, { recursive: true });
  const { executablePath } = findBrowser();
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    args: ["--no-sandbox"],
    viewport: { width: 1024, height: 768 },
    reducedMotion: "reduce",
    locale: "en-US",
  });
  await context.addInitScript(watchPage);
  // Its pictures are read off the canvas as their own pixels.
  await context.addInitScript(() => localStorage.setItem("backstep.look", "pixels"));
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  page.on("pageerror", (error) => console.error(`an error on the page: ${error.message}`));
  await page.goto(url);
  const memory = watchMemory(profile);
  const close = async () => {
    memory.end();
    await context.close();
  };
  return { context, page, memory, close };
}

const button = (page, name) => page.getByRole("button", { name, exact: true });
const adding = (page) => page.getByRole("dialog", { name: /^Add “/ });

export const engineReady = (page) => page.getByRole("button", { name: /^Engine: / }).waitFor();

/** Until the page has said what the folder is. */
export async function choose(page, folder) {
  await button(page, "All models, and your own …").click();
  await page.locator('input[aria-label="Add a folder …"]').setInputFiles(folder);
  await button(adding(page), "Add it").waitFor();
}

export const add = (page) => button(adding(page), "Add it").click();
export const cancel = (page) => button(adding(page), "Cancel").click();
/** As long as it can be seen. */
export const left = (page) => adding(page).waitFor({ state: "detached" });

export async function inUse(page) {
  await page.waitForURL(/model=own-[0-9a-f]{16}/);
  await engineReady(page);
}

/** Until it is doing this, and has done a part of it where that is counted. */
export const comesTo = (page, stage, part) =>
  page.waitForFunction(
    ([name, part]) => {
      const doing = document.querySelector("progress[aria-label]");
      return doing?.getAttribute("aria-label").startsWith(name) && (doing.position < 0 || doing.position >= part);
    },
    [stage, part],
  );

export const files = (page) => page.evaluate(kept);

/** One picture in ten steps of DDIM; how long it took as the page says it. */
export async function generate(page) {
  await button(page, "DDIM 10").click();
  const count = page.getByRole("textbox", { name: "Pictures" }).or(page.getByRole("spinbutton", { name: "Pictures" }));
  await count.fill("1");
  await count.press("Enter");
  // What another model has made stays on the stage until then.
  const again = page.getByText(/^done in .+$/);
  await button(page, (await again.isVisible()) ? "Restart" : "Run").click();
  await again.waitFor({ state: "detached" });
  await again.waitFor();
  await page.evaluate(() => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))));
}

/** The picture on the stage as a PNG. */
export async function pictureOf(page) {
  const canvas = page.locator("#stage canvas").first();
  const data = await canvas.evaluate((element) => element.toDataURL("image/png"));
  const [width, height] = await canvas.evaluate(({ width, height }) => [width, height]);
  return { png: Buffer.from(data.split(",")[1], "base64"), width, height };
}

/** Another model, one that comes with the page. */
export async function backTo(page, title) {
  await button(page, "All models, and your own …").click();
  const item = page.getByRole("listitem").filter({ hasText: title });
  await button(item, "Use").click();
  await page.waitForURL((address) => !/model=own-/.test(address.href));
  await engineReady(page);
}
