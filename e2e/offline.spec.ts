/** What a visit survives: no network, a new version on the host, a chunk that does not come. The host sends no header. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { BrowserContext, Locator, Page } from "@playwright/test";
import { ROOMS } from "../src/rooms/index.ts";
import { done, drop, enter, modelReady, pixels, run, saved } from "./app.ts";
import { test as base, expect, launchContext, pageOf } from "./fixtures.ts";
import { anotherVersion, Host } from "./host.ts";
import { say } from "./words.ts";

const dist = "dist";
/** Two faces in ten steps: a second of work on wasm. */
const SHORT = "?room=generate&sampler=ddim:10&seed=41&count=2";

/** A browser that has never been here, and the host it goes to. */
const test = base.extend<object, { host: Host; address: string; fresh: BrowserContext }>({
  host: [
    async ({ playwright: _ }, use) => {
      const host = new Host(dist);
      await use(host);
      host.close();
    },
    { scope: "worker" },
  ],
  address: [async ({ host }, use) => use(await host.open()), { scope: "worker" }],
  fresh: [
    async ({ playwright }, use) => {
      const { context, close } = await launchContext(playwright.chromium, { gpu: false, serviceWorkers: true });
      await use(context);
      await close();
    },
    { scope: "worker" },
  ],
  page: ({ fresh }, use) => pageOf(fresh, use),
});

async function walk(page: Page): Promise<void> {
  // And back to the first, where pictures are made.
  for (const { words } of [...ROOMS.slice(1), ...ROOMS.slice(0, 1)]) await enter(page, words.say("name"));
}

async function visit(page: Page, address: string): Promise<void> {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.goto(address);
  await modelReady(page);
}

/** As the computer does when a picture is shared with the installed page. */
async function share(page: Page, name: string): Promise<void> {
  const picture = readFileSync(join("e2e/photographs", name)).toString("base64");
  await page.evaluate(
    async ([name, picture]) => {
      const bytes = await (await fetch(`data:image/jpeg;base64,${picture}`)).blob();
      const data = new DataTransfer();
      data.items.add(new File([bytes], name, { type: "image/jpeg" }));
      const form = Object.assign(document.createElement("form"), { method: "post", action: "share" });
      form.enctype = "multipart/form-data";
      form.append(Object.assign(document.createElement("input"), { type: "file", name: "files", files: data.files }));
      document.body.append(form);
      form.submit();
    },
    [name, picture] as const,
  );
}

interface Holding {
  readonly workers: Worker[];
}

/** Each worker that runs a model can be had. */
function holdWorkers(): void {
  const workers: Worker[] = [];
  const Native = Worker;
  Object.assign(globalThis, {
    workers,
    Worker: class extends Native {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        if (/\/worker-[^/]*\.js/.test(String(url))) workers.push(this);
      }
    },
  });
}

/** Until the service worker has all of the page, and answers for it. */
const kept = (page: Page) => page.waitForFunction(() => navigator.serviceWorker.controller?.state === "activated");

test("the second visit needs no network, in any room, and has wasm's threads without the host's help; what is shared arrives", async ({
  page,
  host,
  address,
}) => {
  await visit(page, address);
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(false);
  await kept(page);
  host.down = true;
  host.asked.length = 0;
  await share(page, "astronaut.jpg");
  await expect(page.getByRole("heading", { level: 1, name: say("interpolate.name") })).toBeVisible();
  await modelReady(page);
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  await walk(page);
  await page.getByRole("button", { name: say("app.share"), exact: true }).click();
  await expect(page.getByRole("dialog", { name: say("share.title") })).toBeVisible();
  // The browser itself looks whether there is another worker.
  expect(host.asked.filter((path) => !path.endsWith("/service-worker.js"))).toEqual([]);
  host.down = false;
});

test("two who were never here before: one makes a picture, the other has no network, and makes its PNG again to the same pixels", async ({
  playwright,
  host,
  address,
}) => {
  const browser = () => launchContext(playwright.chromium, { gpu: false, serviceWorkers: true });
  const [maker, taker] = await Promise.all([browser(), browser()]);
  const sent = { name: "shared.png", type: "image/png", bytes: [] as number[] };
  let made: number[] = [];
  await pageOf(maker.context, async (page) => {
    await visit(page, address);
    await kept(page);
    // A first visit has one thread here, and sums of more are others.
    await visit(page, address + SHORT);
    await run(page);
    await done(page, 120_000);
    made = (await pixels(page)).rgba;
    const { bytes } = await saved(page, () => page.getByRole("button", { name: say("pictures.saveGrid") }).click());
    sent.bytes = [...bytes];
  });
  await maker.close();
  await pageOf(taker.context, async (page) => {
    await visit(page, address);
    await kept(page);
    host.down = true;
    host.asked.length = 0;
    await page.goto(`${address}?room=compare`);
    await drop(page, [sent]);
    await page.getByRole("button", { name: say("share.replay") }).click();
    await expect(page.getByText(say("share.identical", { count: 2 }))).toBeVisible({ timeout: 120_000 });
    expect((await pixels(page)).rgba).toEqual(made);
    expect(host.asked.filter((path) => !path.endsWith("/service-worker.js"))).toEqual([]);
    host.down = false;
  });
  await taker.close();
});

