/** Where the page begins: the language and the theme, the first paint, and then the model. */
import "./ui/tokens.css";
import "./ui/base.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { restore } from "./app/address.ts";
import { applyLanguage, applyTheme, keptTheme, preferredLanguage, wantsStillness } from "./app/preferences.ts";
import { begin } from "./app/start.ts";
import { App } from "./shell/App.tsx";

async function open(): Promise<void> {
  applyTheme(keptTheme());
  await applyLanguage(preferredLanguage());
  await restore();

  const root = document.getElementById("root");
  if (!root) throw new Error('index.html has no element with id "root"');
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );

  // After the first paint: nothing that loads may delay it.
  requestAnimationFrame(() => setTimeout(() => void begin({ still: wantsStillness() })));
}

// Not awaited here: a module that waits would make the bundler split every language again (vite.config.ts).
void open();
