import { IDBFactory } from "fake-indexeddb";
import "fake-indexeddb/auto";
import { openDB } from "idb";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { BatchStore } from "./batches.ts";
import { Ledger } from "./ledger.ts";
import type { Batch } from "./records.ts";
import { NAME } from "./schema.ts";

let ledger: Ledger;
let batches: BatchStore;

beforeEach(() => {
  vi.stubGlobal("indexedDB", new IDBFactory());
  ledger = new Ledger();
  batches = new BatchStore(ledger);
});
afterEach(() => {
  ledger.close();
  vi.unstubAllGlobals();
});

const made = (row: string, batch: number, when: number): Batch => ({
  row,
  batch,
  when,
  engine: "e",
  features: Uint16Array.of(when, 0x3c00),
  took: 5,
});
const numbers = async (row: string) => (await batches.of(row)).map(({ batch }) => batch);

test("a row's batches come back bit for bit, in their order; one with the same number takes its place", async () => {
  await batches.put(made("a", 2, 1));
  await batches.put(made("a", 0, 2));
  await batches.put(made("ab", 1, 3));
  await batches.put(made("a", 0, 4));
  expect(await batches.of("a")).toEqual([made("a", 0, 4), made("a", 2, 1)]);
  expect(await batches.size()).toEqual({ count: 3, bytes: 3 * 4 + 4 });
  await batches.clear();
  expect(await batches.size()).toEqual({ count: 0, bytes: 0 });
});

test("the oldest go where there are more than may be kept", async () => {
  for (let i = 0; i < 4; i++) await batches.put(made("a", i, i + 1), 3);
  expect(await numbers("a")).toEqual([1, 2, 3]);
  await batches.put(made("b", 0, 20), 2);
  expect(await numbers("a")).toEqual([3]);
  expect(await numbers("b")).toEqual([0]);
});

test("a database of the version before has a place for them, and keeps what it had", async () => {
  const old = await openDB(NAME, 1, {
    upgrade(database) {
      database.createObjectStore("kept", { keyPath: "id" }).createIndex("when", "when");
      database.createObjectStore("pictures", { keyPath: "id" });
      database.createObjectStore("runs", { keyPath: ["tab", "slot"] }).createIndex("when", "when");
      database.createObjectStore("snapshots", { keyPath: ["tab", "slot", "part"] });
    },
  });
  await old.put("pictures", { id: "x", png: Uint8Array.of(1) });
  old.close();
  await batches.put(made("a", 0, 1));
  expect(await numbers("a")).toEqual([0]);
  expect(await ledger.read(["pictures"], (t) => t.objectStore("pictures").count())).toBe(1);
});
