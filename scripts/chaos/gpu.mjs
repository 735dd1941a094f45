// What may befall a GPU: the run goes on, on a GPU again, to the same pictures.
import { done, inBrowser, pictures, press, restart, same, undisturbed, wait } from "./browser.mjs";
import { batchesOf, made, TERMS, termsOf } from "./stored.mjs";

const STEPS = 40;
const RUN = `?lang=en&model=fashion-28&engine=webgpu&count=1&sampler=ddim:${STEPS}`;
const onGpu = (page) => page.getByRole("button", { name: /^Engine: (WebGPU|WGSL)/ }).waitFor();

/** Says why where this machine has none: a family that can't be met is no family that held. */
async function ready(page) {
  const there = await page.evaluate(async () => (await navigator.gpu?.requestAdapter()) != null);
  if (!there) throw new Error("there is no WebGPU here; BACKSTEP_SOFTGPU=folder sets up a software GPU");
  await onGpu(page);
}

async function begun(page) {
  await ready(page);
  return undisturbed(page);
}

/** What measures in the place of making pictures: what it has measured, once it has all of it; and measuring it again. */
const MEASURES = [
  {
    address: `?lang=en&engine=webgpu&room=bits&sampled=${TERMS}`,
    first: (page) => press(page, "Draw a face"),
    measured: termsOf,
    again: (page) => press(page, "Measure again"),
    submits: TERMS - 2,
  },
  {
    address: "?lang=en&engine=webgpu&room=bench&model=fashion-28&rows=ddim:4&count=64",
    first: async () => {},
    measured: async (page) => made(await batchesOf(page, 4)),
    again: async (page) => {
      await press(page, "Clear what was measured");
      await press(page, "Clear all of it, for every model");
      await press(page, "Measure");
    },
    submits: 4 * 4 - 2,
  },
];

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
    name: "measurement loses its device",
    times: 4,
    meet: ({ random, open, house }, i) =>
      inBrowser(open, { gpu: true }, async (browser) => {
        const { holdDevices, loseInNext } = await house("e2e/device-hand.ts");
        const { address, first, measured, again, submits } = MEASURES[i % MEASURES.length];
        const page = await browser.page(address, holdDevices);
        await ready(page);
        await first(page);
        await press(page, "Measure");
        await done(page);
        const expected = await measured(page);
        await loseInNext(page, 1 + Math.floor(random() * submits));
        await again(page);
        await page.getByText("The graphics processor was taken away", { exact: false }).first().waitFor();
        await done(page);
        same(await measured(page), expected);
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
