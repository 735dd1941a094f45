// What may befall a run: in each case it goes on, and comes to the same pictures, bit for bit.
import {
  cancel,
  comesToItsEnd,
  done,
  engineReady,
  holdWorkers,
  inBrowser,
  killWorker,
  LONG_RUN,
  pictures,
  position,
  RUN,
  restart,
  run,
  STEPS,
  same,
  timeline,
  undisturbed,
  wait,
} from "./browser.mjs";
import { TERMS, termsOf } from "./stored.mjs";

/** Opens a page, has it run undisturbed, and again up to somewhere in the middle. */
async function intoTheMiddle({ random }, browser, prepare, address = RUN) {
  const page = await browser.page(address, prepare);
  const { expected, took } = await undisturbed(page);
  await restart(page);
  await wait(took * (0.1 + 0.6 * random()));
  return { page, expected };
}

export const RUNS = [
  {
    name: "reloads",
    times: 20,
    meet: (at) =>
      inBrowser(at.open, {}, async (browser) => {
        const { page, expected } = await intoTheMiddle(at, browser);
        await page.reload();
        await comesToItsEnd(page);
        same(await pictures(page), expected);
      }),
  },
  {
    name: "measurement reloads",
    times: 5,
    meet: ({ open, random }) =>
      inBrowser(open, {}, async (browser) => {
        const page = await browser.page(`?lang=en&engine=wasm&room=bits&sampled=${TERMS}`);
        await engineReady(page);
        await page.getByRole("button", { name: "Draw a face", exact: true }).click();
        await page.getByRole("button", { name: "Measure", exact: true }).click();
        await done(page);
        const expected = await termsOf(page);
        await page.getByRole("button", { name: "Measure again", exact: true }).click();
        const late = 1 + Math.floor(random() * (TERMS - 2));
        await page.waitForFunction((late) => document.querySelector("progress").value >= late, late);
        await page.reload();
        await comesToItsEnd(page);
        same(await termsOf(page), expected);
      }),
  },
  {
    name: "renderer crashes",
    times: 10,
    meet: (at) =>
      inBrowser(at.open, {}, async (browser) => {
        const { page, expected } = await intoTheMiddle(at, browser);
        const crashed = page.waitForEvent("crash");
        void page.goto("chrome://crash").catch(() => {});
        await crashed;
        const next = await browser.page("?lang=en&engine=wasm");
        await comesToItsEnd(next);
        same(await pictures(next), expected);
      }),
  },
  {
    name: "SIGKILL",
    times: 5,
    async meet(at) {
      const first = await at.open();
      const { expected } = await intoTheMiddle(at, first, undefined, LONG_RUN);
      await first.kill();
      const second = await at.open({ profile: first.profile });
      try {
        const next = await second.page("?lang=en&engine=wasm");
        await comesToItsEnd(next);
        same(await pictures(next), expected);
      } finally {
        await second.close();
      }
    },
  },
  {
    name: "worker throws",
    times: 20,
    meet: (at) =>
      inBrowser(at.open, {}, async (browser) => {
        const { page, expected } = await intoTheMiddle(at, browser, holdWorkers, LONG_RUN);
        // Three times after one load: each is an incident of its own, once the run has got further. It may be further than
        // it shows, and is to be met where it has never been.
        for (let i = 0; i < 3; i++) {
          const shown = await timeline(page).evaluate((slider) => {
            globalThis.workers.at(-1).dispatchEvent(new ErrorEvent("error", { message: "x" }));
            return Number(slider.value);
          });
          const late = performance.now() + 60_000;
          while ((await position(page)) < Math.min(shown + STEPS / 2, 10 * STEPS)) {
            if (performance.now() > late) throw new Error(`after fault ${i + 1} the run did not go on`);
            await wait(50);
          }
        }
        await done(page);
        same(await pictures(page), expected);
      }),
  },
  {
    name: "worker killed",
    times: 20,
    meet: (at) =>
      inBrowser(at.open, {}, async (browser) => {
        const { page, expected } = await intoTheMiddle(at, browser, holdWorkers);
        await killWorker(page);
        await done(page);
        same(await pictures(page), expected);
      }),
  },
  {
    name: "ten cancels each",
    times: 10,
    meet: (at) =>
      inBrowser(at.open, {}, async (browser) => {
        const page = await browser.page();
        const { expected, took } = await undisturbed(page);
        // Many points of one run, and what comes after is as if nothing had been.
        for (let i = 0; i < 10; i++) {
          await restart(page);
          await wait(took * 0.9 * at.random());
          await cancel(page);
        }
        await restart(page);
        await done(page);
        same(await pictures(page), expected);
      }),
  },
  {
    name: "tabs",
    times: 3,
    meet: (at) =>
      inBrowser(at.open, {}, async (browser) => {
        const first = await browser.page();
        const { expected } = await undisturbed(first);
        const pages = [first, await browser.page(), await browser.page()];
        await Promise.all(pages.map(engineReady));
        await restart(first);
        await Promise.all(pages.slice(1).map(run));
        await Promise.all(pages.map(done));
        for (const page of pages) same(await pictures(page), expected);
      }),
  },
];
