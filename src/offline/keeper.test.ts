import { createHash } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Keeper } from "./keeper.ts";
import { fakeCaches } from "./testing/fake-caches.ts";
import type { Version } from "./version.ts";

const SCOPE = "https://host.test/backstep/";
const hashOf = (text: string) => createHash("sha256").update(text).digest("base64");

/** A built folder, by address. */
type Folder = Readonly<Record<string, string>>;

const versionOf = (folder: Folder): Version => {
  const files = Object.fromEntries(Object.entries(folder).map(([path, text]) => [path, hashOf(text)]));
  return { id: hashOf(JSON.stringify(files)), files };
};

const FIRST = { "": "<page one>", "assets/room-1.js": "room one", "assets/same-0.css": "styles" };
const SECOND = { "": "<page two>", "assets/room-2.js": "room two", "assets/same-0.css": "styles" };
const THIRD = { "": "<page three>", "assets/room-3.js": "room three", "assets/same-0.css": "styles" };

let caches: ReturnType<typeof fakeCaches>;
/** What the host has now; null where there is no network. */
let host: Folder | null;
let asked: string[];
/** What the browser itself has of addresses, and gives where it isn't told to pass that by. */
let cached: Folder;

/** As a browser does, with the check of integrity. */
async function fetch(address: string, { integrity, cache }: RequestInit): Promise<Response> {
  const path = address.slice(SCOPE.length);
  asked.push(path);
  if (!host) throw new TypeError("Failed to fetch");
  const text = (cache === "default" ? cached[path] : undefined) ?? host[path];
  const answer = text === undefined ? new Response("not here", { status: 404 }) : new Response(text);
  if (integrity !== `sha256-${hashOf(text ?? "not here")}`) throw new TypeError("Failed to fetch: integrity");
  return answer;
}

const keeperOf = (folder: Folder, from: Pick<CacheStorage, "open"> = caches, answerMs?: number) =>
  new Keeper(versionOf(folder), { scope: SCOPE, caches: from, fetch }, answerMs);
const textOf = async (keeper: Keeper, path: string) => (await keeper.file(path))?.text();

/** A version that the host has comes into the browser. */
async function install(folder: Folder, pages = 1): Promise<Keeper> {
  host = folder;
  const keeper = keeperOf(folder);
  await keeper.fetchAll();
  await keeper.takeOver(pages);
  asked = [];
  return keeper;
}

/** Some bytes of a file change where it is kept. */
function damage(path: string): void {
  for (const kept of caches.all.values())
    for (const url of kept.keys()) if (url.startsWith(`${SCOPE}${path}?`)) kept.set(url, new Response("rOOm one"));
}

beforeEach(() => {
  caches = fakeCaches();
  asked = [];
  cached = {};
});
afterEach(() => void vi.restoreAllMocks());

describe("offline", () => {
  it("every file is there, and nothing is asked of the host", async () => {
    const keeper = await install(FIRST);
    host = null;
    for (const [path, text] of Object.entries(FIRST)) expect(await textOf(keeper, path)).toBe(text);
    expect(asked).toEqual([]);
  });

  it("what no version had is not answered for", async () => {
    const keeper = await install(FIRST);
    expect(await keeper.file("assets/other.js")).toBeNull();
    expect(keeper.has("models/faces-32/unet.onnx")).toBe(false);
  });

  it("a version that is not whole is of no use", async () => {
    host = { ...FIRST };
    host = Object.fromEntries(Object.entries(host).slice(0, 2));
    await expect(keeperOf(FIRST).fetchAll()).rejects.toThrow();
  });

  it("a host that sends something else for a file gives no version", async () => {
    host = { ...FIRST, "assets/room-1.js": "room one, and an advertisement" };
    await expect(keeperOf(FIRST).fetchAll()).rejects.toThrow(/integrity/);
  });
});

it("a copy that the browser has of an address is asked past where it is not what was built", async () => {
  cached = { "assets/room-1.js": "<p>Sign in</p>", "assets/same-0.css": "styles" };
  const keeper = await install(FIRST);
  host = null;
  expect(await textOf(keeper, "assets/room-1.js")).toBe("room one");
});

