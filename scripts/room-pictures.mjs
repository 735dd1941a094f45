// npm run room-pictures: the rooms as README.md shows them, on wasm, 1440 × 900: docs/pictures/room-<name>.webp. Build first;
// `npm run room-pictures -- notes photographs` takes those alone.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import sharp from "sharp";
import { findBrowser } from "./browser.mjs";
import { root } from "./lib.mjs";
import { serveBuilt } from "./serve-built.mjs";

const PATIENCE_MS = 15 * 60_000;

const button = (page, name) => page.getByRole("button", { name, exact: true });
const ran = (page) => page.getByText(/^done in /).waitFor({ timeout: PATIENCE_MS });
const engineIsThere = (page) => page.getByRole("button", { name: /^Engine: / }).waitFor({ timeout: PATIENCE_MS });

/** Drops photographs on the page, as a hand would. */
async function drop(page, names) {
  const files = names.map((name) => [name, readFileSync(join(root, "e2e/photographs", name)).toString("base64")]);
  await page.evaluate(async (all) => {
    const dataTransfer = new DataTransfer();
    for (const [name, text] of all) {
      const bytes = await (await fetch(`data:image/jpeg;base64,${text}`)).arrayBuffer();
      dataTransfer.items.add(new File([bytes], name, { type: "image/jpeg" }));
    }
    for (const kind of ["dragenter", "dragover", "drop"])
      document
        .querySelector("#stage")
        .dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer }));
  }, files);
}

/** Each as its caption in README.md says. */
const ROOMS = {
  generate: {
    theme: "dark",
    at: "?room=generate&sampler=ddim:50&count=16&seed=2006",
    async make(page) {
      await button(page, "Run").click();
      await ran(page);
      const timeline = page.getByRole("slider", { name: "Timeline" });
      const t = page.locator("dl dd").first();
      for (let before = await t.textContent(); before !== "541"; before = await t.textContent()) {
        await timeline.press("ArrowLeft");
        // It is painted with the next frame.
        await page.waitForFunction(([dd, text]) => dd.textContent !== text, [await t.elementHandle(), before]);
      }
    },
  },
  interpolate: {
    theme: "light",
    at: "?room=interpolate&sampler=ddim:50&t=1000,875,750,625,500,375,250,125,0",
    async make(page) {
      await button(page, "Draw two faces").first().click();
      await ran(page);
    },
  },
  notes: { theme: "light", at: "?room=notes#notes/eta", make: (page) => page.locator("figure svg").first().waitFor() },
  photographs: {
    theme: "light",
    at: "?room=interpolate&model=photos-32",
    async make(page) {
      await drop(page, ["astronaut.jpg", "chelsea.jpg"]);
      await ran(page);
    },
  },
};

const asked = process.argv.slice(2);
const server = await serveBuilt(join(root, "dist"), { port: 0 });
const { executablePath, args, ignoreDefaultArgs } = findBrowser();
for (const [name, { theme, at, make }] of Object.entries(ROOMS)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const profile = mkdtempSync(join(tmpdir(), "backstep-room-"));
  const context = await chromium.launchPersistentContext(profile, {
    ...{ executablePath, ignoreDefaultArgs, args: args.filter((flag) => flag === "--no-sandbox") },
    ...{ viewport: { width: 1440, height: 900 }, locale: "en-US", colorScheme: theme },
  });
  const [page] = context.pages();
  page.setDefaultTimeout(PATIENCE_MS);
  await page.goto(`http://localhost:${server.address().port}/${at}`);
  if (name !== "notes") await engineIsThere(page);
  await make(page);
  await page.evaluate(() => document.fonts.ready);
  // Nothing under the pointer, and nothing that passes.
  await page.mouse.move(700, 890);
  const file = join(root, `docs/pictures/room-${name}.webp`);
  const { size } = await sharp(await page.screenshot({ animations: "disabled" }))
    .webp({ quality: 80 })
    .toFile(file);
  console.log(`${file}: ${Math.round(size / 1000)} KB`);
  await context.close();
  rmSync(profile, { recursive: true, force: true });
}
server.close();
process.exit(0);
