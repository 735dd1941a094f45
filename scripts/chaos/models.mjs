// What may befall a model of a person's own on its way in.
import { join } from "node:path";
import { root } from "../lib.mjs";
import { done, engineReady, inBrowser, press, run } from "./browser.mjs";

const FILES = ["manifest.json", "unet.onnx"].map((name) => join(root, "models", "fashion-28", name));
const PAGE = "?lang=en&engine=wasm&count=1&sampler=ddim:10";

export async function offer(page) {
  await press(page, "All models, and your own …");
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), press(page, "Add a model …")]);
  await chooser.setFiles(FILES);
  await page.getByRole("button", { name: "Add it", exact: true }).waitFor();
}

export async function inUse(page) {
  await page.waitForURL(/model=own-[0-9a-f]{16}/);
  await engineReady(page);
  await run(page);
  await done(page);
}

export const MODELS = [
  {
    name: "model is added by two tabs at once",
    times: 3,
    meet: ({ open }) =>
      inBrowser(open, {}, async (browser) => {
        const pages = [await browser.page(PAGE), await browser.page(PAGE)];
        for (const page of pages) {
          await engineReady(page);
          await offer(page);
        }
        await Promise.all(pages.map((page) => press(page, "Add it")));
        // A run of one waits for that of the other.
        for (const page of pages) await inUse(page);
      }),
  },
  {
    name: "model is added to a full disk",
    times: 2,
    meet: ({ open }) =>
      inBrowser(open, {}, async (browser) => {
        const page = await browser.page(PAGE);
        await engineReady(page);
        const session = await browser.context.newCDPSession(page);
        const { origin } = new URL(browser.url);
        await session.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 1000 });
        await offer(page);
        await press(page, "Add it");
        await page.getByText("no more room for this page", { exact: false }).waitFor();
        await session.send("Storage.overrideQuotaForOrigin", { origin });
        await press(page, "Add it");
        await inUse(page);
      }),
  },
];
