import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { cacheMemory, type Remembered } from "./memory.ts";

const HERE = "https://x.test/assets/worker-1.js";
const found: Remembered = {
  name: "b",
  rejected: [{ name: "a", label: "A", device: "gpu", reason: "slower", detail: "200 ms; 50 ms" }],
};

let entries: Map<string, Response>;

beforeEach(() => {
  entries = new Map();
  const cache = {
    match: async (url: string) => entries.get(url)?.clone(),
    put: async (url: string, response: Response) => void entries.set(url, response),
  };
  vi.stubGlobal("caches", { open: async () => cache });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

test("what was found comes back under its key, and under no other", async () => {
  const memory = cacheMemory(HERE);
  expect(await memory.get("faces on a GPU")).toBeNull();
  await memory.set("faces on a GPU", found);
  expect(await memory.get("faces on a GPU")).toEqual(found);
  expect(await memory.get("faces on another")).toBeNull();
});

test("another build finds out by itself", async () => {
  await cacheMemory(HERE).set("faces", found);
  expect(await cacheMemory("https://x.test/assets/worker-2.js").get("faces")).toBeNull();
});

test("a browser that keeps nothing, or refuses to, is no error", async () => {
  const refuse = () => Promise.reject(new Error("no room"));
  vi.stubGlobal("caches", { open: async () => ({ match: refuse, put: refuse }) });
  await cacheMemory(HERE).set("faces", found);
  expect(await cacheMemory(HERE).get("faces")).toBeNull();
  vi.stubGlobal("caches", undefined);
  await cacheMemory(HERE).set("faces", found);
  expect(await cacheMemory(HERE).get("faces")).toBeNull();
});
