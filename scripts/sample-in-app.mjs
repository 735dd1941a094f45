// node scripts/sample-in-app.mjs MODELS ID QUERY OUT.json
//
// Builds the app with MODELS as its folder of models and opens it in a browser, which downloads, checks and
// samples from model ID with the settings of QUERY ("sampler=ddim:25&count=4&seed=0"); writes what its canvas
// then shows, { engine, width, height, rgba }. models/train/tests/test_quickstart.py asks it of what it trained.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { findBrowser } from "./browser.mjs";
import { install, root } from "./lib.mjs";

const [models, id, query, out] = process.argv.slice(2);
if (!out) throw new Error("usage: node scripts/sample-in-app.mjs MODELS ID QUERY OUT.json");
install();
process.env.BACKSTEP_MODELS = resolve(models);
const { build, preview } = await import("vite");
const { chromium } = await import("@playwright/test");

const folder = mkdtempSync(join(tmpdir(), "backstep-app-"));
const settings = { root, logLevel: "error", build: { outDir: join(folder, "dist") }, preview: { port: 0 } };
await build(settings);
const server = await preview(settings);
// The CPU's engine is enough here, and needs no shaders compiled.
const { executablePath, args, ignoreDefaultArgs } = findBrowser();
const context = await chromium.launchPersistentContext(join(folder, "profile"), {
  executablePath,
  args: args.filter((flag) => flag === "--no-sandbox"),
  ignoreDefaultArgs,
  reducedMotion: "reduce", // nothing starts by itself
});
// Pictures are read off the canvas: as their own pixels, not the smooth ones that most people see.
await context.addInitScript(() => {
  if (location.origin !== "null") localStorage.setItem("backstep.look", "pixels");
});
try {
  const page = await context.newPage();
  page.setDefaultTimeout(120_000);
  await page.goto(`${server.resolvedUrls.local[0]}?room=generate&model=${id}&${query}`);
  const engine = page.getByRole("button", { name: /^Engine:/ });
  await engine.waitFor();
  await page.getByRole("button", { name: "Run", exact: true }).click();
  await page.getByText(/^done in /).waitFor();
  const shown = await page.evaluate(() => {
    const canvas = document.querySelector("#stage canvas");
    const { width, height } = canvas;
    return { width, height, rgba: Array.from(canvas.getContext("2d").getImageData(0, 0, width, height).data) };
  });
  writeFileSync(out, JSON.stringify({ engine: await engine.textContent(), ...shown }));
} finally {
  await context.close();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
}
