import { IDBFactory, IDBOpenDBRequest } from "fake-indexeddb";
import "fake-indexeddb/auto";
import { openDB } from "idb";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { KeptStore } from "./kept.ts";
import { LectureStore } from "./lectures.ts";
import { Ledger } from "./ledger.ts";
import type { ProblemCode } from "./problem.ts";
import { LedgerProblem } from "./problem.ts";
import type { Kept } from "./records.ts";
import { RunStore, STAYS_MS } from "./runs.ts";
import { NAME, VERSION } from "./schema.ts";

let ledger: Ledger;
let kept: KeptStore;
let runs: RunStore;

beforeEach(() => {
  vi.stubGlobal("indexedDB", new IDBFactory());
  withDeadline(10_000);
});

/** A short one where it is to pass only: on a machine with much else to do everything is late. */
function withDeadline(deadline: number): void {
  ledger = new Ledger({ deadline });
  kept = new KeptStore(ledger);
  runs = new RunStore(ledger);
}

afterEach(() => {
  ledger.close();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

function whole(id: string, when: number) {
  const entry: Kept = {
    id,
    when,
    room: "generate",
    model: { id: "faces-32", title: "Faces", sha256: "ab" },
    samplers: ["ddpm"],
    seeds: ["1"],
    width: 32,
    height: 32,
    thumbnail: new Uint8Array([1, 2]),
    bytes: 3,
  };
  return { entry, png: new Uint8Array([when, 0, 255]) };
}

const rejection = (code: ProblemCode) => expect.objectContaining({ name: "LedgerProblem", code });

test("what is kept comes back bit for bit, the newest first, its pictures only when they are asked for", async () => {
  await kept.put(whole("a", 1), whole("b", 3));
  await kept.put(whole("c", 2));
  expect((await kept.list()).map(({ id }) => id)).toEqual(["b", "c", "a"]);
  expect((await kept.list())[0]).toEqual(whole("b", 3).entry);
  expect(await kept.pictures("b")).toEqual(new Uint8Array([3, 0, 255]));
  expect(await kept.pictures("x")).toBeNull();
  expect(await kept.size()).toEqual({ count: 3, bytes: 3 * (3 + 2) });
});

test("the browser is asked to keep what a person keeps once there is something, and only where it hasn't promised yet", async () => {
  let promised = false;
  const persist = vi.fn(async () => {
    promised = true;
    return true;
  });
  vi.stubGlobal("navigator", { storage: { persist, persisted: async () => promised } });
  await kept.list();
  await runs.begin({ tab: "t", slot: "generate" }, { head: null, came: null, bytes: 1, when: 1 });
  await kept.remove("x");
  expect(persist).not.toHaveBeenCalled();
  await kept.put(whole("a", 1));
  await vi.waitFor(() => expect(persist).toHaveBeenCalledOnce());
  await kept.put(whole("b", 2));
  await new LectureStore(ledger).put({ lecture: { id: "l", when: 1, lecture: 1 }, sheets: [] });
  expect(persist).toHaveBeenCalledOnce();
  promised = false;
  await new LectureStore(ledger).put({ lecture: { id: "m", when: 1, lecture: 1 }, sheets: [] });
  await vi.waitFor(() => expect(persist).toHaveBeenCalledTimes(2));
});

test("a browser that can't be asked, or throws at it, keeps what is kept all the same", async () => {
  vi.spyOn(console, "warn").mockImplementation(() => {});
  const throwing = { persisted: () => Promise.reject(new Error("no")) };
  for (const navigator of [{}, { storage: throwing }]) {
    vi.stubGlobal("navigator", navigator);
    await kept.put(whole("a", 1));
    expect(await kept.list()).toHaveLength(1);
  }
});

test("what is removed is given back, and can be put again", async () => {
  await kept.put(whole("a", 1), whole("b", 2));
  const removed = await kept.remove("a", "x");
  expect(removed).toEqual([whole("a", 1)]);
  expect(await kept.pictures("a")).toBeNull();
  await kept.put(...removed);
  expect((await kept.list()).map(({ id }) => id)).toEqual(["b", "a"]);
});

const part = (head: string, when: number, came: unknown = head, bytes = 4) => ({ head, when, came, bytes });

test("a run grows part by part, and a new one takes its place", async () => {
  const of = { tab: "t", slot: "generate" };
  await runs.begin(of, part("first", 1, new Float32Array([1])));
  await runs.begin({ tab: "t", slot: "generate/other" }, part("beside", 1));
  expect(await runs.add(of, part("second", 2, new Float32Array([2])))).toBe(true);
  expect((await runs.list())[0]).toEqual({ ...of, when: 2, head: "second", parts: 2, bytes: 8 });
  expect(await runs.came(of)).toEqual([new Float32Array([1]), new Float32Array([2])]);
  await runs.begin(of, part("again", 3));
  expect(await runs.came(of)).toEqual(["again"]);
  await runs.remove(of);
  expect(await runs.add(of, part("late", 4))).toBe(false);
  expect((await runs.list()).map(({ head }) => head)).toEqual(["beside"]);
});

test("what another tab left becomes this one's, with all that came of it", async () => {
  await runs.begin({ tab: "gone", slot: "generate" }, part("first", 1));
  await runs.add({ tab: "gone", slot: "generate" }, part("second", 2));
  const [left] = await runs.list();
  await runs.adopt([left!], "here");
  expect(await runs.list()).toEqual([{ ...left, tab: "here" }]);
  expect(await runs.came({ tab: "here", slot: "generate" })).toEqual(["first", "second"]);
  expect(await runs.came({ tab: "gone", slot: "generate" })).toEqual([]);
});

test("runs go after a day, and the oldest where they are too many", async () => {
  for (const [i, slot] of ["a", "b", "c", "d"].entries()) await runs.begin({ tab: "t", slot }, part(slot, i, slot, 10));
  const stays = await runs.prune(STAYS_MS + 1, 20);
  expect(stays.map(({ slot }) => slot)).toEqual(["d", "c"]);
  expect(await runs.list()).toEqual(stays);
  expect(await runs.came({ tab: "t", slot: "b" })).toEqual([]);
});

test("a write that fails half way leaves nothing behind", async () => {
  const half = ledger.write(["kept"], async (t) => {
    await t.objectStore("kept").put(whole("a", 1).entry);
    throw new Error("no");
  });
  await expect(half).rejects.toEqual(rejection("failed"));
  expect(await kept.list()).toEqual([]);
});

test("a browser without storage, or one that will not give it, is said to be one", async () => {
  vi.stubGlobal("indexedDB", undefined);
  await expect(kept.list()).rejects.toEqual(rejection("none"));
  const errors = [
    new DOMException("denied", "SecurityError"),
    // Chromium, where a person blocked all cookies.
    new DOMException("The user denied permission to access the database.", "UnknownError"),
  ];
  for (const error of errors) {
    const forbidden = () => {
      throw error;
    };
    vi.stubGlobal("indexedDB", { open: forbidden });
    await expect(kept.list()).rejects.toEqual(rejection("none"));
  }
});

test("storage that never answers is silent, and asked anew by the next call", async () => {
  withDeadline(500);
  const working = indexedDB;
  vi.stubGlobal("indexedDB", { open: () => new IDBOpenDBRequest() });
  await expect(kept.list()).rejects.toEqual(rejection("silent"));
  vi.stubGlobal("indexedDB", working);
  expect(await kept.list()).toEqual([]);
});

test("a transaction that is late is undone", async () => {
  withDeadline(500);
  const never = ledger.write(["kept"], async (t) => {
    await t.objectStore("kept").put(whole("a", 1).entry);
    for (;;) await t.objectStore("kept").get("a"); // goes on asking: it never ends by itself
  });
  await expect(never).rejects.toEqual(rejection("silent"));
  expect(await kept.list()).toEqual([]);
});

test("a full disk is full", async () => {
  await kept.list();
  const full = ledger.write(["kept"], () => Promise.reject(new DOMException("", "QuotaExceededError")));
  await expect(full).rejects.toEqual(rejection("full"));
});

test("a newer page in another tab gets the database; this one then says that it is newer", async () => {
  await kept.put(whole("a", 1));
  const newer = await openDB(NAME, VERSION + 1);
  await expect(kept.list()).rejects.toEqual(rejection("newer"));
  expect(await newer.count("kept")).toBe(1);
  newer.close();
});

test("what is thrown is a LedgerProblem", async () => {
  await expect(ledger.read(["kept"], () => Promise.reject(1))).rejects.toBeInstanceOf(LedgerProblem);
});
