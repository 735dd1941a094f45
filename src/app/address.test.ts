/** The address, the browser's history and what a tab keeps, in a tab that goes where the test says. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import "../rooms/testing/install.ts";
import { ROOMS } from "../rooms/index.ts";
import { fakeSlots } from "../run/testing/fake-slots.ts";
import { goTo, sceneOf, setScene, undo } from "./actions.ts";
import { Address } from "./address.ts";
import { installRooms } from "./install.ts";
import { FIRST_MODEL, getState, setState } from "./store.ts";
import { FakeBrowser } from "./testing/fake-browser.ts";

let tab: FakeBrowser;
let slots: ReturnType<typeof fakeSlots>["slots"];
let address: Address;
let links: number;
let leave = () => {};

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** The page in a tab: opened, or loaded again. */
async function load(): Promise<void> {
  leave();
  tab.install();
  installRooms(ROOMS);
  setState({ modelId: FIRST_MODEL, notices: [] });
  ({ slots } = fakeSlots());
  address = new Address(slots);
  links = 0;
  await address.restore();
  leave = address.follow(() => links++);
}

async function open(at = ""): Promise<void> {
  tab = new FakeBrowser(at);
  await load();
}

/** Lets what waits be written, and what was asked of the history happen. */
async function rest(): Promise<void> {
  await vi.advanceTimersByTimeAsync(300);
  await vi.dynamicImportSettled();
}

const patch = (room: string, change: object) => setScene({ ...sceneOf(room), ...change }, Object.keys(change).join());
const scene = (room: string) => sceneOf(room) as unknown as Record<string, unknown>;
const said = () => getState().notices.map(({ text }) => text());

describe("settings", () => {
  it("are in the address once they rest, and come back when the page is loaded again, with their undo", async () => {
    await open();
    expect(tab.address).toBe("");
    patch("generate", { seed: "7" });
    patch("generate", { count: 3 });
    await rest();
    expect(tab.address).toBe("?room=generate&seed=7&count=3");
    await load();
    expect(scene("generate")).toMatchObject({ seed: "7", count: 3 });
    undo("generate");
    expect(scene("generate")).toMatchObject({ seed: "7", count: 16 });
  });

  it("one arrives with are where undo ends; other parts of the address are left alone", async () => {
    await open("?engine=wasm&room=endings&seed=8&model=fashion-28");
    expect(getState()).toMatchObject({ place: "endings", modelId: "fashion-28" });
    expect(scene("endings")).toMatchObject({ seed: "8" });
    expect(getState().scenes.endings?.past).toEqual([]);
    patch("endings", { seed: "9" });
    await rest();
    expect(tab.address).toBe("?engine=wasm&model=fashion-28&room=endings&seed=9");
  });

  it("that cannot be are refused in words, and so is a room that there isn't", async () => {
    await open("?room=generate&seed=-1");
    expect(said()).toEqual([expect.stringContaining("seed")]);
    expect(scene("generate")).toMatchObject({ seed: "2006" });
    await open("?room=cellar");
    expect(said()).toEqual([expect.stringContaining("cellar")]);
    expect(getState().place).toBe("generate");
  });

  it("that still wait are written when the page goes", async () => {
    await open();
    await rest();
    patch("generate", { seed: "7" });
    tab.leave();
    expect(tab.address).toBe("?room=generate&seed=7");
  });
});

describe("the history", () => {
  it("has an entry for a room one went to before anything followed", async () => {
    await open("?room=notes");
    leave();
    address = new Address(slots);
    await address.restore();
    goTo("endings");
    leave = address.follow(() => links++);
    expect([tab.entries, tab.address]).toEqual([2, "?room=endings"]);
    tab.go(-1);
    await rest();
    expect(getState().place).toBe("notes");
  });

  it("has an entry for every room one goes to; Back and Forward put its settings back, as a step to undo", async () => {
    await open();
    patch("generate", { seed: "7" });
    goTo("endings");
    patch("endings", { seed: "8" });
    await rest();
    expect([tab.entries, tab.address]).toEqual([2, "?room=endings&seed=8"]);
    patch("generate", { seed: "70" });
    tab.go(-1);
    await rest();
    expect([getState().place, scene("generate").seed]).toEqual(["generate", "7"]);
    undo("generate");
    expect(scene("generate").seed).toBe("70");
    tab.go(1);
    await rest();
    expect([getState().place, scene("endings").seed, tab.entries]).toEqual(["endings", "8", 2]);
  });

  it("a change that still waited to be written when one goes back is not written into the entry gone to", async () => {
    await open();
    patch("generate", { seed: "7" });
    await rest();
    goTo("trajectory");
    await rest();
    patch("trajectory", { seed: "9" });
    tab.go(-1);
    const there = tab.address;
    // Where what waits would be written, while the entry is read.
    vi.advanceTimersByTime(300);
    expect(tab.address).toBe(there);
    await rest();
    expect([getState().place, scene("generate").seed]).toEqual(["generate", "7"]);
    expect(tab.address).toBe("?room=generate&seed=7");
  });

  it("a link to a chapter is followed to where one reads", async () => {
    await open("#notes/forward");
    expect(getState().place).toBe("notes");
    expect(tab.address).toBe("?room=notes#notes/forward");
  });
});

