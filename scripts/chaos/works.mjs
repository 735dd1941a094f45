// What may befall the bench while it measures, and a lecture while it is prepared: what was made is kept and not made
// again, and in the end all of it is what it would have been.
import {
  done,
  engineReady,
  holdWorkers,
  inBrowser,
  killWorker,
  press,
  restart,
  run,
  same,
  throwInWorker,
  wait,
} from "./browser.mjs";
import { batchesOf, made, put, storeOf } from "./stored.mjs";

/** A page that would lose something asks first. */
const leaves = (page) => page.on("dialog", (dialog) => void dialog.accept());

/** Each says whether the person has to ask again. */
const FAULTS = [
  { befall: throwInWorker },
  { befall: (page) => page.reload(), again: true },
  // Between two short runs nobody knows how fast it should answer: then it is said, with a button, and not ended.
  { befall: killWorker, asks: "Start it again" },
  // Its file is asked for anew by the worker that takes over: from what is kept, without a network.
  {
    befall: async (page) => {
      await page.context().setOffline(true);
      await throwInWorker(page);
    },
  },
];

/** Presses what is offered, if it is; ends with what is awaited. */
async function helped(page, asks, awaited) {
  const over = new AbortController();
  const help = async () => {
    while (!over.signal.aborted) {
      const button = page.getByRole("button", { name: asks, exact: true });
      if (await button.isVisible().catch(() => false)) await button.click();
      await wait(500);
    }
  };
  const helping = asks ? help() : null;
  try {
    return await awaited;
  } finally {
    over.abort();
    await helping;
  }
}

const BENCH = "?lang=en&engine=wasm&room=bench&model=fashion-28&rows=ddim:10;ddpm:10:fixed_large&count=64";
const BATCHES = 8;

const LECTURE = "?lang=en&engine=wasm&model=fashion-28&room=lecture";
const MOMENTS = 3;
const lectureOf = (id) => ({
  ...{ version: 1, id, title: { en: `Lecture ${id}` } },
  items: Array.from({ length: MOMENTS }, (_, i) => ({
    ...{ id: `moment-${i}`, title: { en: `Moment ${i}` }, recorded: null },
    address: `room=generate&model=fashion-28&count=1&sampler=ddpm:100:fixed_large&seed=${i + 1}`,
  })),
});

async function edit(page, id) {
  const row = page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: `Lecture ${id}` }) });
  await row.getByRole("button", { name: "Edit", exact: true }).click();
}

/** What the moments of a lecture show, in their order, once they all show something. */
async function preparedIn(page, id) {
  const late = performance.now() + 120_000;
  for (;;) {
    const { lecture } = (await storeOf(page, "lectures")).find((one) => one.id === id);
    const sheets = await storeOf(page, "sheets");
    const shown = lecture.items.flatMap(({ recorded }) => sheets.find(({ name }) => name === recorded?.sheet) ?? []);
    if (shown.length === MOMENTS) return JSON.stringify(shown.map(({ sheet, picture }) => [sheet.slots, picture]));
    if (performance.now() > late) throw new Error(`${shown.length} of ${MOMENTS} moments have pictures`);
    await wait(200);
  }
}

/** A try whose page meets one fault after another, from try to try. */
const disturbed =
  (address, work) =>
  ({ open, random }, i) =>
    inBrowser(open, {}, async (browser) => {
      const page = await browser.page(address, holdWorkers);
      leaves(page);
      await work({ page, random, again: false, ...FAULTS[i % FAULTS.length] });
    });

export const WORKS = [
  {
    name: "bench is disturbed",
    times: 8,
    meet: disturbed(BENCH, async ({ page, random, befall, again, asks }) => {
      await engineReady(page);
      await press(page, "Measure");
      await done(page);
      const expected = made(await batchesOf(page, BATCHES));
      await press(page, "Clear what was measured");
      await press(page, "Clear all of it, for every model");
      await press(page, "Measure");
      const before = await batchesOf(page, 1 + Math.floor(random() * (BATCHES - 2)));
      await befall(page);
      if (again) {
        await engineReady(page);
        await press(page, "Measure");
      }
      await helped(page, asks, done(page));
      const found = await batchesOf(page, BATCHES);
      same(made(found), expected);
      const anew = before.filter(({ when }) => !found.some((batch) => batch.when === when));
      if (anew.length > 0) throw new Error(`${anew.length} batches were measured again`);
    }),
  },
  {
    name: "lecture is prepared in spite of it",
    times: 8,
    meet: disturbed(LECTURE, async ({ page, random, befall, again, asks }) => {
      await page.getByText("You have no lecture yet", { exact: false }).waitFor();
      for (const id of ["calm", "stormy"]) {
        await put(page, "lectures", { id, when: Date.now(), lecture: lectureOf(id) });
      }
      await page.reload();
      await engineReady(page);
      await edit(page, "calm");
      await press(page, "Prepare");
      const expected = await preparedIn(page, "calm");
      await press(page, "All lectures");
      await edit(page, "stormy");
      await press(page, "Prepare");
      await page.getByText(`Preparing ${1 + Math.floor(random() * MOMENTS)} of ${MOMENTS}`).waitFor();
      await page.getByText(/^Step [1-9]/).waitFor();
      await befall(page);
      if (again) {
        await engineReady(page);
        await edit(page, "stormy");
        await press(page, "Prepare");
      }
      same(await helped(page, asks, preparedIn(page, "stormy")), expected);
    }),
  },
  {
    name: "moment was added, then SIGKILL",
    times: 3,
    async meet({ open }) {
      const first = await open();
      const page = await first.page("?lang=en&engine=wasm&model=fashion-28&count=1&sampler=ddim:10");
      await engineReady(page);
      await run(page);
      await done(page);
      await press(page, "Add to lecture");
      await page.getByText("Added to", { exact: false }).waitFor();
      await restart(page);
      await first.kill();
      const second = await open({ profile: first.profile });
      try {
        const next = await second.page(LECTURE);
        await press(next, "Present");
        await next.getByRole("dialog").getByRole("img").waitFor();
      } finally {
        await second.close();
      }
    },
  },
];
