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
  vi.restoreAllMocks();
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

test("what was damaged where it is kept is as if it were not there", async () => {
  const memory = cacheMemory(HERE);
  await memory.set("faces", found);
  const [[url, response]] = [...entries] as [[string, Response]];
  const bytes = new Uint8Array(await response.arrayBuffer());
  for (let bit = 0; bit < 8 * bytes.length; bit += 5) {
    const damaged = bytes.slice();
    damaged[bit >> 3]! ^= 1 << (bit & 7);
    entries.set(url, new Response(damaged));
    expect(await memory.get("faces"), `bit ${bit}`).toBeNull();
  }
  entries.set(url, new Response('{"build":"of an older page"}'));
  expect(await memory.get("faces")).toBeNull();
});

test("a browser that does not answer is as one that keeps nothing", async () => {
  vi.spyOn(console, "warn").mockImplementation(() => {});
  const never = () => new Promise<never>(() => {});
  for (const caches of [{ open: never }, { open: async () => ({ match: never, put: never }) }]) {
    vi.stubGlobal("caches", caches);
    const memory = cacheMemory(HERE, 20);
    await memory.set("faces", found);
    expect(await memory.get("faces")).toBeNull();
  }
});

test("a browser that keeps nothing, or refuses to, is no error", async () => {
  vi.spyOn(console, "warn").mockImplementation(() => {});
  const refuse = () => Promise.reject(new Error("no room"));
  vi.stubGlobal("caches", { open: async () => ({ match: refuse, put: refuse }) });
  await cacheMemory(HERE).set("faces", found);
  expect(await cacheMemory(HERE).get("faces")).toBeNull();
  vi.stubGlobal("caches", undefined);
  await cacheMemory(HERE).set("faces", found);
  expect(await cacheMemory(HERE).get("faces")).toBeNull();
});
