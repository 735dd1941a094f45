// An import that is cancelled, or whose page is loaded again, at several moments: how soon it is over, and what is left of it.
import { rmSync } from "node:fs";
import { add, cancel, choose, comesTo, engineReady, files, left, open } from "./person.mjs";

/** Beginnings of what the page says that it does, and how much of it is done. */
const MOMENTS = [
  ["Reading the files", 0.3],
  ["Writing the network", 0.3],
  ["Starting the network", 0],
  ["Asking the network", 0],
];
const RELOADED = ["Writing the network", 0.3];
const PATIENCE_MS = 60_000;

const ofModels = async (page) => Object.entries(await files(page)).filter(([name]) => name.startsWith("models/"));

/** Seconds until nothing of a model is kept. */
async function cleared(page) {
  const begun = Date.now();
  while ((await ofModels(page)).length > 0) {
    if (Date.now() - begun > PATIENCE_MS) throw new Error(`left behind: ${JSON.stringify(await ofModels(page))}`);
    await page.waitForTimeout(20);
  }
  return (Date.now() - begun) / 1000;
}

export async function cancelled(home, profile, folder) {
  rmSync(profile, { recursive: true, force: true });
  const { page, memory, close } = await open(home, profile);
  await engineReady(page);
  const before = memory.now().page;
  const moments = [];
  for (const [moment, part] of MOMENTS) {
    await choose(page, folder);
    await add(page);
    await comesTo(page, moment, part);
    const held = memory.now().page;
    const pressed = Date.now();
    await cancel(page);
    await left(page);
    const gone = (Date.now() - pressed) / 1000;
    moments.push({ moment, gone, empty: gone + (await cleared(page)), held, ...(await settled(memory)) });
    await page.keyboard.press("Escape");
  }
  await choose(page, folder);
  await add(page);
  await comesTo(page, ...RELOADED);
  const [[, half] = []] = await ofModels(page);
  const begun = Date.now();
  await page.reload();
  await engineReady(page);
  const ready = (Date.now() - begun) / 1000;
  const reloaded = { half, ready, empty: ready + (await cleared(page)) };
  await close();
  rmSync(profile, { recursive: true, force: true });
  return { before, moments, reloaded };
}

/** The page's memory once its worker's is given back, as far as it is within a few seconds. */
async function settled(memory) {
  await new Promise((over) => setTimeout(over, 3000));
  return { after: memory.now().page };
}
