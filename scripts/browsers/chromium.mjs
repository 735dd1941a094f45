// Chromium as the others are held against: the same hands, by Playwright.
import { openBrowser } from "../chaos/browser.mjs";
import { WINDOW } from "./page.mjs";

export async function chromium(home) {
  const browser = await openBrowser(home);
  const page = await browser.page(null);
  await page.setViewportSize(WINDOW);
  await browser.context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const errors = [];
  page.on("pageerror", ({ message }) => errors.push(message));
  return {
    name: `Chromium ${browser.context.browser().version()}`,
    errors,
    open: (url) => page.goto(url),
    reload: () => page.reload(),
    call: (text, value) => page.evaluate(`(${text})(${JSON.stringify(value)})`),
    perform: async ([{ actions }]) => {
      const { x, y } = actions[0];
      await page.mouse.click(x, y);
    },
    picture: async () => (await page.screenshot()).toString("base64"),
    close: browser.close,
  };
}
