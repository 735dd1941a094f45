// What may befall a load: in each case the page says something, and then runs.
import { done, engineReady, RUN, run } from "./browser.mjs";

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

const CASES = Object.keys(FILES).flatMap((file) => Object.keys(WRONG).map((wrong) => ({ file, wrong })));

export const FAULTS = [
  {
    name: "load faults",
    times: CASES.length,
    async meet({ open }, i) {
      const { file, wrong } = CASES[i % CASES.length];
      const browser = await open();
      let failed = null;
      try {
        let met = false;
        await browser.context.route(FILES[file], (route) => {
          if (met) return route.continue();
          met = true;
          return WRONG[wrong](route);
        });
        const page = await browser.page(RUN);
        // By itself, or by the one button that the page offers.
        const again = page.getByRole("button", { name: "Try again", exact: true });
        await Promise.race([engineReady(page), again.waitFor()]);
        if (await again.isVisible()) await again.click();
        await engineReady(page);
        await run(page);
        await done(page);
        if (!met) throw new Error("it was never asked for");
      } catch (error) {
        failed = new Error(`${file} ${wrong}: ${error.message}`);
      }
      await browser.close().catch((error) => {
        failed ??= new Error(`${file} ${wrong}: ${error.message}`);
      });
      if (failed) throw failed;
    },
  },
];
