/** Where the page begins: the rooms, the language and the theme, the first paint, and then the model. */
import "./ui/tokens.css";
import "./ui/base.css";
import { StrictMode, startTransition, useEffect, useLayoutEffect } from "react";
import { createRoot } from "react-dom/client";
import { installRooms } from "./app/install.ts";
import { address } from "./app/page.ts";
import { applyFirstLanguage, applyFirstLook, applyTheme, keptTheme, wantsStillness } from "./app/preferences.ts";
import { ROOMS } from "./rooms/index.ts";
import "./rooms/first.ts";
import { getState } from "./app/store.ts";
import { pageNamed } from "./scene/rooms.ts";
import { App } from "./shell/App.tsx";
import { begin } from "./shell/start.ts";

async function open(): Promise<void> {
  applyTheme(keptTheme());
  applyFirstLook();
  installRooms(ROOMS);
  await applyFirstLanguage();
  await address.restore();
  await viewHere();

  const root = document.getElementById("root");
  if (!root) throw new Error('index.html has no element with id "root"');
  if (document.documentElement.dataset.shell === "off") {
    root.replaceChildren();
    showRoot();
  }
  // In slices, between which the page answers: as a transition React gives way every few milliseconds.
  startTransition(() =>
    createRoot(root).render(
      <>
        <StrictMode>
          <App />
        </StrictMode>
        <Painted />
      </>,
    ),
  );
}

/** Takes the page that stood in index.html for gone, and begins once this one is painted: nothing may delay that. */
function Painted() {
  useLayoutEffect(showRoot, []);
  useEffect(() => {
    requestAnimationFrame(() => setTimeout(() => void begin({ still: wantsStillness() })));
  }, []);
  return null;
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
void open();