test("what was damaged where it is kept is fetched again, and nothing else", async ({ page, host, address }) => {
  await visit(page, address);
  await kept(page);
  const damaged = await page.evaluate(async () => {
    const names: string[] = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        if (!/\/(Bits-[^/]*\.js|\.weights)/.test(request.url)) continue;
        const response = await cache.match(request);
        const bytes = new Uint8Array(await response!.arrayBuffer());
        bytes[bytes.length >> 1]! ^= 1;
        await cache.put(request, new Response(bytes, { headers: response!.headers }));
        names.push(request.url);
      }
    }
    return names;
  });
  expect(damaged.length).toBe(3);
  host.asked.length = 0;
  await visit(page, address);
  await enter(page, say("bits.name"));
  const again = new Set(host.asked.filter((path) => !path.endsWith("/service-worker.js")).sort());
  // The others the browser still had from the first visit.
  expect([...again]).toEqual([expect.stringMatching(/\/Bits-.*\.js$/)]);
  const whole = await page.evaluate(async () => {
    const cache = await caches.open("backstep-weights");
    const all = (await cache.keys()).map(async (request) => {
      const data = await (await cache.match(request))!.arrayBuffer();
      const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", data));
      return request.url.endsWith(Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join(""));
    });
    return Promise.all(all);
  });
  expect(whole).toEqual([true, true]);
});

test("a page outlives its version on the host, says so, and changes when that is wanted", async ({
  page,
  host,
  address,
}) => {
  await page.addInitScript(holdWorkers);
  await visit(page, address + SHORT);
  await kept(page);
  const app = () => page.evaluate(() => document.querySelector<HTMLLinkElement>("link[rel=modulepreload]")?.href);
  const before = await app();
  const other = mkdtempSync(join("test-results", "another-"));
  try {
    await anotherVersion(dist, other);
    host.dist = other;
    await page.evaluate(() => navigator.serviceWorker.ready.then((registration) => registration.update()));
    await expect(page.getByText(say("version.new"))).toBeVisible();
    await walk(page);
    await page.getByRole("button", { name: say("app.share"), exact: true }).click();
    await page.getByRole("dialog", { name: say("share.title") }).press("Escape");
    // Its worker dies: the next one's code is of the page's own version too.
    const workers = () => page.evaluate(() => (globalThis as unknown as Holding).workers.length);
    const held = await workers();
    await page.evaluate(() => {
      (globalThis as unknown as Holding).workers.at(-1)?.dispatchEvent(new ErrorEvent("error", { message: "gone" }));
    });
    await expect.poll(workers).toBeGreaterThan(held);
    await run(page);
    await done(page, 120_000);
    expect(await app()).toBe(before);
    await page.getByRole("button", { name: say("version.take") }).click();
    await expect(page.getByText(say("version.new"))).toBeHidden();
    await modelReady(page);
    expect(await app()).toMatch(/-another\d+\.js$/);
    await walk(page);
  } finally {
    host.dist = dist;
    rmSync(other, { recursive: true });
  }
});

test("code that did not come once is asked for again, and nothing else is lost meanwhile", async ({
  playwright,
  host,
  address,
}) => {
  const { context, close } = await launchContext(playwright.chromium, { gpu: false });
  context.setDefaultTimeout(30_000);
  await pageOf(context, async (page) => {
    const pressed = (name: string) => page.getByRole("button", { name, exact: true }).click();
    /** Fails until the page has said so. */
    const failing = async (asked: RegExp, press: () => Promise<unknown>, said: Locator) => {
      host.failing = asked;
      await press();
      await expect(said).toBeVisible();
      host.failing = null;
    };
    const missing = page.getByText(say("part.missing"));
    const again = page.getByRole("button", { name: say("failure.roomAgain") });
    const retry = page.getByRole("button", { name: say("load.retry") });

    await page.emulateMedia({ reducedMotion: "reduce" });
    await failing(/\/of-page-[^/]+\.js/, () => page.goto(address), retry);
    await retry.click();
    await modelReady(page);

    await failing(/\/ShareDialog-[^/]+\.js/, () => pressed(say("app.share")), missing);
    await expect(page.getByRole("heading", { level: 1, name: say("generate.name") })).toBeVisible();
    await pressed(say("app.share"));
    await page.getByRole("dialog", { name: say("share.title") }).press("Escape");

    const rooms = page.getByRole("navigation", { name: say("place.nav") });
    for (const { name, part } of [
      { name: say("compare.name"), part: /\/Compare-[^/]+\.css/ },
      { name: say("bits.name"), part: /\/Bits-[^/]+\.js/ },
    ]) {
      await failing(part, () => rooms.getByRole("button", { name }).click(), again);
      await again.click();
      await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
    }

    await pressed(say("menu.title"));
    const language = page.getByRole("combobox", { name: say("menu.language") });
    const refused = page.getByText(say("menu.languageFailed", { language: "한국어" }));
    await failing(/\/ko-[^/]+\.js/, () => language.selectOption("ko"), refused);
    await language.selectOption("ko");
    await expect(page.locator("html")).toHaveAttribute("lang", "ko");
  });
  await close();
});
