import { afterEach, expect, test, vi } from "vitest";
import { isFirstVisit } from "./first-visit.ts";
import { FakeBrowser } from "./testing/fake-browser.ts";

afterEach(() => void vi.unstubAllGlobals());

const open = (address: string) => new FakeBrowser(address).install();

test.each(["", "somewhere/", "somewhere/index.html"])("an address that says nothing: %j", (address) => {
  open(address);
  expect(isFirstVisit()).toBe(true);
});

test.each(["?room=notes", "#r=abc", "%23r=abc", "somewhere/%3Froom=notes"])("not one that does: %s", (address) => {
  open(address);
  expect(isFirstVisit()).toBe(false);
});

test("not a tab that was here before", () => {
  open("");
  history.replaceState({ place: "generate" }, "", "");
  expect(isFirstVisit()).toBe(false);
  open("");
  sessionStorage.setItem("any", "thing");
  expect(isFirstVisit()).toBe(false);
});
