/** Where the page begins: the rooms, the language and the theme, the first paint, and then the model. */
import "./ui/tokens.css";
import "./ui/base.css";
import { startTransition } from "react";
import { createRoot, hydrateRoot } from "react-dom/client";
import { isFirstVisit } from "./app/first-visit.ts";
import { insist } from "./app/insist.ts";
import { installRooms } from "./app/install.ts";
import { applyFirstLanguage, applyFirstLook, applyTheme, keptTheme, wantsStillness } from "./app/preferences.ts";
import { getState, setState } from "./app/store.ts";
import { latePart } from "./rooms/first.ts";
import { ROOMS } from "./rooms/index.ts";
import { pageNamed } from "./scene/rooms.ts";
import { watchMissing } from "./shell/missing.ts";
import { Page } from "./shell/Page.tsx";

async function open(): Promise<void> {
  watchMissing();
  const start = insist(() => import("./shell/start.ts"));
  // Told where they are waited for (begin, and the room).
  for (const part of [start, latePart()]) part.catch(() => {});
  applyTheme(keptTheme());
  applyFirstLook();
  installRooms(ROOMS);
  await applyFirstLanguage();
  if (!isFirstVisit()) await insist(async () => (await import("./app/page-address.ts")).address.restore());
  await viewHere();

  const root = document.getElementById("root");
  if (!root) throw new Error('index.html has no element with id "root"');
  // After the first paint: nothing that loads may delay it.
  const page = <Page onShown={showRoot} onPainted={() => void begin(start)} />;
  if (document.documentElement.dataset.shell === "off") {
    root.replaceChildren();
    showRoot();
  }
  // In slices, between which the page answers: as a transition React gives way every few milliseconds.
  startTransition(() => {
    // What stands in index.html is this page; it only begins to live.
    if (root.hasChildNodes()) hydrateRoot(root, page, { onRecoverableError: madeAnew });
    else createRoot(root).render(page);
  });
}

/** A browser that translates, or an extension, changed the page before it came to life: React makes it itself then. */
function madeAnew(error: unknown): void {
  console.warn("the page of index.html was changed before it came to life, and is made anew", error);
}

/** What happens by itself comes when there is something to see. */
async function begin(start: Promise<typeof import("./shell/start.ts")>): Promise<void> {
  try {
    const { begin } = await start;
    await begin({ still: wantsStillness() }).catch(failed);
  } catch (error) {
    unopened(error);
  }
}

/** The page says so, and can load a model. */
function failed(error: unknown): void {
  setState({ model: { phase: "failed", failure: { code: "internal", message: String(error) } } });
}

/** Something that the page can't be without: index.html has the words (vite/first-script.js), for there may be no others. */
function unopened(error: unknown): void {
  console.error(error);
  dispatchEvent(new Event("backstep-unopened"));
}

function showRoot(): void {
  delete document.documentElement.dataset.shell;
}

/** The view that is painted first; where it cannot be had, the page says so itself. */
async function viewHere(): Promise<void> {
  const page = pageNamed(getState().place);
  await page.View.load().catch(() => {});
}

// Not awaited here: a module that waits would make the bundler split every language again (vite.config.ts).
open().catch(unopened);
