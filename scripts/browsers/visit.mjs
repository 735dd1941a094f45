// What somebody does in each browser, and what must come: words of it are printed, and held against Chromium's where a
// picture is a picture in any browser.
import { RUN } from "../chaos/browser.mjs";
import { ROOMS } from "../chaos/rooms.mjs";
import { ask, done, engine, heading, pixels, press, threads, until } from "./page.mjs";

const WASM = "?lang=en&engine=wasm&model=fashion-28";
/** Of another seed each time: what a tab has made before is there again, and is not made anew. */
const twenty = (seed) => `${WASM}&count=4&sampler=ddim:20&seed=${seed}`;
const LONG = `${WASM}&count=1&sampler=ddpm:300:fixed_large&seed=6`;
const WALK = `${WASM}&room=interpolate&way=seeds&sampler=ddim:20&intervals=4&seed=7`;

/** Smooth, a picture on the canvas is also the browser's own: how each enlarges is its affair. */
const asSquares = () => localStorage.setItem("backstep.look", "pixels");

async function made(session, address) {
  await session.open(address);
  await engine(session);
  await press(session, "Run");
  await done(session);
  return pixels(session);
}

/** `same`: what is said is to be what Chromium says. */
export const VISIT = [
  {
    name: "the page opens",
    meet: async (session, { url }) => {
      await session.open(url + twenty(1));
      await ask(session, asSquares);
      const isolated = await ask(session, () => crossOriginIsolated);
      return `${await engine(session)}, ${await threads(session)}${isolated ? "" : ", not isolated"}`;
    },
  },
  { name: "20 steps", same: true, meet: (session, { url }) => made(session, url + twenty(2)) },
  {
    name: "20 steps where no memory is shared",
    same: true,
    meet: async (session, { bare }) => {
      await session.open(`${bare}third-party-notices.txt`);
      await ask(session, asSquares);
      // The first visit: from the second on the service worker gives what the host does not.
      await session.open(bare + twenty(2));
      const shares = await ask(session, () => crossOriginIsolated || "SharedArrayBuffer" in globalThis);
      if (shares) throw new Error("memory is shared here");
      const said = `${await engine(session)}, ${await threads(session)}`;
      await press(session, "Run");
      await done(session);
      return `${said}: ${await pixels(session)}`;
    },
  },
  { name: "interpolates", same: true, meet: (session, { url }) => made(session, url + WALK) },
  {
    name: "a link is copied",
    meet: async (session, at) => {
      await made(session, at.url + twenty(4));
      await press(session, "Share");
      await press(session, "Copy link");
      const byHand = await until(session, "a link", () => {
        if (document.body.textContent.includes("Link copied")) return "copied";
        return document.querySelector('input[readonly][value*="#r="]')?.value;
      });
      if (byHand !== "copied") return "to copy by hand";
      // Others ask a person before a page may read what was copied.
      at.link ??= await ask(session, () => navigator.clipboard.readText());
      return "copied";
    },
  },
  {
    name: "a link of Chromium's",
    same: true,
    meet: async (session, { link }) => {
      await session.open("about:blank");
      await session.open(link);
      await press(session, "Make it again");
      return until(session, "what the replay is", () => {
        const [verdict] = /Identical|Not identical/.exec(document.querySelector("#root").textContent) ?? [];
        return verdict;
      });
    },
  },
  {
    name: "goes on after a reload",
    same: true,
    meet: async (session, { url }) => {
      const expected = await made(session, url + LONG);
      await press(session, "Restart");
      await until(session, "the middle", () => {
        const { value, max } = document.querySelector('input[aria-label="Timeline"]');
        return value > max / 3 && value < max;
      });
      await session.reload();
      await press(session, "Go on where it stopped");
      await done(session);
      const found = await pixels(session);
      if (found !== expected) throw new Error(`${found} instead of ${expected}`);
      return found;
    },
  },
  {
    name: "every room",
    meet: async (session, { url }) => {
      await session.open(url + RUN);
      await engine(session);
      for (const name of Object.values(ROOMS)) {
        await press(session, name);
        await heading(session, name);
      }
      return `${Object.keys(ROOMS).length} open`;
    },
  },
  {
    name: "without a network",
    same: true,
    meet: async (session, { url, network }) => {
      await session.open(url + twenty(5));
      await engine(session);
      await until(session, "a service worker", () => navigator.serviceWorker?.controller?.state === "activated");
      network.down();
      try {
        return await made(session, url + twenty(5));
      } finally {
        await network.up();
      }
    },
  },
];
