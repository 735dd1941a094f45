import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { FileCache } from "./file-cache.ts";

const bytes = (length: number) => new Uint8Array(length).fill(length);
const never = () => new Promise<never>(() => {});
let files: Map<string, Uint8Array>;
let room: number;
let cache: FileCache;

beforeEach(() => {
  files = new Map();
  room = 100;
  cache = new FileCache({ findMs: 20, keepMs: 20 });
  const put = async (key: string, response: Response) => {
    const data = new Uint8Array(await response.arrayBuffer());
    const used = [...files.values()].reduce((sum, { length }) => sum + length, 0);
    if (used + data.length > room) throw new DOMException("", "QuotaExceededError");
    files.set(key, data);
  };
  vi.stubGlobal("caches", {
    open: async () => ({
      put,
      match: async (key: string) => files.has(key) && new Response(files.get(key) as Uint8Array<ArrayBuffer>),
      keys: async () => [...files.keys()],
      delete: async (key: string) => files.delete(key),
    }),
  });
});
afterEach(() => vi.unstubAllGlobals());

test("where there is no room, what was fetched the longest ago goes first, and no more than has to", async () => {
  await cache.keep("/a", bytes(40));
  await cache.keep("/b", bytes(30));
  await cache.keep("/c", bytes(20));
  await cache.keep("/d", bytes(45));
  expect([...files.keys()]).toEqual(["/b", "/c", "/d"]);
  expect(await cache.find("/d")).toEqual(bytes(45));
  expect(await cache.find("/a")).toBeNull();
});

test("what has no room alone is not kept", async () => {
  await cache.keep("/a", bytes(40));
  await expect(cache.keep("/b", bytes(101))).rejects.toMatchObject({ name: "QuotaExceededError" });
});

test("a storage that hangs, refuses or is missing is as if there were none", async () => {
  const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
  for (const caches of [{ open: never }, { open: () => Promise.reject(new Error("no")) }, undefined]) {
    vi.stubGlobal("caches", caches);
    expect(await cache.find("/a")).toBeNull();
    await expect(cache.keep("/a", bytes(1))).rejects.toThrow(/did not answer|no cache/);
  }
  warn.mockRestore();
});

test("what the browser lists and can't read, or takes for ever to read or to clear away, is fetched again", async () => {
  const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
  const lost = () => Promise.reject(new DOMException("", "NotFoundError"));
  for (const asked of [lost, never]) {
    vi.stubGlobal("caches", { open: async () => ({ match: async () => ({ arrayBuffer: asked }), delete: asked }) });
    expect(await cache.find("/a")).toBeNull();
    await cache.forget("/a");
  }
  warn.mockRestore();
});
