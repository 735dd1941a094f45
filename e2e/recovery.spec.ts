/** The GPU is taken away while the app uses it: what the page says, and what goes on. */
import type { Page } from "@playwright/test";
import { done, openQuietly, pixels, run, setCount } from "./app.ts";
import { expect, test } from "./fixtures.ts";

/** Keeps a hand on the worker's GPU device, as device-hand.ts does: a word on the channel, and it is lost. */
const HAND = `{
  const { requestDevice } = GPUAdapter.prototype;
  GPUAdapter.prototype.requestDevice = async function (descriptor) {
    const device = await requestDevice.call(this, descriptor);
    new BroadcastChannel("lose-device").onmessage = () => device.destroy();
    return device;
  };
}
`;

const lose = (page: Page) => page.evaluate(() => new BroadcastChannel("lose-device").postMessage("now"));
const restart = (page: Page) => page.getByRole("button", { name: "Restart" }).click();
const UNDER_WAY = /step ([1-9]|1\d) of 20/;
const timeline = (page: Page) => page.getByRole("slider", { name: "Timeline" });

test("a lost GPU: the run goes on and the page says so; lost again, it says what to do, and that helps", async ({
  page,
  adapter,
}) => {
  expect(adapter).not.toBe("");
  await page.route("**/assets/worker-*.js", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: HAND + (await response.text()) });
  });
  await openQuietly(page, "?sampler=ddim:20");
  await setCount(page, 1);
  await run(page);
  await done(page, 120_000);
  const undisturbed = await pixels(page);

  await restart(page);
  await expect(timeline(page)).toHaveAttribute("aria-valuetext", UNDER_WAY);
  await lose(page);
  await expect(page.getByText("The graphics processor was taken away. The model is loaded again")).toBeVisible();
  await done(page, 120_000);
  expect((await pixels(page)).rgba).toEqual(undisturbed.rgba);

  await restart(page);
  await expect(timeline(page)).toHaveAttribute("aria-valuetext", UNDER_WAY);
  await lose(page);
  await expect(page.getByText(/was taken away .* reload the page\./)).toHaveCount(1);
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("button", { name: /^Engine: WebGPU/ })).toBeVisible({ timeout: 120_000 });
  await restart(page);
  await done(page, 120_000);
  expect((await pixels(page)).rgba).toEqual(undisturbed.rgba);
});
