import "fake-indexeddb/auto";
import "../testing/install.ts";
import { beforeEach, expect, test, vi } from "vitest";
import { batches, kept, lectures, runs } from "../../ledger/page.ts";
import { FILES_CACHE } from "../../models/file-cache.ts";
import { ORIGINALS_CACHE } from "../../pictures/originals.ts";
import { addBatch, useMeasured } from "../bench/measured.ts";
import { clear, holdings, keepUnasked } from "./holdings.ts";

vi.mock("../../app/embed.ts", () => ({ EMBEDDED: false }));
vi.mock("../../app/page.ts", () => import("../../app/testing/fake-page.ts"));

let stored: Map<string, Map<string, Blob>>;
let local: Map<string, string>;

beforeEach(async () => {
  stored = new Map([
    [ORIGINALS_CACHE, new Map([["/a", new Blob(["photo"])]])],
    [
      FILES_CACHE,
      new Map([
        ["/w", new Blob(["weights!"])],
        ["/x", new Blob(["wasm"])],
      ]),
    ],
  ]);
  local = new Map();
  vi.stubGlobal("caches", {
    has: async (name: string) => stored.has(name),
    delete: async (name: string) => stored.delete(name),
    open: async (name: string) => ({
      keys: async () => [...(stored.get(name)?.keys() ?? [])],
      match: async (key: string) => new Response(stored.get(name)?.get(key)),
    }),
  });
  vi.stubGlobal("navigator", {
    storage: { estimate: async () => ({ usage: 100, quota: 1000 }), persisted: async () => false },
  });
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => local.get(key) ?? null,
    setItem: (key: string, value: string) => void local.set(key, value),
    removeItem: (key: string) => void local.delete(key),
  });
  await runs.remove(...(await runs.list()));
  await runs.begin({ tab: "t", slot: "generate" }, { head: null, came: null, bytes: 7, when: 1 });
  await kept.remove(...(await kept.list()).map(({ id }) => id));
  await lectures.put({
    lecture: { id: "l", when: 1, lecture: {} },
    sheets: [{ lecture: "l", name: "s", sheet: {}, picture: new Blob(["picture"]) }],
  });
  await batches.clear();
  await batches.put({ row: "r", batch: 0, when: 1, engine: "e", features: new Uint16Array(2), took: 1 });
});

const own = [{ bytes: 30 }];
const counts = async () =>
  Object.fromEntries((await holdings(own)).kinds.map(({ kind, count, bytes }) => [kind, [count, bytes]]));

test("what the browser keeps is counted by kinds, and each is cleared alone", async () => {
  expect(await counts()).toEqual({
    kept: [0, 0],
    lectures: [1, 9],
    runs: [1, 7],
    batches: [1, 5],
    originals: [1, 5],
    weights: [2, 12],
    own: [1, 30],
  });
  expect(await holdings(own)).toMatchObject({ used: 100, most: 1000, persistent: false });
  await clear("weights");
  expect(await counts()).toMatchObject({ runs: [1, 7], originals: [1, 5], weights: [0, 0], own: [1, 30] });
  await clear("runs");
  await clear("originals");
  expect(await counts()).toMatchObject({ runs: [0, 0], originals: [0, 0], own: [1, 30] });
});

test("what the bench shows goes with what was kept of it, and stays where only nothing more is kept", async () => {
  const batch = { row: "shown", batch: 0, when: 1, engine: "e", features: new Uint16Array(2), took: 1 };
  await addBatch(batch);
  await keepUnasked(false);
  expect(useMeasured.getState().rows.shown).toEqual([batch]);
  expect(await counts()).toMatchObject({ batches: [0, 0] });
  await keepUnasked(true);
  await clear("batches");
  expect(useMeasured.getState().rows).toEqual({});
});

test("where nothing is to be kept unasked, what was is gone, and what was asked for stays", async () => {
  await keepUnasked(false);
  const asked = { weights: [2, 12], own: [1, 30], lectures: [1, 9] };
  expect(await counts()).toMatchObject({ runs: [0, 0], originals: [0, 0], ...asked });
  expect([...local.keys()]).toEqual(["backstep.keep-nothing"]);
  await keepUnasked(true);
  expect([...local.keys()]).toEqual([]);
});

test("a storage that does not answer is said to be silent, and nobody waits for its list for ever", async () => {
  const never = () => new Promise<never>(() => {});
  const { storage } = navigator;
  for (const hangs of [
    () => vi.stubGlobal("caches", { has: never, delete: never }),
    () => vi.stubGlobal("navigator", { storage: { ...storage, estimate: never } }),
    () => vi.stubGlobal("navigator", { storage: { ...storage, persisted: never } }),
  ]) {
    hangs();
    await expect(holdings(own, 20)).rejects.toMatchObject({ code: "silent" });
  }
  for (const kind of ["originals", "weights"] as const)
    await expect(clear(kind, 20)).rejects.toMatchObject({ code: "silent" });
});