describe("a storage", () => {
  const never = () => new Promise<never>(() => {});
  const full = async () => Promise.reject(new DOMException("", "QuotaExceededError"));

  beforeEach(() => void vi.spyOn(console, "warn").mockImplementation(() => {}));

  it("that hangs or refuses is as if there were none: the host has every file, and is held to its hash", async () => {
    host = { ...FIRST, "assets/same-0.css": "others" };
    for (const open of [never, full]) {
      const keeper = keeperOf(FIRST, { open }, 20);
      expect(await textOf(keeper, "")).toBe("<page one>");
      expect(await textOf(keeper, "assets/room-1.js")).toBe("room one");
      expect(await keeper.file("assets/of-a-version-before.js")).toBeNull();
      if (open === full) await expect(keeper.file("assets/same-0.css")).rejects.toThrow(/integrity/);
    }
  });

  it("that is full keeps nothing more, and what was fetched is given all the same", async () => {
    host = FIRST;
    const keeper = keeperOf(FIRST, { open: async () => ({ ...(await caches.open("")), put: full }) });
    expect(await textOf(keeper, "assets/room-1.js")).toBe("room one");
    await expect(keeper.fetchAll()).rejects.toThrow();
  });

  it("that is only slow is waited for where there is no network", async () => {
    await install(FIRST);
    host = null;
    const open = async (name: string) => {
      await new Promise((resolve) => setTimeout(resolve, 60));
      return caches.open(name);
    };
    const keeper = keeperOf(FIRST, { open }, 20);
    expect(await textOf(keeper, "assets/room-1.js")).toBe("room one");
    expect(asked).toEqual(["assets/room-1.js"]);
  });
});

describe("a file that is damaged where it is kept", () => {
  it("is fetched again, and whole from then on", async () => {
    const keeper = await install(FIRST);
    damage("assets/room-1.js");
    expect(await textOf(keeper, "assets/room-1.js")).toBe("room one");
    expect(asked).toEqual(["assets/room-1.js"]);
    host = null;
    expect(await textOf(keeper, "assets/room-1.js")).toBe("room one");
  });

  it("is never given, even where no other can be had", async () => {
    const keeper = await install(FIRST);
    damage("assets/room-1.js");
    host = null;
    await expect(keeper.file("assets/room-1.js")).rejects.toThrow();
  });
});

describe("another version", () => {
  it("fetches only what it has not in common with the one before", async () => {
    await install(FIRST);
    host = SECOND;
    await keeperOf(SECOND).fetchAll();
    expect(asked.sort()).toEqual(["", "assets/room-2.js"]);
  });

  it("leaves the one before whole until it takes over, and for the page that changes to it", async () => {
    const before = await install(FIRST);
    host = SECOND;
    const after = keeperOf(SECOND);
    await after.fetchAll();
    host = null;
    expect(await textOf(before, "")).toBe("<page one>");
    expect(await textOf(before, "assets/room-1.js")).toBe("room one");
    await after.takeOver(1);
    expect(await textOf(after, "")).toBe("<page two>");
    expect(await textOf(after, "assets/room-1.js")).toBe("room one");
  });

  it("drops what is two versions old, but where other pages are open", async () => {
    await install(FIRST);
    await install(SECOND, 2);
    const third = await install(THIRD, 2);
    host = null;
    expect(await textOf(third, "assets/room-1.js")).toBe("room one");
    await third.takeOver(1);
    expect(await textOf(third, "assets/room-2.js")).toBe("room two");
    expect(await third.file("assets/room-1.js")).toBeNull();
    expect(await textOf(third, "assets/same-0.css")).toBe("styles");
  });

  it("that the host took back comes again as any other", async () => {
    await install(FIRST);
    await install(SECOND);
    const back = await install(FIRST);
    expect(await textOf(back, "")).toBe("<page one>");
    expect(await textOf(back, "assets/room-2.js")).toBe("room two");
  });
});
