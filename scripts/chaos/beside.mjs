// What may befall the workers beside the engine's: each is killed without a word, or waits for a part of the page that does
// not come. The page says so within ten seconds, with a button, and what was asked for comes.
import { done, engineReady, holdWorkers, inBrowser, killWorker, press, run, same, wait } from "./browser.mjs";
import { inUse, offer } from "./models.mjs";

const SAID_MS = 10_000;
const AGAIN = "Start it again";

/** The next worker that begins dies before it has said anything. */
const doomNext = (page) =>
  page.evaluate(() => {
    const held = globalThis.workers;
    held.push = (worker) => {
      delete held.push;
      worker.terminate();
      return held.push(worker);
    };
  });

/** Said in words within ten seconds, two more for the page; a dialog that is open says it too. The button helps. */
async function toldOf(page, { words = "has not answered for ten seconds", heal = () => {} } = {}) {
  const told = page.getByText(words, { exact: false }).last();
  const begun = performance.now();
  await told.waitFor({ timeout: SAID_MS + 2000 });
  const took = performance.now() - begun;
  heal();
  await page.getByRole("button", { name: AGAIN, exact: true }).last().click();
  await told.waitFor({ state: "hidden", timeout: 5000 });
  return `said after ${(took / 1000).toFixed(1)} s`;
}

const canvases = (page) =>
  page.evaluate(async () => {
    await new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)));
    return [...document.querySelectorAll("#stage canvas")].map((canvas) => canvas.toDataURL()).join("|");
  });

const STEPS = 1200;
const TOY = `?lang=en&room=toy&steps=${STEPS}`;
const learned = (page) => page.getByText(`${STEPS} of ${STEPS} steps`).first().waitFor();
/** Somewhere in the middle. */
const learning = (page) =>
  page
    .getByText(/^[1-9]\d* of 1200 steps$/)
    .first()
    .waitFor();

/** The points of three chains, at their ends. */
async function points(page) {
  await learned(page);
  await page.getByRole("radio", { name: "Sampling", exact: true }).check();
  while ((await page.getByText(/from the data; fresh points/).count()) < 3) await wait(100);
  await page.getByRole("slider", { name: "Moment between noise and data" }).press("End");
  return canvases(page);
}

async function toyGoesOn(page, befall) {
  await press(page, "Train");
  const expected = await points(page);
  await page.getByRole("radio", { name: "Learning", exact: true }).check();
  await press(page, "Forget and begin again");
  await press(page, "Train");
  await learning(page);
  const found = await befall();
  same(await points(page), expected);
  return found;
}

/** What the dialog says of a file that it made. */
const saved = (page) => page.getByText(/^Saved backstep-/).waitFor();

const GENERATED = "?lang=en&engine=wasm&count=1&sampler=ddim:10";
async function film(page, format) {
  await engineReady(page);
  await run(page);
  await done(page);
  await press(page, "Make a film");
  await page.getByRole("radio", { name: format, exact: true }).check();
}

const CASES = {
  "the toy's is killed": [TOY, (page) => toyGoesOn(page, () => killWorker(page).then(() => toldOf(page)))],
  "the toy is loaded again": [
    TOY,
    (page) =>
      toyGoesOn(page, async () => {
        await wait(4000); // what passes between two writes to the disk
        await page.reload();
        const reached = await page
          .getByText(/^\d+ of 1200 steps$/)
          .first()
          .textContent();
        const [, step] = /^(\d+) of/.exec(reached) ?? [];
        await press(page, "Continue");
        return `on from step ${step}`;
      }),
  ],
  "the film's is killed": [
    GENERATED,
    async (page) => {
      await film(page, "GIF");
      await wait(3000); // its size was estimated
      await doomNext(page);
      await press(page, "Save film");
      const found = await toldOf(page);
      await saved(page);
      return found;
    },
  ],
  "what encodes a film does not come": [
    GENERATED,
    async (page) => {
      let healed = false;
      await page.context().route(/assets\/video-[^/]*\.js/, (route) => (healed ? route.continue() : undefined));
      await film(page, "MP4");
      await press(page, "Save film");
      const heal = () => {
        healed = true;
      };
      const found = await toldOf(page, { words: "nothing has come of it for ten seconds", heal });
      await saved(page);
      return found;
    },
  ],
  "the survey's is killed": [
    `${GENERATED}&room=machine`,
    async (page) => {
      await engineReady(page);
      await doomNext(page);
      await press(page, "Compare the engines");
      const found = await toldOf(page);
      await page.getByRole("button", { name: "Compare again", exact: true }).waitFor();
      return found;
    },
  ],
  "what takes a model in is killed as it begins": [
    GENERATED,
    async (page) => {
      await engineReady(page);
      await doomNext(page);
      const offered = offer(page);
      const found = await toldOf(page);
      await offered;
      await press(page, "Add it");
      await inUse(page);
      return found;
    },
  ],
  "what takes a model in is killed before it adds": [
    GENERATED,
    async (page) => {
      await engineReady(page);
      await offer(page);
      await page.getByRole("textbox", { name: "Name", exact: true }).fill("Shoes");
      await killWorker(page);
      await press(page, "Add it");
      const found = await toldOf(page);
      await inUse(page);
      await page.getByText("Shoes", { exact: false }).first().waitFor({ state: "attached" });
      return found;
    },
  ],
  "what makes PNGs is killed": [
    GENERATED,
    async (page) => {
      await engineReady(page);
      await run(page);
      await done(page);
      await doomNext(page);
      await press(page, "Share");
      const found = await toldOf(page);
      await press(page, "Save PNG");
      await saved(page);
      return found;
    },
  ],
  "what draws faces is killed": [
    `${GENERATED}&room=bits`,
    async (page) => {
      await engineReady(page);
      await doomNext(page);
      await press(page, "Draw a face");
      const found = await toldOf(page);
      await page
        .getByRole("button", { name: /^Remove/ })
        .first()
        .waitFor();
      return found;
    },
  ],
};

export const BESIDE = [
  {
    name: "other workers are killed",
    times: Object.keys(CASES).length,
    meet: ({ open }, i) => {
      const [name, [address, meet]] = Object.entries(CASES)[i % Object.keys(CASES).length];
      return inBrowser(open, {}, async (browser) => {
        const page = await browser.page(address, async (opened) => {
          await holdWorkers(opened);
          // A file is downloaded, where no hand is there for a dialog.
          await opened.addInitScript(() => {
            for (const name of ["showOpenFilePicker", "showSaveFilePicker"]) delete globalThis[name];
          });
          // What keeps the page's files would bring what is not to come.
          await opened.addInitScript(() => delete Navigator.prototype.serviceWorker);
        });
        const session = await page.context().newCDPSession(page);
        await session.send("Browser.setDownloadBehavior", { behavior: "deny" });
        page.on("dialog", (dialog) => void dialog.accept());
        try {
          return `${name}: ${await meet(page)}`;
        } catch (error) {
          throw new Error(`${name}: ${error.message}`);
        }
      });
    },
  },
];
