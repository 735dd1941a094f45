/** A measurement, and what every other room runs, kept and found again: the real rooms, slots and database. */
import { IDBFactory } from "fake-indexeddb";
import "fake-indexeddb/auto";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { sceneOf, setScene } from "../app/actions.ts";
import { getState, setState } from "../app/store.ts";
import { client, loader, slots } from "../app/testing/fake-page.ts";
import { installForTests } from "../app/testing/install.ts";
import { Ledger } from "../ledger/ledger.ts";
import { RunStore } from "../ledger/runs.ts";
import { measured, useMeasured } from "../rooms/bits/measured.ts";
import { ROOMS } from "../rooms/index.ts";
import { dot } from "../rooms/testing/run.ts";
import { settled } from "../run/testing/fake-client.ts";
import { roomNamed } from "../scene/rooms.ts";
import type { BitsTerm } from "../worker/protocol.ts";
import { comeBack } from "./come-back.ts";
import { Keeper } from "./keeper.ts";

vi.mock("../app/page.ts", () => import("../app/testing/fake-page.ts"));
vi.mock("../app/choose-model.ts", () => ({ chooseModel: vi.fn() }));
vi.mock("../app/embed.ts", () => ({ EMBEDDED: false }));

let ledger: Ledger;
let runs: RunStore;

beforeEach(() => {
  vi.stubGlobal("indexedDB", new IDBFactory());
  vi.stubGlobal("localStorage", { getItem: () => null, setItem: () => {}, removeItem: () => {} });
  ledger = new Ledger();
  runs = new RunStore(ledger);
  installForTests(ROOMS, "bits");
  setState({ modelId: "dot", notices: [] });
  loader.arrive();
  client.runs.length = 0;
  client.measurements.length = 0;
  client.engine = { name: "fake", adapter: "none" };
});
afterEach(() => {
  for (const slot of slots.all) slot.empty();
  ledger.close();
  vi.unstubAllGlobals();
});

/** The page is loaded again: what it held is gone, what it kept is not. */
async function reload() {
  await new Keeper({ slots, runs, tab: "here" }).flush();
  for (const slot of slots.all) slot.empty();
  useMeasured.setState({ measured: null });
  setState({ notices: [] });
  loader.leave();
  const how = { linked: false, reloaded: true, late: false, still: false };
  await comeBack({ runs, all: await runs.list(), tab: "here", open: new Set(["here"]), ...how });
}
const notice = () => getState().notices.find(({ key }) => key === "came-back");

describe("a measurement", () => {
  const slot = () => slots.of("bits");
  const last = () => client.measurements.at(-1)!;
  const term = (t: number): BitsTerm => ({
    t,
    picture: 0,
    fixedSmall: t / 3,
    fixedLarge: t / 7,
    learned: null,
    epsilonMse: 0,
    x0Mse: 0,
  });
  const pace = (position: number) => ({ stepsPerSecond: 1, secondsLeft: 2, position, length: 3 });
  const say = (position: number, t: number) =>
    last().say({ kind: "terms", terms: [term(t)], prior: [0.5], pace: pace(position) });

  async function begun() {
    setScene({ ...sceneOf("bits"), pictures: [dot(0)], steps: "3" } as never);
    await roomNamed("bits").run();
    await settled();
    await say(1, 20);
    await say(2, 9);
  }

  test("that was under way is seen at once, waits, and asks for the terms that are missing", async () => {
    await begun();
    await reload();
    expect(measured()?.record.terms).toEqual([[term(20), term(9)]]);
    expect(notice()?.text()).toMatch(/^A measurement in Bits was interrupted .* ago, after 2 of 3 terms\.$/);
    const asked = client.measurements.length;
    loader.arrive();
    await settled();
    expect(slot().status).toMatchObject({ phase: "paused", pace: { position: 2, length: 3 } });
    expect(client.measurements.length).toBe(asked);
    notice()?.action?.run();
    await settled();
    expect(notice()).toBeUndefined();
    expect(last().spec).toMatchObject({ taken: 2, steps: "3" });
    await say(3, 1);
    await last().say({ kind: "done", x: null });
    expect(slot().status?.phase).toBe("done");
    expect(measured()?.record.terms).toEqual([[term(20), term(9), term(1)]]);
  });

  test("that was done is there as it was, asks nothing, and measures nothing", async () => {
    await begun();
    await say(3, 1);
    await last().say({ kind: "done", x: null });
    const bits = await roomNamed("bits").numbers?.(sceneOf("bits"));
    expect(bits).toEqual([expect.closeTo(0.5 + 30 / 3)]);
    await reload();
    const asked = client.measurements.length;
    loader.arrive();
    await settled();
    expect(slot().status).toMatchObject({ phase: "done", pace: { position: 3 } });
    expect(await roomNamed("bits").numbers?.(sceneOf("bits"))).toEqual(bits);
    expect(client.measurements.length).toBe(asked);
    expect(notice()).toBeUndefined();
  });

  test("is written part by part", async () => {
    await begun();
    const keeper = new Keeper({ slots, runs, tab: "here" });
    await keeper.flush();
    await say(3, 1);
    await keeper.flush();
    await keeper.flush();
    expect((await runs.list())[0]).toMatchObject({ parts: 2 });
    expect(keeper.holds("bits")).toBe(true);
    await reload();
    expect(measured()?.record.terms).toEqual([[term(20), term(9), term(1)]]);
  });

  test("on another engine begins again", async () => {
    await begun();
    await reload();
    client.engine = { name: "other", adapter: "none" };
    loader.arrive();
    await settled();
    slot().resume();
    await settled();
    expect(last().spec).toMatchObject({ taken: 0 });
  });
});

describe.each(["trajectory", "endings", "compare"])("what %s runs", (id) => {
  test("goes on from its newest states after a reload, in every slot", async () => {
    // Of a process of twenty steps.
    if (id === "endings")
      setScene({
        ...sceneOf(id),
        times: [20, 10],
        sampler: { kind: "ddpm", steps: "20", sigma: "fixed_large", clip: true },
      } as never);
    await roomNamed(id).run();
    await vi.waitFor(() => expect(client.runs.length).toBeGreaterThan(0));
    await settled();
    const begun = [...client.runs];
    expect(begun.length).toBeGreaterThan(0);
    for (const run of begun) {
      await run.started(20);
      const count = run.spec.lanes.length;
      for (let position = 0; position <= 6; position++) {
        const snapshot = { position, lane: 0, count, x: new Float32Array(count).fill(position), previous: null };
        if (position % 5 === 0) await run.say({ kind: "snapshot", snapshot });
        await run.frame(position, { count });
      }
    }
    await reload();
    expect(notice()?.action?.label()).toBe("Go on where it stopped");
    notice()?.action?.run();
    loader.arrive();
    await vi.waitFor(() => expect(client.runs.length).toBe(2 * begun.length));
    const again = client.runs.slice(begun.length);
    for (const run of again) {
      expect(run.from.at(-1)?.position).toBe(5);
      expect(run.spec.paused).toBe(false);
    }
  });
});
