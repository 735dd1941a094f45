/** Kept and found again: the real rooms, slots and database, a worker that does as the test says. */
import { IDBFactory } from "fake-indexeddb";
import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { goTo, sceneOf, setScene } from "../app/actions.ts";
import { chooseKeeping, noteLeft } from "../app/keeping.ts";
import { getState, setState } from "../app/store.ts";
import { client, frames, loader, slots } from "../app/testing/fake-page.ts";
import { installForTests } from "../app/testing/install.ts";
import { Ledger } from "../ledger/ledger.ts";
import { LedgerProblem } from "../ledger/problem.ts";
import { RunStore } from "../ledger/runs.ts";
import { ROOMS } from "../rooms/index.ts";
import { settled } from "../run/testing/fake-client.ts";
import { roomNamed } from "../scene/rooms.ts";
import { comeBack } from "./come-back.ts";
import { Keeper } from "./keeper.ts";

vi.mock("../app/page.ts", () => import("../app/testing/fake-page.ts"));
vi.mock("../app/choose-model.ts", () => ({ chooseModel: vi.fn() }));
vi.mock("../app/embed.ts", () => ({ EMBEDDED: false }));

let ledger: Ledger;
let runs: RunStore;
const slot = () => slots.of("generate");
const room = () => roomNamed("generate");

beforeEach(() => {
  vi.stubGlobal("indexedDB", new IDBFactory());
  const storage = new Map<string, string>();
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => storage.get(key) ?? null,
    setItem: (key: string, value: string) => void storage.set(key, value),
    removeItem: (key: string) => void storage.delete(key),
  });
  ledger = new Ledger();
  runs = new RunStore(ledger);
  installForTests(ROOMS, "generate");
  setState({ modelId: "dot", notices: [] });
  setScene({ ...sceneOf("generate"), count: 1 } as never);
  loader.arrive();
  client.engine = { name: "fake", adapter: "none" };
});
afterEach(() => {
  slot().empty();
  ledger.close();
  vi.unstubAllGlobals();
});

const keeper = (tab = "here") => new Keeper({ slots, runs, tab });
const back = async (change: Partial<Parameters<typeof comeBack>[0]> = {}) => {
  const all = await runs.list();
  await comeBack({
    runs,
    all,
    tab: "here",
    open: new Set(["here"]),
    linked: false,
    reloaded: true,
    late: false,
    still: false,
    ...change,
  });
};
const notice = () => getState().notices.find(({ key }) => key === "came-back");

/** A run of twenty steps that has come to `position`; its states are those of 0, 5, 10 … */
async function begun(position: number) {
  await room().run();
  await settled();
  const run = client.last;
  await run.started(20);
  for (let at = 0; at <= position; at++) {
    if (at % 5 === 0) {
      const snapshot = { position: at, lane: 0, count: 1, x: new Float32Array([at]), previous: null };
      await run.say({ kind: "snapshot", snapshot });
    }
    await run.frame(at);
  }
  return run;
}

/** The page is loaded again: what it held is gone, what it kept is not. */
function reload() {
  slot().empty();
  loader.leave();
}

