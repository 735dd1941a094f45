// What may befall a host: it is gone at the second visit, or has another version of the page in the middle of the first.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  comesToItsEnd,
  done,
  engineReady,
  enter,
  holdWorkers,
  inBrowser,
  pictures,
  RUN,
  restart,
  same,
  throwInWorker,
  undisturbed,
} from "./browser.mjs";
import { ROOMS } from "./rooms.mjs";

const NAMES = Object.values(ROOMS);

/** Until the service worker has all of the page, and answers for it. */
const kept = (page) => page.waitForFunction(() => navigator.serviceWorker.controller?.state === "activated");

/** A static host without any header of ours, and a browser that has been there once. */
async function visited({ open, dist, house }, work, prepare) {
  const { Host, anotherVersion } = await house("e2e/host.ts");
  const host = new Host(dist);
  const url = await host.open();
  const other = mkdtempSync(join(tmpdir(), "backstep-another-"));
  try {
    await inBrowser(open, { url }, async (browser) => {
      const page = await browser.page(RUN, prepare);
      await engineReady(page);
      await kept(page);
      const deploy = async () => {
        await anotherVersion(dist, other);
        host.dist = other;
        await page.evaluate(() => navigator.serviceWorker.ready.then((registration) => registration.update()));
        await page.getByText("A new version", { exact: false }).first().waitFor();
      };
      await work({ page, host, deploy });
    });
  } finally {
    host.close();
    rmSync(other, { recursive: true });
  }
}

/** What somebody does whose page is older than its host. */
const SKEWS = [
  async ({ page, deploy }) => {
    await deploy();
    for (const room of NAMES) await enter(page, room);
  },
  async ({ page, deploy }) => {
    await deploy();
    await page.getByRole("button", { name: "Share", exact: true }).click();
    await page.getByRole("dialog").waitFor();
  },
  async ({ page, deploy }) => {
    const { expected } = await undisturbed(page);
    await deploy();
    await restart(page);
    await throwInWorker(page);
    await done(page);
    same(await pictures(page), expected);
  },
  async ({ page, deploy }) => {
    await deploy();
    await page.reload();
    await engineReady(page);
    await undisturbed(page);
  },
  async ({ page, deploy }) => {
    const { expected } = await undisturbed(page);
    await deploy();
    await restart(page);
    await page.getByRole("button", { name: "Change to it", exact: true }).click();
    await comesToItsEnd(page);
    same(await pictures(page), expected);
  },
  async ({ page, deploy, host }) => {
    await deploy();
    host.down = true;
    for (const room of [...NAMES, NAMES[0]]) await enter(page, room);
    await undisturbed(page);
  },
];

export const VERSIONS = [
  {
    name: "rooms offline",
    times: NAMES.length,
    meet: (at, i) =>
      visited(at, async ({ page, host }) => {
        host.down = true;
        host.asked.length = 0;
        await page.reload();
        await engineReady(page);
        await enter(page, NAMES[i % NAMES.length]);
        if (i % NAMES.length === 0) await undisturbed(page);
        // The browser itself looks whether there is another worker.
        const [asked] = host.asked.filter((path) => !path.endsWith("/service-worker.js"));
        if (asked) throw new Error(`${asked} was asked for`);
      }),
  },
  {
    name: "version skews",
    times: SKEWS.length,
    meet: (at, i) => visited(at, SKEWS[i % SKEWS.length], holdWorkers),
  },
];
