// The runtime without the app around it (e2e/pages/runtime.ts) in a browser, for what is compared and measured there.
import { chromium } from "@playwright/test";
import { createServer } from "vite";
import { root } from "./lib.mjs";

const PATIENCE_MS = 600_000;

/**
 * @param browser what findBrowser() gave
 * @param before told of the page before it is opened
 * @param profile a folder that browsers leave to those after them; a new one where not said
 */
export async function openRuntimePage(
  { executablePath, args, ignoreDefaultArgs },
  { before = async () => {}, profile = "", env = process.env } = {},
) {
  // No watching: a file saved meanwhile would load the page again, in the middle of a measurement.
  const server = await createServer({ root, server: { port: 0, hmr: false, watch: null }, logLevel: "error" });
  await server.listen();
  const options = { executablePath, args, ignoreDefaultArgs, env };
  const context = await chromium.launchPersistentContext(profile, options);
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  await before(page);
  await page.goto(`${server.resolvedUrls.local[0]}e2e/pages/runtime.html`);
  await page.waitForFunction(() => "runtime" in window);
  const close = async () => {
    await context.close();
    await server.close();
  };
  return { page, version: context.browser().version(), close };
}
