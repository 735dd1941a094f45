// npm run first-minute: what a first visitor sees of the built app in its first 30 s, on wasm and on a software GPU, on a
// wide page and a phone's: docs/pictures/first-minute-<engine>-<width>.webp, seven moments each. Build first;
// `npm run first-minute -- gpu` takes one engine.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import sharp from "sharp";
import { preview } from "vite";
import { findBrowser } from "./browser.mjs";
import { root } from "./lib.mjs";

const MOMENTS = [0, 1, 2, 5, 10, 20, 30];
const SIZES = [
  { width: 1440, height: 900, tile: 400, columns: 4 },
  { width: 390, height: 844, tile: 195, columns: 7 },
];
const GAP = 8;

const wanted = process.argv.slice(2);
const server = await preview({ root, logLevel: "error", preview: { port: 0 } });
const [url] = server.resolvedUrls.local;
const out = join(root, "docs/pictures");
for (const engine of ["wasm", "gpu"].filter((each) => wanted.length === 0 || wanted.includes(each)))
  for (const size of SIZES)
    await strip(await film(engine, size), size, join(out, `first-minute-${engine}-${size.width}.webp`));
await server.close();

/** A profile that has never been here: nothing is cached, nothing compiled. */
async function film(engine, { width, height }) {
  const { executablePath, args, ignoreDefaultArgs } = findBrowser();
  const profile = mkdtempSync(join(tmpdir(), "backstep-first-minute-"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    args: engine === "gpu" ? args : args.filter((flag) => flag === "--no-sandbox"),
    ignoreDefaultArgs,
    viewport: { width, height },
    locale: "en-US",
  });
  try {
    const [page] = context.pages();
    await page.goto(url, { waitUntil: "commit" });
    await page.waitForFunction(() => performance.getEntriesByName("first-contentful-paint").length > 0);
    const begun = await page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0].startTime);
    const shots = [];
    for (const second of MOMENTS) {
      // By the page's own clock, from its first paint on.
      await page.waitForFunction((at) => performance.now() >= at, begun + second * 1000, { polling: "raf" });
      shots.push(await page.screenshot());
      const late = (await page.evaluate(() => performance.now())) - begun - second * 1000;
      console.log(`${engine}, ${width} px: ${second} s, taken in ${(late / 1000).toFixed(1)} s`);
    }
    return shots;
  } finally {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

async function strip(shots, { width, height, tile, columns }, file) {
  const high = Math.round((tile * height) / width);
  const small = await Promise.all(shots.map((shot) => sharp(shot).resize(tile, high).toBuffer()));
  const rows = Math.ceil(small.length / columns);
  const background = { r: 128, g: 128, b: 128, alpha: 1 };
  const size = { width: columns * (tile + GAP) - GAP, height: rows * (high + GAP) - GAP };
  const { size: bytes } = await sharp({ create: { ...size, channels: 4, background } })
    .composite(
      small.map((input, i) => ({
        input,
        left: (i % columns) * (tile + GAP),
        top: Math.floor(i / columns) * (high + GAP),
      })),
    )
    .webp({ quality: 80 })
    .toFile(file);
  console.log(`${file}: ${Math.round(bytes / 1000)} KB`);
}
