/** The GPU taken away while the app uses it, in the middle of whatever runs. */
import type { Page } from "@playwright/test";

/**
 * Keeps a hand on the worker's GPU device, as pages/runtime/device-hand.ts does. A number on the channel, and the device
 * is lost after so many more submits: on the way through whatever is run next.
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

/** For every worker that the page will have. */
export function holdDevices(page: Page): Promise<unknown> {
  return page.route("**/assets/worker-*.js", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: HAND + (await response.text()) });
  });
}

/** Has the device lost in the middle of the run that is started next. */
export function loseInNext(page: Page, submits: number): Promise<void> {
  return page.evaluate(
    (submits) =>
      new Promise<void>((ready) => {
        const channel = new BroadcastChannel("lose-device");
        channel.onmessage = () => ready(channel.close());
        channel.postMessage(submits);
      }),
    submits,
  );
}
