import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { speaker } from "../i18n/speaker.ts";
import {
  applyFirstLanguage,
  applyFirstLook,
  applyTheme,
  chooseLanguage,
  chooseLook,
  chooseTheme,
  keptTheme,
  wantsStillness,
} from "./preferences.ts";
import { keep, kept } from "./storage.ts";
import { getState, setState } from "./store.ts";
import { words } from "./words.ts";

const page = { lang: "", dataset: {} as Record<string, string> };
let stored: Map<string, string>;
const at = (search: string) => vi.stubGlobal("location", { search });

beforeEach(() => {
  stored = new Map();
  vi.stubGlobal("document", { documentElement: page });
  vi.stubGlobal("navigator", { languages: ["de-AT", "ko-KR", "en"] });
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => void stored.set(key, value),
    removeItem: (key: string) => void stored.delete(key),
  });
  at("");
  setState({ notices: [] });
});
afterEach(async () => {
  vi.restoreAllMocks();
  await speaker.speak("en");
  vi.unstubAllGlobals();
});

describe("the language", () => {
  it("is the first of the browser's that there is, until one is chosen or asked for", async () => {
    await applyFirstLanguage();
    expect([speaker.language, page.lang]).toEqual(["ko", "ko"]);
    await chooseLanguage("en");
    expect(page.lang).toBe("en");
    await applyFirstLanguage();
    expect(page.lang).toBe("en");
    at("?lang=ko");
    await applyFirstLanguage();
    expect(page.lang).toBe("ko");
  });

  it("is English in disguise for tests", async () => {
    at("?lang=pseudo");
    await applyFirstLanguage();
    expect(words.say("menu.languageFailed", { language: "한국어" })).toMatch(/^⟦.*⟧$/);
    speaker.disguise = null;
  });

  it("whose words cannot be had leaves the page as it is, and says so until it can", async () => {
    const speak = vi.spyOn(speaker, "speak").mockRejectedValueOnce(new Error("offline"));
    await chooseLanguage("ko");
    expect(page.lang).toBe("en");
    expect(getState().notices).toHaveLength(1);
    speak.mockRestore();
    await chooseLanguage("en");
    expect(getState().notices).toEqual([]);
  });
});

describe("the theme", () => {
  it("is the system's until one is chosen, and again when that is", () => {
    expect(keptTheme()).toBe("system");
    chooseTheme("dark");
    expect([keptTheme(), page.dataset.theme]).toEqual(["dark", "dark"]);
    chooseTheme("system");
    expect([keptTheme(), page.dataset.theme, stored.size]).toEqual(["system", undefined, 0]);
    keep("theme", "sepia");
    expect(keptTheme()).toBe("system");
    applyTheme("light");
    expect(page.dataset.theme).toBe("light");
  });
});

it("pictures are smooth until pixels are chosen, and again when that is", () => {
  applyFirstLook();
  expect(getState().look).toBe("smooth");
  chooseLook("pixels");
  expect([getState().look, kept("look")]).toEqual(["pixels", "pixels"]);
  setState({ look: "smooth" });
  applyFirstLook();
  expect(getState().look).toBe("pixels");
  chooseLook("smooth");
  expect([getState().look, kept("look")]).toEqual(["smooth", null]);
});

it("what is wanted to stand still does", () => {
  vi.stubGlobal("matchMedia", (query: string) => ({ matches: query === "(prefers-reduced-motion: reduce)" }));
  expect(wantsStillness()).toBe(true);
});

it("a browser that keeps nothing is no error", () => {
  vi.stubGlobal("localStorage", undefined);
  keep("theme", "dark");
  expect(kept("theme")).toBeNull();
});
