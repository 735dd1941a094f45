// A person without patience: presses, keys and settings in no order. The page answers afterwards, and threw nothing.
import { engineReady, inBrowser } from "./browser.mjs";
import { ROOMS } from "./rooms.mjs";

/** Without an engine. */
const READING = ["toy", "notes", "bench", "gallery", "lecture"];
const ACTIONS = 500;
const KEYS = [
  "Space",
  "ArrowLeft",
  "ArrowRight",
  "Home",
  "End",
  "Tab",
  "Enter",
  "Escape",
  "1",
  "3",
  "5",
  "z",
  "r",
  "s",
];

async function act(page, random) {
  const pick = (all) => all[Math.floor(random() * all.length)];
  if (random() < 0.4) return page.keyboard.press(pick(KEYS));
  await page.evaluate((at) => {
    const shown = [...document.querySelectorAll("button, [role=switch], input[type=range], select, summary")].filter(
      (element) => element.getClientRects().length > 0 && !element.disabled,
    );
    const element = shown[Math.floor(at * shown.length)];
    if (element instanceof HTMLInputElement && element.type === "range") {
      element.value = String(Number(element.min) + at * (Number(element.max) - Number(element.min)));
      element.dispatchEvent(new Event("input", { bubbles: true }));
    } else element?.click();
  }, random());
}

export const PEOPLE = Object.keys(ROOMS).map((room) => ({
  name: `monkey in ${room}`,
  times: 1,
  async meet({ open, random, scale }) {
    await inBrowser(open, {}, async (browser) => {
      const page = await browser.page(`?lang=en&engine=wasm&room=${room}`);
      page.on("dialog", (dialog) => void dialog.dismiss());
      page.on("filechooser", () => {});
      if (!READING.includes(room)) await engineReady(page);
      for (let action = 0; action < ACTIONS * scale; action++) await act(page, random);
      await page.evaluate(() => new Promise((answered) => requestAnimationFrame(answered)));
      // Under a dialog that was left open the page is hidden from readers.
      await page.getByRole("heading", { level: 1, includeHidden: true }).first().waitFor();
    });
  },
}));
