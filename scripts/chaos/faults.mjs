// What may befall a load: in each case the page says something, and then runs.
import { done, engineReady, inBrowser, RUN, run, wait } from "./browser.mjs";

/** What a visit fetches, by parts of addresses. */
const FILES = {
  "the manifest": /manifest\.json$/,
  "the weights": /\.onnx$/,
  "the runtime": /ort-wasm[^/]*\.wasm(\.gz)?$/,
  "the runtime's module": /ort-wasm[^/]*\.m?js$/,
  "the worker": /assets\/worker-[^/]*\.js$/,
};

/** What goes wrong with it, the first time that it is asked for. */
const WRONG = {
  "is refused": (route) => route.abort("connectionrefused"),
  "is cut off by the network": (route) => route.abort("connectionreset"),
  "is not there": (route) => route.fulfill({ status: 404, body: "" }),
  "is empty": (route) => route.fulfill({ status: 200, body: "" }),
  "comes late": async (route) => {
    await wait(12_000);
    await route.continue();
  },
  "breaks off": async (route) => {
    const response = await route.fetch();
    const body = await response.body();
    await route.fulfill({ response, body: body.subarray(0, body.length >> 1) });
  },
  "is an error of the server": (route) => route.fulfill({ status: 503, body: "" }),
  "is another file": (route) => route.fulfill({ status: 200, contentType: "text/html", body: "<p>Sign in</p>" }),
  "has a bit flipped": async (route) => {
    const response = await route.fetch();
    const body = await response.body();
    body[body.length >> 1] ^= 1;
    await route.fulfill({ response, body });
  },
};

const LOADS = Object.keys(FILES).flatMap((file) =>
  Object.keys(WRONG).map((wrong) => ({
    what: `${file} ${wrong}`,
    file: FILES[file],
    wrong: WRONG[wrong],
    meet: loads,
  })),
);

/** By itself, or by the one button that the page offers. */
async function loads(page, heal) {
  const again = page.getByRole("button", { name: "Try again", exact: true });
  await Promise.race([engineReady(page), again.waitFor()]);
  heal();
  if (await again.isVisible()) await again.click();
}

const press = (name) => async (page) => page.getByRole("button", { name, exact: true }).first().click();

/** A room whose code or styles don't come offers itself again. */
const entered = (name) => async (page, heal) => {
  await engineReady(page);
  await press(name)(page);
  await page.getByRole("button", { name: "Open it again", exact: true }).waitFor();
  heal();
  await press("Open it again")(page);
  await page.getByRole("heading", { level: 1, name, exact: true }).waitFor();
  await press("Generate")(page);
};

async function shared(page, heal) {
  await engineReady(page);
  await press("Share")(page);
  await page.getByText("A part of the page could not be loaded", { exact: false }).waitFor();
  await page.getByRole("heading", { level: 1, name: "Generate", exact: true }).waitFor();
  heal();
  await press("Share")(page);
  await page.getByRole("dialog").press("Escape");
}

async function translated(page, heal) {
  await engineReady(page);
  await press("Appearance and language")(page);
  const language = page.locator("select:has(option[value=ko])"); // its name changes with it
  await language.selectOption("ko");
  await page.getByText("could not be loaded", { exact: false }).waitFor();
  heal();
  await language.selectOption("ko");
  await page.locator("html[lang=ko]").waitFor({ state: "attached" });
  await language.selectOption("en");
  await page.locator("html[lang=en]").waitFor({ state: "attached" });
  await page.keyboard.press("Escape");
}

const LECTURES = "?lang=en&engine=wasm&room=lecture";
/** A visit before the service worker has all of the page. */
const alone = (page) => page.addInitScript(() => delete Navigator.prototype.serviceWorker);

/** What is given shows its pictures, or what it lacks, until they come. */
const given = (unfetched) => async (page, heal) => {
  const present = () => press("Present")(page);
  await present();
  await page.getByText(unfetched, { exact: false }).first().waitFor();
  heal();
  if (!(await page.getByRole("dialog").isVisible())) await present();
  await page.getByRole("dialog").getByRole("img").first().waitFor();
  await page.goto(new URL(RUN, page.url()).href);
};

/** What there is no page without: said by index.html itself. */
async function opened(page, heal) {
  const again = page.getByRole("button", { name: "Load again", exact: true });
  await again.waitFor();
  heal();
  await again.click();
}

/** Until it is healed: a chunk is asked for twice at once, by its preload and by its import. */
const refused = WRONG["is an error of the server"];
const PARTS = [
  { what: "the client", file: /\/of-page-[^/]+\.js/, meet: loads },
  { what: "Share", file: /\/ShareDialog-[^/]+\.js/, meet: shared },
  { what: "a language", file: /\/ko-[^/]+\.js/, meet: translated },
  { what: "the styles of Compare", file: /\/Compare-[^/]+\.css/, meet: entered("Compare") },
  ...["Bits", "Endings", "Interpolate"].map((room) => ({
    what: `the code of ${room}`,
    file: new RegExp(`/${room}-[^/]+\\.js`),
    meet: entered(room),
  })),
  { what: "the app", file: /\/index-[^/]+\.js/, meet: opened },
  { what: "what begins by itself, and reads an address", file: /\/soon-[^/]+\.js/, meet: opened },
  {
    what: "what presents a lecture",
    file: /\/Hall-[^/]+\.js/,
    meet: given("could not be loaded"),
    address: LECTURES,
    prepare: alone,
  },
  ...["is an error of the server", "is cut off by the network"].map((wrong) => ({
    what: `the pictures of a lecture: ${wrong}`,
    file: /recorded\/endings\.webp/, // of its first moment
    wrong: WRONG[wrong],
    meet: given("have not come yet"),
    address: LECTURES,
    prepare: alone,
  })),
].map((part) => ({ wrong: refused, ...part, lasts: true }));

const CASES = [...LOADS, ...PARTS];

export const FAULTS = [
  {
    name: "load faults",
    times: CASES.length,
    async meet({ open }, i) {
      const { what, file, wrong, meet, lasts = false, address = RUN, prepare } = CASES[i % CASES.length];
      let met = false;
      let healed = false;
      const heal = () => {
        healed = true;
      };
      const tell = (error) => {
        throw new Error(`${what}: ${error.message}`);
      };
      await inBrowser(open, {}, async ({ context, page: opens }) => {
        await context.route(file, (route) => {
          if (healed || (met && !lasts)) return route.continue();
          met = true;
          return wrong(route);
        });
        const page = await opens(address, prepare);
        await meet(page, heal);
        await engineReady(page);
        await run(page);
        await done(page);
        if (!met) throw new Error("it was never asked for");
      }).catch(tell);
    },
  },
];
