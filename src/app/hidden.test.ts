import { afterEach, beforeEach, describe, expect, it, test, vi } from "vitest";
import { chainJob } from "../run/chain.ts";
import { settled } from "../run/testing/fake-client.ts";
import { picture } from "../run/testing/fake-slots.ts";
import { paceKept, watchHiding } from "./hidden.ts";
import { getState, setState } from "./store.ts";
import { client, loader, slots } from "./testing/fake-page.ts";

vi.mock("./page.ts", () => import("./testing/fake-page.ts"));

test("a run that was to end in 100 s and did a tenth in 40 s kept a quarter of its pace", () => {
  // Four micro-batches: the rate counts each one's steps.
  const before = { position: 200, length: 1000, secondsLeft: 100, stepsPerSecond: 32 };
  expect(paceKept(before, 80, 40)).toBeCloseTo(0.25);
  expect(paceKept(before, 320, 40)).toBeCloseTo(1);
});

test("a glance away, and a run that had no pace yet, say nothing", () => {
  const before = { position: 0, length: 1000, secondsLeft: 100, stepsPerSecond: 8 };
  expect(paceKept(before, 0, 2)).toBeNull();
  expect(paceKept({ ...before, secondsLeft: 0 }, 5, 40)).toBeNull();
});

describe("a hidden tab", () => {
  const tab = { hidden: false, title: "", addEventListener: vi.fn() };
  const turn = (hidden: boolean) => {
    tab.hidden = hidden;
    for (const [, listener] of tab.addEventListener.mock.calls) listener();
  };
  const pace = (position: number) =>
    client.last.say({ kind: "pace", pace: { stepsPerSecond: 1, secondsLeft: 100 - position, position, length: 100 } });
  let now = 0;

  beforeEach(async () => {
    vi.stubGlobal("document", tab);
    vi.spyOn(performance, "now").mockImplementation(() => now);
    tab.addEventListener.mockClear();
    setState({ notices: [] });
    watchHiding();
    loader.arrive();
    slots.of("generate").empty();
    slots.of("generate").start(chainJob(picture("1")));
    await settled();
    await client.last.started(100);
    await pace(20);
    turn(true);
  });
  afterEach(() => {
    slots.of("generate").empty();
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  it("says in its title how far its runs are, and that they are done", async () => {
    expect(tab.title).toMatch(/20/);
    await pace(40);
    expect(tab.title).toMatch(/40/);
    await client.last.say({ kind: "done", x: null });
    expect(tab.title).not.toMatch(/40/);
    expect(tab.title).toMatch(/[Dd]one/);
    turn(false);
    expect(tab.title).not.toMatch(/[Dd]one/);
  });

  it("tells who comes back how much slower the browser made the run", async () => {
    now += 40_000;
    await pace(30);
    turn(false);
    // 40 steps were to be expected; ten were done.
    expect(getState().notices.map(({ text }) => text())).toEqual([expect.stringMatching(/10.*25/)]);
  });

  it("says nothing where it kept its pace, and nothing of a run that was started anew", async () => {
    now += 40_000;
    await pace(60);
    turn(false);
    turn(true);
    slots.of("generate").restart();
    now += 40_000;
    turn(false);
    expect(getState().notices).toEqual([]);
  });
});
