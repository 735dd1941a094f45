/**
 * One browser and one context for all tests of a project, so that shaders compile once and the model is in the
 * cache. A test that needs an empty cache launches a context of its own.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, type BrowserType, test as base, expect, type Page } from "@playwright/test";
import { APP_PORT, PAGES_PORT } from "../playwright.config.ts";

interface BrowserChoice {
  kind: string;
  executablePath: string;
  args: string[];
  ignoreDefaultArgs: string[];
}

export const appUrl = `http://localhost:${APP_PORT}/`;
export const pagesUrl = `http://localhost:${PAGES_PORT}/e2e/pages/`;

function chosenBrowser(): BrowserChoice {
  const json = process.env.BACKSTEP_E2E_BROWSER;
  if (!json) throw new Error("no browser was chosen: run the tests through `npm run e2e` or `npm test`");
  return JSON.parse(json);
}

interface LaunchOptions {
  readonly gpu?: boolean;
  readonly serviceWorkers?: boolean;
  /** More flags for the browser. */
  readonly flags?: readonly string[];
}

/** A context in a profile of its own, thrown away afterwards. */
export async function launchContext(
  chromium: BrowserType,
  { gpu = true, flags = [], serviceWorkers = false }: LaunchOptions = {},
) {
  const { executablePath, args, ignoreDefaultArgs } = chosenBrowser();
  const profile = mkdtempSync(join(tmpdir(), "backstep-e2e-"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    args: [...(gpu ? args : args.filter((flag) => flag === "--no-sandbox")), ...flags],
    ignoreDefaultArgs,
    viewport: { width: 1440, height: 900 },
    locale: "en-US",
    // What a test routes would pass it by; e2e/offline.spec.ts is about it.
    serviceWorkers: serviceWorkers ? "allow" : "block",
    permissions: ["clipboard-read", "clipboard-write"],
  });
  // A headless browser has no dialog to ask where a file goes: it downloads, as Firefox and Safari do.
  await context.addInitScript(() => {
    for (const name of ["showOpenFilePicker", "showSaveFilePicker"]) Reflect.deleteProperty(window, name);
    // Pictures are read off the canvas: as their own pixels, whichever way most people see them.
    try {
      localStorage.setItem("backstep.look", "pixels");
    } catch {
      // A page without an origin, and one in another site's, may keep nothing.
    }
  });
  const close = async () => {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  };
  return { context, close };
}

/** What this browser's WebGPU runs on, as the tests print it; null without an adapter. */
async function describeAdapter(page: Page): Promise<string | null> {
  await page.goto(`${pagesUrl}blank.html`);
  return page.evaluate(async () => {
    const adapter = await navigator.gpu?.requestAdapter();
    if (!adapter) return null;
    const { vendor, architecture, description, device } = adapter.info;
    return [vendor, architecture, device, description].filter(Boolean).join(" ") || "unnamed adapter";
  });
}

type OnProcessor = { page: Page };

/** A browser without a graphics processor: ready at once, and exact. For all where the engine is not the matter. */
export const test = base.extend<OnProcessor, { wasm: BrowserContext }>({
  wasm: [
    async ({ playwright }, use) => {
      const { context, close } = await launchContext(playwright.chromium, { gpu: false });
      await use(context);
      await close();
    },
    { scope: "worker", timeout: 120_000 },
  ],
  page: ({ wasm }, use) => pageOf(wasm, use),
});

/** With the GPU, for the specs in e2e/gpu and e2e/long: `page` is there, `wasmPage` in a browser without one. */
export const gpuTest = test.extend<{ wasmPage: Page }, { shared: BrowserContext; adapter: string }>({
  shared: [
    async ({ playwright }, use) => {
      const { context, close } = await launchContext(playwright.chromium);
      await use(context);
      await close();
    },
    { scope: "worker", timeout: 120_000 },
  ],
  /** Names the adapter once a run; no adapter on CI is a failure, elsewhere a reason to skip. */
  adapter: [
    async ({ shared }, use) => {
      const page = await shared.newPage();
      const adapter = await describeAdapter(page);
      await page.close();
      console.log(`WebGPU: ${adapter ?? "no adapter"} (${chosenBrowser().kind})`);
      if (!adapter && process.env.CI) throw new Error("WebGPU tests found no adapter on CI");
      base.skip(!adapter, "this browser offers no WebGPU adapter");
      await use(adapter ?? "");
    },
    { scope: "worker", timeout: 120_000 },
  ],
  page: ({ shared, adapter: _named }, use) => pageOf(shared, (page) => use(onWebGpu(page))),
  wasmPage: ({ wasm }, use) => pageOf(wasm, use),
});

/** A page for as long as it is used; an error that nobody caught on it fails the test. */
export async function pageOf(context: BrowserContext, use: (page: Page) => Promise<void>): Promise<void> {
  // The test before may have ended without a network.
  await context.setOffline(false);
  const page = await context.newPage();
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  await use(page);
  // Nothing is offered to the next test that this one has left.
  if (page.url().startsWith(appUrl)) await page.evaluate(forgetRuns).catch(() => {}); // it crashed on purpose
  await page.close();
  expect(errors, "uncaught errors on the page").toEqual([]);
}

const forgetRuns = () =>
  new Promise<void>((resolve) => {
    localStorage.removeItem("backstep.runs");
    const deleting = indexedDB.deleteDatabase("backstep");
    deleting.onsuccess = deleting.onerror = deleting.onblocked = () => resolve();
  });

/** On a software GPU the app would choose the processor: wherever this page goes in it, it asks for WebGPU. */
function onWebGpu(page: Page): Page {
  const goto = page.goto.bind(page);
  page.goto = (address, options) => {
    const url = new URL(address);
    if (address.startsWith(appUrl) && !url.searchParams.has("engine")) url.searchParams.set("engine", "webgpu");
    return goto(url.href, options);
  };
  return page;
}

export { expect };
