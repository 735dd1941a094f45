// Where a page may be that gives it less than it would like: it runs all the same, every room opens, and what can't be
// done there is said.
import {
  done,
  engineReady,
  enter,
  inBrowser,
  pictures,
  press,
  RUN,
  restart,
  run,
  same,
  undisturbed,
  wait,
} from "./browser.mjs";
import { ROOMS } from "./rooms.mjs";

/** Everything that a visit does once, and what is said to it. */
async function visited(page, { keep, copy }) {
  await engineReady(page);
  await run(page);
  await done(page);
  await press(page, "Keep in the gallery");
  await page.getByText(keep).first().waitFor();
  await press(page, "Add to lecture");
  await page
    .getByText(keep.test("Kept") ? /^Added to / : keep)
    .first()
    .waitFor();
  await press(page, "Share");
  await press(page, "Copy link");
  await page.getByText(copy).waitFor();
  await page.keyboard.press("Escape");
  for (const name of Object.values(ROOMS)) await enter(page, name);
}

const NO_STORAGE = { profile: { default_content_setting_values: { cookies: 2 } } };

export const PLACES = [
  {
    name: "plain http from another machine",
    times: 1,
    meet: ({ open, port }) => {
      const more = ["--host-resolver-rules=MAP backstep.test localhost"];
      return inBrowser(open, { url: `http://backstep.test:${port}/`, more }, async (browser) => {
        const page = await browser.page();
        if (await page.evaluate(() => isSecureContext)) throw new Error("this is a secure place");
        await visited(page, { keep: /^Kept/, copy: /did not let the page copy/ });
      });
    },
  },
  {
    name: "storage is forbidden",
    times: 1,
    meet: ({ open }) =>
      inBrowser(open, { preferences: NO_STORAGE }, async (browser) => {
        const page = await browser.page();
        const forbidden = await page.evaluate(() => {
          try {
            return localStorage.length < 0;
          } catch {
            return true;
          }
        });
        if (!forbidden) throw new Error("storage is not forbidden here");
        await visited(page, { keep: /lets the page keep nothing/, copy: /copied|by hand/ });
      }),
  },
  {
    name: "disk is full",
    times: 1,
    meet: ({ open }) =>
      inBrowser(open, {}, async (browser) => {
        const page = await browser.page("?lang=en", async (page) => {
          const session = await browser.context.newCDPSession(page);
          const { origin } = new URL(browser.url);
          await session.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 1000 });
        });
        await page.goto(browser.url + RUN);
        await visited(page, { keep: /no room left/, copy: /copied|by hand/ });
      }),
  },
  {
    name: "sleeps in the middle of a run",
    times: 2,
    meet: ({ open, random }) =>
      inBrowser(open, {}, async (browser) => {
        const page = await browser.page();
        const { expected, took } = await undisturbed(page);
        await restart(page);
        await wait(took * (0.1 + 0.6 * random()));
        await browser.sleep(45_000);
        await done(page);
        same(await pictures(page), expected);
      }),
  },
];
