// What may befall a GPU: the run goes on, on a GPU again, to the same pictures.
import { done, inBrowser, pictures, restart, same, undisturbed, wait } from "./browser.mjs";

const STEPS = 40;
const RUN = `?lang=en&model=fashion-28&engine=webgpu&count=1&sampler=ddim:${STEPS}`;
const onGpu = (page) => page.getByRole("button", { name: /^Engine: (WebGPU|WGSL)/ }).waitFor();

/** Says why where this machine has none: a family that can't be met is no family that held. */
async function begun(page) {
  const there = await page.evaluate(async () => (await navigator.gpu?.requestAdapter()) != null);
  if (!there) throw new Error("there is no WebGPU here; BACKSTEP_SOFTGPU=folder sets up a software GPU");
  await onGpu(page);
  return undisturbed(page);
}

export const GPU = [
  {
    name: "device destroyed",
    times: 20,
    meet: ({ random, open, house }) =>
      inBrowser(open, { gpu: true }, async (browser) => {
        const { holdDevices, loseInNext } = await house("e2e/device-hand.ts");
        const page = await browser.page(RUN, holdDevices);
        const { expected } = await begun(page);
        // A step submits at least once.
        await loseInNext(page, 1 + Math.floor(random() * (STEPS - 2)));
        await restart(page);
        await page.getByText("The graphics processor was taken away", { exact: false }).first().waitFor();
        await done(page);
        same(await pictures(page), expected);
        await onGpu(page);
      }),
  },
  {
    name: "GPU process crashes",
    times: 10,
    meet: ({ random, open }) =>
      inBrowser(open, { gpu: true }, async (browser) => {
        const page = await browser.page(RUN);
        const { expected, took } = await begun(page);
        await restart(page);
        await wait(took * (0.1 + 0.6 * random()));
        await browser.crashGpu();
        await done(page);
        same(await pictures(page), expected);
      }),
  },
];