describe("a moment", () => {
  it("is in the address while it isn't the newest, and there again when the page is loaded", async () => {
    await open("?room=trajectory");
    const { playback } = slots.of("trajectory");
    playback.hold(459);
    playback.look({ picture: 2, lens: "epsilon" });
    await rest();
    expect(tab.address).toBe("?room=trajectory&at=459:picture3:epsilon");
    await load();
    expect(slots.of("trajectory").feed.moment).toMatchObject({ position: 459, picture: 2, lens: "epsilon" });
    slots.of("trajectory").playback.hold(null);
    slots.of("trajectory").playback.look({ picture: null, lens: "x0" });
    await rest();
    expect(tab.address).toBe("?room=trajectory");
  });

  it("is no step to undo, and is not another room's", async () => {
    await open();
    slots.of("generate").playback.hold(5);
    expect(getState().scenes.generate?.past).toEqual([]);
    goTo("endings");
    expect(tab.address).toBe("?room=endings");
  });

  it("comes back with its entry of the history", async () => {
    await open();
    await rest();
    slots.of("generate").playback.hold(5);
    goTo("endings");
    slots.of("generate").playback.hold(9);
    tab.go(-1);
    await rest();
    expect(slots.of("generate").feed.moment.position).toBe(5);
    expect(tab.address).toBe("?room=generate&at=5");
  });

  it("that cannot be is refused in words", async () => {
    await open("?room=generate&at=soon");
    expect(said()).toEqual([expect.stringMatching(/at=soon.*expected a position/)]);
    expect(slots.of("generate").feed.moment.position).toBeNull();
  });
});

describe("a link to a recipe", () => {
  it("says how its room is looked at, and is looked at so where it is opened", async () => {
    await open();
    slots.of("compare").playback.hold(12);
    expect(address.linkTo("compare", "abc")).toBe("https://backstep.test/?at=12#r=abc");
    expect(address.linkTo("generate", "abc")).toBe("https://backstep.test/#r=abc");
    await open("?at=12#r=abc");
    expect(slots.of("generate").feed.moment.position).toBeNull();
    expect(tab.address).toBe("?at=12#r=abc");
    address.lookAsLinked("compare");
    goTo("compare");
    expect(slots.of("compare").feed.moment.position).toBe(12);
    expect(tab.address).toBe("?room=compare&at=12");
  });

  it("stays in the address until it is opened or forgotten; coming back to one asks again", async () => {
    await open("#r=abc");
    patch("generate", { seed: "7" });
    await rest();
    expect(tab.address).toBe("#r=abc");
    tab.go(0);
    expect(links).toBe(1);
    address.forgetLink();
    expect(tab.address).toBe("?room=generate&seed=7");
    slots.of("generate").playback.hold(5);
    address.lookAsLinked("generate");
    expect(slots.of("generate").feed.moment.position).toBe(5);
  });
});

it("where a browser lets the address be rewritten no more the page goes on, and is followed again later", async () => {
  const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
  await open();
  const { replaceState, pushState } = history;
  const refuse = () => {
    throw new DOMException("100 times per 30 seconds", "SecurityError");
  };
  Object.assign(history, { replaceState: refuse, pushState: refuse });
  patch("generate", { seed: "7" });
  await rest();
  goTo("endings");
  expect(getState().place).toBe("endings");
  expect(warn).toHaveBeenCalled();
  Object.assign(history, { replaceState, pushState });
  patch("endings", { seed: "8" });
  await rest();
  expect(tab.address).toBe("?room=endings&seed=8");
  warn.mockRestore();
});
