// npm run bench:film (after npm run build): a film of 300 frames, no two alike, in every kind of file that this browser
// makes: how long it takes, how many frames are alive at once, and by how much the page's process grows meanwhile (Linux).
// Writes bench/results/film.json and film.md, which has no line by hand: those are in film-findings.md.
// -- --sizes 720,1080 --scaling sharp chooses.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { loadavg } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { chromium } from "@playwright/test";
import { findBrowser } from "../scripts/browser.mjs";
import { root, say } from "../scripts/lib.mjs";
import { serveBuilt } from "../scripts/serve-built.mjs";
import { filmPage } from "./film-page.mjs";

const STEPS = 301;
const { values } = parseArgs({
  options: { sizes: { type: "string", default: "720" }, scaling: { type: "string", default: "sharp,smooth" } },
});
const SIZES = values.sizes.split(",");
const SCALING = { sharp: "Sharp pixels", smooth: "Smooth" };

/** Counts frames from their making to their end, in whichever worker that is, and says the most there were. */
const COUNT = `if (self.VideoFrame) {
  const Native = self.VideoFrame, told = new BroadcastChannel("frames");
  let alive = 0, most = 0, made = 0;
  self.VideoFrame = class extends Native {
    constructor(...args) { super(...args); made++; alive++; if (alive > most) most = alive; told.postMessage({ most, made, alive }); }
    close() { if (this.codedWidth > 0) alive--; super.close(); }
  };
}
`;

const dist = join(root, "dist");
if (!existsSync(join(dist, "index.html"))) {
  say("there is no dist/index.html: npm run build first");
  process.exit(1);
}
const server = await serveBuilt(dist);
const { executablePath, kind: browserKind } = findBrowser();
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
const context = await browser.newContext({ reducedMotion: "reduce", serviceWorkers: "block" });
await context.addInitScript(() => {
  for (const name of ["showOpenFilePicker", "showSaveFilePicker"]) Reflect.deleteProperty(window, name);
});
await context.route(/\/assets\/worker-[^/]*\.js$/, async (route) => {
  const answer = await route.fetch();
  await route.fulfill({ response: answer, body: COUNT + (await answer.text()) });
});

/** The most that the page's process held while something was done, and before, in MB. */
async function memory(work) {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  const pages = processInfo.filter(({ type }) => type === "renderer").map(({ id }) => id);
  const held = () => {
    const ofOne = (id) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, "utf8"))?.[1] ?? 0) / 1024;
    return Math.max(...pages.map((id) => (existsSync(`/proc/${id}/status`) ? ofOne(id) : 0)));
  };
  if (process.platform !== "linux") return { found: await work(), grown: null };
  const before = held();
  let most = before;
  const timer = setInterval(() => (most = Math.max(most, held())), 50);
  const found = await work();
  clearInterval(timer);
  return { found, grown: Math.round(most - before) };
}

const page = await context.newPage();
const button = (name) => page.getByRole("button", { name, exact: true });
await page.goto(`http://localhost:${server.address().port}/?room=generate&sampler=ddim:${STEPS}&count=2&seed=7`);
await button("Run").click();
await page.getByText(/^done in /).waitFor({ timeout: 280_000 });
await page.evaluate(() => {
  new BroadcastChannel("frames").onmessage = ({ data }) => Object.assign(window, { frames: data });
});
await button("Make a film").click();
const dialog = page.getByRole("dialog");
await dialog.getByText("More choices").click();
await dialog.getByRole("switch", { name: "Slow at both ends" }).uncheck();
await dialog.getByRole("slider", { name: "Hold the end" }).fill("0");
await dialog.getByRole("slider", { name: "Speed" }).fill("9");
const choose = (name) => dialog.getByRole("radio", { name, exact: true }).check();

const rows = [];
async function measure(name, size, scaling) {
  await choose(SCALING[scaling]);
  await choose(`${size} pixels`);
  await choose(name);
  await page.evaluate(() => Object.assign(window, { frames: null }));
  const { found, grown } = await memory(async () => {
    const began = performance.now();
    const [download] = await Promise.all([
      page.waitForEvent("download", { timeout: 240_000 }),
      dialog.getByRole("button", { name: "Save film" }).click(),
    ]);
    const seconds = (performance.now() - began) / 1000;
    return { seconds, bytes: readFileSync(await download.path()).length };
  });
  const frames = await page.evaluate(() => window.frames);
  const row = [
    name,
    size,
    scaling,
    found.seconds.toFixed(1),
    frames ? `${frames.most} of ${frames.made}` : "one of ours",
  ];
  row.push(grown === null ? "–" : String(grown), (found.bytes / 1e6).toFixed(1), loadavg()[0].toFixed(1));
  rows.push(row);
  console.log(row.join(" | "));
}

const kinds = dialog.getByRole("radiogroup", { name: "Kind of file" });
await kinds.getByRole("radio", { name: /MP4|WebM/ }).waitFor();
const h264 = (await kinds.getByRole("radio", { name: "MP4" }).count()) > 0;
const scalings = values.scaling.split(",");
const wishes = scalings.flatMap((scaling) => SIZES.map((size) => [size, scaling]));
for (const wish of wishes) for (const name of [...(h264 ? ["MP4"] : []), "GIF", "APNG"]) await measure(name, ...wish);
// As in a browser that encodes no H.264: it is asked again for another size.
await page.evaluate(() => {
  const asked = VideoEncoder.isConfigSupported.bind(VideoEncoder);
  VideoEncoder.isConfigSupported = async (config) =>
    config.codec.startsWith("avc1") ? { supported: false, config } : asked(config);
});
for (const [size, scaling] of wishes) {
  await choose(size === "720" ? "1080 pixels" : "720 pixels");
  await measure("WebM", size, scaling);
}
await browser.close();
server.close();

const about = { date: new Date().toISOString().slice(0, 10), steps: STEPS - 1, browser: browserKind };
const film = (name) => join(root, "bench/results", name);
writeFileSync(film("film.json"), `${JSON.stringify({ about, rows }, null, 2)}\n`);
writeFileSync(film("film.md"), filmPage({ about, rows }));
