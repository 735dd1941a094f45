/** The GPU is taken away while the app uses it: what the page says, and what goes on. */
import type { Page } from "@playwright/test";
import { done, engineBadge, openQuietly, pixels, run, setCount, WEBGPU } from "../app.ts";
import { holdDevices, loseInNext } from "../device-hand.ts";
import { expect, gpuTest as test } from "../fixtures.ts";
import { say } from "../words.ts";

/** A step submits more than once, so that this is on the way through 20 of them. */
const SUBMITS = 20;
const restart = (page: Page) => page.getByRole("button", { name: say("run.restart") }).click();

test("a lost GPU, and lost again after the same load: the run goes on each time, to the same pictures", async ({
  page,
}) => {
  await holdDevices(page);
  await openQuietly(page, "?sampler=ddim:20");
  await setCount(page, 1);
  await run(page);
  await done(page, 120_000);
  const undisturbed = await pixels(page);

  for (let incident = 0; incident < 3; incident++) {
    await loseInNext(page, SUBMITS);
    await restart(page);
    await expect(page.getByText(say("replacing.device-lost"))).toBeVisible();
    await done(page, 120_000);
    expect((await pixels(page)).rgba).toEqual(undisturbed.rgba);
    await page.getByRole("button", { name: say("notice.dismiss") }).click();
  }
  await expect(engineBadge(page, WEBGPU)).toBeVisible();
});
