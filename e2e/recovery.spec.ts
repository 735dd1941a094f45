/** Runs that outlive their page: loaded again, or crashed, they go on and come to the same pictures. */
import type { Page } from "@playwright/test";
import { done, modelReady, openQuietly, pixels, run, setCount } from "./app.ts";
import { appUrl, expect, test } from "./fixtures.ts";
import { like, say } from "./words.ts";

/** Waits until states of the middle of the run in this tab are on the disk. */
const written = (page: Page) =>
  page.waitForFunction(
    () =>
      new Promise<boolean>((resolve) => {
        const open = indexedDB.open("backstep");
        open.onsuccess = () => {
          const all = open.result.transaction("runs").objectStore("runs").getAll();
          all.onsuccess = () => {
            open.result.close();
            const tab = sessionStorage.getItem("backstep.tab");
            resolve(all.result.some((run) => run.tab === tab && !run.head.done && run.head.position >= 3));
          };
        };
      }),
  );

const goOn = (page: Page) => page.getByRole("button", { name: say("recovery.left.goOn") });

/** A few steps by hand, so that no machine is too fast to be interrupted; its states are on the disk then. */
async function intoTheMiddle(page: Page) {
  await page.getByRole("button", { name: say("run.restart") }).click();
  await page.getByRole("button", { name: say("run.pause"), exact: true }).click();
  for (let i = 0; i < 3; i++) await page.getByRole("button", { name: say("run.step"), exact: true }).click();
  await written(page);
}

async function undisturbed(page: Page, search: string) {
  await openQuietly(page, search);
  await setCount(page, 1);
  await run(page);
  await done(page, 120_000);
  return pixels(page);
}

test("a run that is loaded again in the middle is there, waits for a word, and comes to the same pictures", async ({
  page,
}) => {
  const expected = await undisturbed(page, "?sampler=ddpm:50:fixed_large");
  await intoTheMiddle(page);
  await page.reload();
  await expect(page.getByText(like("recovery.left.underWay", { room: "Generate", length: 50 }))).toBeVisible();
  await modelReady(page);
  await expect(page.getByText(say("run.paused"), { exact: true })).toBeVisible();
  await goOn(page).click();
  await expect(goOn(page)).toHaveCount(0);
  await done(page, 120_000);
  expect((await pixels(page)).rgba).toEqual(expected.rgba);

  await page.reload();
  await done(page, 60_000);
  expect((await pixels(page)).rgba).toEqual(expected.rgba);
  await expect(goOn(page)).toHaveCount(0);
});

test("a tab that crashed: the next one offers to go on where it stopped", async ({ page }) => {
  const expected = await undisturbed(page, "?sampler=ddpm:50:fixed_large");
  await intoTheMiddle(page);
  const crashed = page.waitForEvent("crash");
  void page.goto("chrome://crash").catch(() => {});
  await crashed;
  const next = await page.context().newPage();
  await openQuietly(next);
  await goOn(next).click();
  await done(next, 120_000);
  expect((await pixels(next)).rgba).toEqual(expected.rgba);
  await next.goto(appUrl);
  await next.close();
});

test("two tabs: one runs, the other waits for it and says so", async ({ page }) => {
  await openQuietly(page, "?sampler=ddpm:1000:fixed_large");
  await run(page);
  await expect(page.getByText(like("run.rateUnit"))).toBeVisible();
  const next = await page.context().newPage();
  await openQuietly(next, "?sampler=ddim:5");
  await setCount(next, 1);
  await run(next);
  await expect(next.getByText(say("run.elsewhere"), { exact: true })).toBeVisible();
  await page.getByRole("button", { name: say("run.cancel"), exact: true }).click();
  await done(next, 60_000);
  await next.close();
});
