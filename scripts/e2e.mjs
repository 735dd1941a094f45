// npm run e2e [-- playwright arguments]: finds a browser, then Playwright against the built app.
import { findBrowser } from "./browser.mjs";
import { ensureFfmpeg } from "./ffmpeg.mjs";
import { bin, install } from "./lib.mjs";

install();
const browser = findBrowser();
ensureFfmpeg();
const env = { ...process.env, BACKSTEP_E2E_BROWSER: JSON.stringify(browser) };
process.exit(bin("@playwright/test/cli.js", ["test", ...process.argv.slice(2)], { env }));
