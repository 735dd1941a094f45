/** Language, theme and how pictures look: the system's unless a person chose one. */
import { firstKnown, LANGUAGES, type Language } from "../i18n/languages.ts";
import { speaker } from "../i18n/speaker.ts";
import { EMBEDDED } from "./embed.ts";
import { dismiss, say } from "./notices.ts";
import { keep, kept } from "./storage.ts";
import { type Look, setState } from "./store.ts";
import { words } from "./words.ts";

/**
 * What the address asks for (`?lang=ko`), else what was chosen before, else the first of the browser's languages that
 * we speak. `?lang=pseudo`, for tests, is English in disguise.
 */
export async function applyFirstLanguage(): Promise<void> {
  const asked = new URLSearchParams(location.search).get("lang");
  if (asked === "pseudo") {
    const { pseudo } = await import("../i18n/pseudo.ts");
    speaker.disguise = pseudo;
    return;
  }
  await applyLanguage(firstKnown([asked, kept("language"), ...navigator.languages]));
}

/** Speaks a language once its words are there. Where they cannot be had, the page goes on as it is and says so. */
async function applyLanguage(language: Language): Promise<void> {
  try {
    await speaker.speak(language);
    dismiss("language");
  } catch {
    const text = () => words.say("menu.languageFailed", { language: LANGUAGES[language] });
    say({ key: "language", tone: "error", text });
  }
  // Said again it costs a style and a place for every element, in the first second of a visit.
  const { documentElement: page } = document;
  if (page.lang !== speaker.language) page.lang = speaker.language;
}

export async function chooseLanguage(language: Language): Promise<void> {
  keep("language", language);
  await applyLanguage(language);
}

export type Theme = "system" | "light" | "dark";

export function keptTheme(): Theme {
  const theme = kept("theme");
  return theme === "light" || theme === "dark" ? theme : "system";
}

export function applyTheme(theme: Theme): void {
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

export function chooseTheme(theme: Theme): void {
  keep("theme", theme === "system" ? null : theme);
  applyTheme(theme);
}

/** Smooth, which most people take for a picture, until pixels are chosen. */
export function applyFirstLook(): void {
  if (kept("look") === "pixels") setState({ look: "pixels" });
}

export function chooseLook(look: Look): void {
  keep("look", look === "smooth" ? null : look);
  setState({ look });
}

export function wantsStillness(): boolean {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}

/** Whether a run may begin that nobody pressed for. In a page of another's nobody came for one. */
export function runsUnasked(): boolean {
  return !EMBEDDED && !wantsStillness();
}
