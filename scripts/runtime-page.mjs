// The runtime without the app around it (e2e/pages/runtime.ts) in a browser, for what is compared and measured there.
import { chromium } from "@playwright/test";
import { createServer } from "vite";
import { root } from "./lib.mjs";

const PATIENCE_MS = 600_000;

/**
 * @param browser what findBrowser() gave
 * @param before told of the page before it is opened
 */
export async function openRuntimePage({ executablePath, args, ignoreDefaultArgs }, before = async () => {}) {
  // No watching: a file saved meanwhile would load the page again, in the middle of a measurement.
  const server = await createServer({ root, server: { port: 0, hmr: false, watch: null }, logLevel: "error" });
  await server.listen();
  const browser = await chromium.launch({ executablePath, args, ignoreDefaultArgs });
  const page = await browser.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  await before(page);
  await page.goto(`${server.resolvedUrls.local[0]}e2e/pages/runtime.html`);
  await page.waitForFunction(() => "runtime" in window);
  const close = async () => {
    await browser.close();
    await server.close();
  };
  return { page, version: browser.version(), close };
}
