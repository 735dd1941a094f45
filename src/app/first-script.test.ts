// @vitest-environment happy-dom
import { readFileSync } from "node:fs";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

const SCRIPT = readFileSync("vite/first-script.js", "utf8");

class NothingPainted {
  observe() {}
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("PerformanceObserver", NothingPainted);
  Object.defineProperty(document, "currentScript", { value: { dataset: { app: "./app.js" } }, configurable: true });
});
afterEach(() => {
  vi.useRealTimers();
  dispatchEvent(new Event("backstep-unopened")); // what listens once listens no more
  document.body.replaceChildren();
  history.replaceState(null, "", "/");
});

/** What it says once index.html has run it, with an app that comes so. */
async function said(load: () => Promise<unknown>, address = "/"): Promise<string | undefined> {
  history.replaceState(null, "", address);
  new Function("load", SCRIPT.replace("import(app)", "load(app)"))(load);
  await vi.advanceTimersByTimeAsync(10_000);
  return document.querySelector("[role=alert]")?.textContent;
}

function failing(times: number, error: Error) {
  let asked = 0;
  return async () => {
    if (asked++ < times) throw error;
  };
}

const unfetched = new TypeError("Failed to fetch dynamically imported module");

it("an app that fails to come twice is asked for a third time", async () => {
  expect(await said(failing(2, unfetched))).toBeUndefined();
});

it("one that can't be had is said to be missing, in the language that was asked for, with a way out", async () => {
  expect(await said(failing(3, unfetched))).toBe(
    "Backstep could not be loaded. Check the connection, then load the page again. Load again",
  );
  document.body.replaceChildren();
  expect(await said(failing(3, unfetched), "/?lang=ko")).toMatch(/^Backstep을 불러오지 못했습니다\..* 다시 불러오기$/);
});

it("one that a browser can't read is no matter of the network", async () => {
  expect(await said(failing(1, new SyntaxError("Unexpected token")))).toMatch(
    /^This browser is too old for Backstep\./,
  );
});

it("what the app itself lacks is said by the same words, once", async () => {
  expect(await said(failing(0, unfetched))).toBeUndefined();
  for (const _ of [1, 2]) dispatchEvent(new Event("backstep-unopened"));
  expect(document.querySelectorAll("[role=alert]").length).toBe(1);
});
