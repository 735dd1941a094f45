import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openTabs, thisTab } from "./tab.ts";

/** Locks that are held for ever, as tabs hold them, until the tab is gone. */
class FakeLocks {
  readonly held = new Set<string>();

  request(name: string, { signal }: { readonly signal: AbortSignal }, work: () => Promise<never>): Promise<unknown> {
    if (!this.held.has(name)) {
      this.held.add(name);
      return work();
    }
    return new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
  }

  async query() {
    return { held: [...this.held].map((name) => ({ name })) };
  }
}

let locks: FakeLocks;
let session: Map<string, string>;

function openTab(from = new Map<string, string>()): void {
  session = new Map(from);
  vi.stubGlobal("sessionStorage", {
    getItem: (key: string) => session.get(key) ?? null,
    setItem: (key: string, value: string) => void session.set(key, value),
  });
}

beforeEach(() => {
  locks = new FakeLocks();
  vi.stubGlobal("navigator", { locks });
  openTab();
});
afterEach(() => vi.unstubAllGlobals());

test("a tab keeps its name when it is loaded again", async () => {
  const name = await thisTab();
  locks.held.clear();
  openTab(session);
  expect(await thisTab()).toBe(name);
});

test("a tab that was duplicated has a name of its own, and both are open", async () => {
  const first = await thisTab();
  openTab(session);
  const second = await thisTab();
  expect(second).not.toBe(first);
  expect(await openTabs()).toEqual(new Set([first, second]));
  locks.held.clear();
  expect(await openTabs()).toEqual(new Set());
});

test("without locks, or storage, a tab has a name, and of others nothing is known", async () => {
  vi.stubGlobal("navigator", {});
  const denied = () => {
    throw new DOMException("denied", "SecurityError");
  };
  vi.stubGlobal("sessionStorage", { getItem: denied, setItem: denied });
  expect(await thisTab()).toMatch(/^[0-9a-f]+$/);
  expect(await openTabs()).toBeNull();
});
