// npm run browsers [-- firefox webkit]: the built app in the browsers that Playwright can't drive, each by its own driver:
// Debian's firefox-esr by geckodriver, WebKitGTK's MiniBrowser by WebKitWebDriver (both want a display; xvfb-run gives one).
// On wasm the page opens, makes a picture in 20 steps, interpolates, and a link to the picture makes the same pixels again.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startSession } from "./browsers/webdriver.mjs";
import { bin, install, say } from "./lib.mjs";
import { serveBuilt } from "./serve-built.mjs";

const LIBRARIES = "/usr/lib";

/** WebKitGTK's own browser lies beside its library. */
function miniBrowser() {
  const found = readdirSync(LIBRARIES, { withFileTypes: true }).flatMap(({ name }) =>
    ["4.1", "4.0", "6.0"].map((version) => join(LIBRARIES, name, `webkit2gtk-${version}`, "MiniBrowser")),
  );
  return found.find((path) => spawnSync("test", ["-x", path]).status === 0) ?? "MiniBrowser";
}

const BROWSERS = {
  firefox: () => ({
    driver: "geckodriver",
    args: (port) => ["--port", String(port)],
    capabilities: { browserName: "firefox", "moz:firefoxOptions": { args: ["-headless"] } },
  }),
  webkit: () => ({
    driver: "WebKitWebDriver",
    args: (port) => [`--port=${port}`],
    capabilities: { "webkitgtk:browserOptions": { binary: miniBrowser(), args: ["--automation"] } },
  }),
};

const DONE = `return [...document.querySelectorAll("p, span, output")].some((each) => /^done in /.test(each.textContent.trim()));`;
/** FNV-1a of every canvas of the stage, once something is painted there. */
const PIXELS = `
  await new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)));
  let hash = 0x811c9dc5;
  const all = [...document.querySelectorAll("#stage canvas")];
  for (const canvas of all) {
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    for (const value of data) hash = Math.imul(hash ^ value, 0x01000193) >>> 0;
  }
  return all.length + " canvases, " + hash.toString(16);`;
const ENGINE = `return document.querySelector('button[aria-label^="Engine: "]')?.getAttribute("aria-label") ?? null;`;
const SETTINGS = "lang=en&engine=wasm&model=fashion-28&count=1&sampler=ddim:20&seed=7";

async function visit(session, url) {
  await session.open(`${url}?${SETTINGS}`);
  const engine = await session.waitFor(ENGINE, "an engine");
  say(`${session.name}: the page is open, ${engine}`);
  await session.press("Run");
  await session.waitFor(DONE, "the end of a run");
  const made = await session.evaluate(PIXELS);
  say(`${session.name}: 20 steps: ${made}`);
  await session.open(`${url}?${SETTINGS}`);
  await session.waitFor(ENGINE, "an engine");
  await session.press("Run");
  await session.waitFor(DONE, "the end of the linked run");
  const linked = await session.evaluate(PIXELS);
  if (linked !== made) throw new Error(`a link made other pixels: ${linked}`);
  say(`${session.name}: a link makes the same pixels`);
  await session.open(`${url}?${SETTINGS}&room=interpolate`);
  await session.waitFor(ENGINE, "an engine");
  say(`${session.name}: Interpolate is open`);
}

install();
const asked = process.argv.slice(2);
const dist = mkdtempSync(join(tmpdir(), "backstep-browsers-"));
if (bin("vite/bin/vite.js", ["build", "--outDir", dist, "--emptyOutDir", "--logLevel", "error"]) !== 0) process.exit(1);
const server = await serveBuilt(dist);
const url = `http://localhost:${server.address().port}/`;
let lost = 0;
for (const [name, how] of Object.entries(BROWSERS)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  let session = null;
  try {
    session = await startSession(how());
    await visit(session, url);
  } catch (error) {
    lost++;
    say(`${name}: ${error.message}`);
  } finally {
    await session?.close();
  }
}
server.close();
rmSync(dist, { recursive: true, force: true });
process.exit(lost > 0 ? 1 : 0);
