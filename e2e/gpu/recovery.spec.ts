/** The GPU is taken away while the app uses it: what the page says, and what goes on. */
import type { Page } from "@playwright/test";
import { done, engineBadge, openQuietly, pixels, run, setCount, WEBGPU } from "../app.ts";
import { expect, gpuTest as test } from "../fixtures.ts";
import { say } from "../words.ts";

/**
 * Keeps a hand on the worker's GPU device, as device-hand.ts does. A number on the channel, and the device is lost
 * after so many more submits: on the way through whatever is run next.
 */
const HAND = `{
  const { requestDevice } = GPUAdapter.prototype;
  GPUAdapter.prototype.requestDevice = async function (descriptor) {
    const device = await requestDevice.call(this, descriptor);
    const { submit } = device.queue;
    const channel = new BroadcastChannel("lose-device");
    let left = Number.POSITIVE_INFINITY;
    channel.onmessage = ({ data }) => {
      left = data;
      channel.postMessage("ready");
    };
    device.queue.submit = function (commands) {
      submit.call(this, commands);
      if (--left === 0) device.destroy();
    };
    return device;
  };
}
`;

/** Has the device lost in the middle of the run that is started next. */
const loseInNext = (page: Page, submits: number) =>
  page.evaluate(
    (submits) =>
      new Promise<void>((ready) => {
        const channel = new BroadcastChannel("lose-device");
        channel.onmessage = () => ready(channel.close());
        channel.postMessage(submits);
      }),
    submits,
  );
/** A step submits more than once, so that this is on the way through 20 of them. */
const SUBMITS = 20;
const restart = (page: Page) => page.getByRole("button", { name: say("run.restart") }).click();

test("a lost GPU, and lost again after the same load: the run goes on each time, to the same pictures", async ({
  page,
}) => {
  await page.route("**/assets/worker-*.js", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: HAND + (await response.text()) });
  });
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