test("a run under way is seen at once where it was, waits, and goes on from its newest state", async () => {
  await begun(12);
  await keeper().flush();
  reload();
  await back();
  expect(slot().feed.recording?.positions()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  expect(slot().status).toMatchObject({ phase: "waiting", pictures: 1, length: 20 });
  expect(notice()?.text()).toMatch(/Generate was interrupted .* ago, at step 12 of 20/);

  loader.arrive();
  await settled();
  expect(client.last.spec.paused).toBe(true);
  expect(client.last.from.at(-1)?.position).toBe(10);
  await client.last.started(20);
  expect(slot().status?.phase).toBe("paused");
  notice()?.action?.run();
  expect(client.last.asked).toEqual(["resume"]);
  expect(notice()).toBeUndefined();
  for (const at of [11, 12, 13]) await client.last.frame(at);
  await client.last.say({ kind: "done", x: new Float32Array([1]) });
  expect(slot().feed.recording?.positions()).toEqual(Array.from({ length: 14 }, (_, i) => i));
});

test("it may be answered before there is a model, and in the transport", async () => {
  await begun(6);
  await keeper().flush();
  reload();
  await back();
  slot().resume();
  loader.arrive();
  await settled();
  expect(client.last.spec.paused).toBe(false);
  await client.last.started(20);
  expect(notice()).toBeUndefined();
});

test("what was done is there as it was, asks nothing, and runs nothing", async () => {
  const run = await begun(20);
  frames.next(500);
  await run.say({ kind: "done", x: new Float32Array([0.5]) });
  await keeper().flush();
  reload();
  await back();
  const asked = client.runs.length;
  loader.arrive();
  await settled();
  expect(slot().status).toMatchObject({ phase: "done", took: 500, engine: client.engine });
  expect(slot().feed.recording?.result).toEqual(new Float32Array([0.5]));
  expect(client.runs.length).toBe(asked);
  expect(notice()).toBeUndefined();
});

test("it is looked at as the address says, also once there is a model, and stays so while it goes on", async () => {
  const run = await begun(20);
  await run.say({ kind: "done", x: new Float32Array([0.5]) });
  await keeper().flush();
  reload();
  slot().playback.await({ position: 5, picture: 0 });
  await back();
  expect(slot().feed.moment).toMatchObject({ position: 5, picture: 0 });
  loader.arrive();
  await settled();
  expect(slot().status?.phase).toBe("done");
  expect(slot().feed.moment).toMatchObject({ position: 5, picture: 0 });
});

test("a run that began by itself goes on by itself, but not for who wants no motion", async () => {
  await begun(7);
  slot().uninvite();
  await keeper().flush();
  reload();
  await back();
  loader.arrive();
  await settled();
  expect(client.last.spec.paused).toBe(false);
  expect(slot().isUninvited).toBe(true);
  expect(notice()).toBeUndefined();
  reload();
  await back({ still: true });
  loader.arrive();
  await settled();
  expect(client.last.spec.paused).toBe(true);
});

test("on another engine it waits at its beginning, and says why", async () => {
  await begun(12);
  await keeper().flush();
  reload();
  await back();
  client.engine = { name: "other", adapter: "none" };
  loader.arrive();
  await settled();
  expect(client.last.from).toEqual([]);
  expect(client.last.spec.paused).toBe(true);
  expect(notice()?.text()).toContain("fake, none");
});

test("settings that were changed since stay changed", async () => {
  await begun(12);
  await keeper().flush();
  reload();
  const changed = { ...sceneOf("generate"), seed: "77" } as never;
  setScene(changed);
  await back();
  expect(sceneOf("generate")).toBe(changed);
  expect(slot().status?.scene).not.toMatchObject({ seed: "77" });
  loader.arrive();
  await settled();
  expect(client.last.from.at(-1)?.position).toBe(10);
});

test("whoever goes to other settings in the tab has those, and to the same what was made of them", async () => {
  await begun(12);
  await keeper().flush();
  reload();
  const before = sceneOf("generate");
  setScene({ ...before, seed: "77" } as never);
  await back({ reloaded: false });
  expect(slot().status).toBeUndefined();
  setScene(before);
  await back({ reloaded: false });
  expect(slot().status?.phase).toBe("waiting");
});

test("what a closed tab left is offered once, and comes in on a press", async () => {
  await begun(12);
  await keeper("gone").flush();
  reload();
  goTo("notes");
  await back({ open: new Set(["gone", "here"]) });
  expect(notice()).toBeUndefined();
  await back();
  const offered = notice();
  expect(offered?.action?.label()).toBe("Go on where it stopped");
  expect(slot().status).toBeUndefined();
  setState({ notices: [] });
  await back();
  expect(notice()).toBeUndefined();

  offered?.action?.run();
  await vi.waitFor(() => expect(getState().place).toBe("generate"));
  loader.arrive();
  await vi.waitFor(() => expect(client.last.from.at(-1)?.position).toBe(10));
  expect(client.last.spec.paused).toBe(false);
  expect((await runs.list()).map(({ tab }) => tab)).toEqual(["here"]);
});

test("a browser that was killed has forgotten that there was something: what this tab ran is offered too", async () => {
  await begun(12);
  await keeper().flush();
  reload();
  await back({ late: true });
  expect(slot().status).toBeUndefined();
  notice()?.action?.run();
  loader.arrive();
  await vi.waitFor(() => expect(client.last.from.at(-1)?.position).toBe(10));
  expect((await runs.list()).map(({ tab }) => tab)).toEqual(["here"]);
});

test("pictures that are done are offered after a crash only", async () => {
  const run = await begun(20);
  await run.say({ kind: "done", x: new Float32Array([0.5]) });
  await keeper("gone").flush();
  reload();
  noteLeft("gone");
  await back();
  expect(notice()).toBeUndefined();
  noteLeft("another");
  await back();
  expect(notice()?.action?.label()).toBe("Show them");
});

test("what was cancelled, put away, or is of another version is not there any more", async () => {
  const writing = keeper();
  await begun(12);
  await writing.flush();
  slot().cancel();
  await writing.flush();
  expect(await runs.list()).toEqual([]);
  await begun(3);
  await writing.flush();
  slot().empty();
  await writing.flush();
  expect(await runs.list()).toEqual([]);
  await runs.begin({ tab: "here", slot: "generate" }, { head: { format: 0 }, came: null, bytes: 0, when: Date.now() });
  await back();
  expect(slot().status).toBeUndefined();
});

test("where nothing can be kept it is said once, and the run goes on", async () => {
  const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
  vi.spyOn(runs, "begin").mockRejectedValue(new LedgerProblem("none", "no indexedDB"));
  const writing = keeper();
  const run = await begun(3);
  await writing.flush();
  setState({ notices: getState().notices.slice() });
  expect(getState().notices.map(({ key }) => key)).toEqual(["unkept-run"]);
  setState({ notices: [] });
  await run.frame(4);
  await writing.flush();
  expect(getState().notices).toEqual([]);
  expect(slot().status?.phase).toBe("running");
  expect(warn).toHaveBeenCalled();
});

test("after a day there is nothing to come back to", async () => {
  await begun(12);
  await keeper().flush();
  reload();
  const [run] = await runs.list();
  await back({ all: [{ ...run!, when: Date.now() - 25 * 3600 * 1000 }] });
  expect(slot().status).toBeUndefined();
  expect(notice()).toBeUndefined();
});

test("what was cleared away stays so, and is not said to be kept", async () => {
  const writing = keeper();
  const run = await begun(3);
  await writing.flush();
  expect(writing.holds("generate")).toBe(true);
  await runs.remove(...(await runs.list()));
  await run.frame(4);
  await writing.flush();
  expect(await runs.list()).toEqual([]);
  expect(writing.holds("generate")).toBe(false);
});

test("who wants nothing kept has nothing kept, from that moment on", async () => {
  chooseKeeping(false);
  const writing = keeper();
  const run = await begun(3);
  await writing.flush();
  expect(await runs.list()).toEqual([]);
  expect(writing.holds("generate")).toBe(false);
  chooseKeeping(true);
  await run.frame(4);
  await writing.flush();
  expect(writing.holds("generate")).toBe(true);
});

test("runs are written as they go: when one begins, every few seconds, when the tab is hidden, and when it ends", async () => {
  const tab = Object.assign(new EventTarget(), { hidden: false });
  vi.stubGlobal("document", tab);
  vi.stubGlobal("addEventListener", () => {});
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"], shouldAdvanceTime: false });
  const writing = keeper();
  const flush = vi.spyOn(writing, "flush");
  const stop = writing.follow();
  const passed = (ms: number) => vi.advanceTimersByTimeAsync(ms);
  await passed(0);
  expect(flush).toHaveBeenCalledTimes(1);
  const { store } = slots;
  const tell = (change: object) => {
    const status = { slot: "generate", phase: "running", ...change } as never;
    store.setState(({ runs }) => ({ runs: { ...runs, generate: status } }));
  };
  tell({});
  await passed(0);
  expect(flush).toHaveBeenCalledTimes(2);
  for (let i = 0; i < 10; i++) tell({ ahead: i });
  await passed(2900);
  expect(flush).toHaveBeenCalledTimes(2);
  await passed(200);
  expect(flush).toHaveBeenCalledTimes(3);
  tab.hidden = true;
  tab.dispatchEvent(new Event("visibilitychange"));
  await passed(0);
  expect(flush).toHaveBeenCalledTimes(4);
  tell({ phase: "done" });
  await passed(0);
  expect(flush).toHaveBeenCalledTimes(5);
  stop();
  tell({ phase: "running" });
  await passed(5000);
  expect(flush).toHaveBeenCalledTimes(5);
  vi.useRealTimers();
});
