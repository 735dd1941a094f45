/** Where the page begins: the language and the theme, the first paint, and then the model. */
import "./ui/tokens.css";
import "./ui/base.css";
import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { restore } from "./app/address.ts";
import { applyTheme, keptTheme, wantsStillness } from "./app/preferences.ts";
import { begin } from "./app/start.ts";
import { preferredLanguage, speak } from "./i18n/i18n.ts";
import { App } from "./shell/App.tsx";

applyTheme(keptTheme());
await speak(preferredLanguage());
await restore();

const root = document.getElementById("root");
if (!root) throw new Error('index.html has no element with id "root"');
createRoot(root).render(
  <StrictMode>
    <I18nProvider i18n={i18n}>
      <App />
    </I18nProvider>
  </StrictMode>,
);

// After the first paint: nothing that loads may delay it.
requestAnimationFrame(() => setTimeout(() => void begin({ still: wantsStillness() })));
