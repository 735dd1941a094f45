/** Two pages on one device, as far as their clients are concerned: a lock, and runs that do as the test says. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { FakeRun } from "../../run/testing/fake-client.ts";
import type { Event } from "../protocol.ts";
import { Turns } from "./turns.ts";

/** Locks of one name, granted in the order they were asked for. */
class FakeLocks {
  #last: Promise<unknown> = Promise.resolve();

  request(_name: string, { signal }: { signal: AbortSignal }, held: () => Promise<unknown>): Promise<unknown> {
    const before = this.#last;
    const mine = before.then(() => (signal.aborted ? undefined : held()));
    this.#last = mine;
    return mine;
  }
}

class FakePage {
  readonly turns: Turns;
  readonly heard: Event[] = [];
  readonly begun: FakeRun<null>[] = [];

  constructor(locks: FakeLocks) {
    this.turns = new Turns(locks as unknown as LockManager);
  }

  run({ paused = false, signal }: { paused?: boolean; signal?: AbortSignal } = {}) {
    const begin = (paused: boolean) => {
      const run = new FakeRun<null>(null, undefined);
      this.begun.push(run);
      if (paused) run.asked.push("begun paused");
      return run;
    };
    const handle = this.turns.take(begin, paused, signal);
    void (async () => {
      for await (const event of handle.events) this.heard.push(event);
    })();
    return handle;
  }

  get said(): string[] {
    return this.heard.map((event) => (event.kind === "queued" && event.elsewhere ? "waits" : event.kind));
  }
}

let locks: FakeLocks;
let first: FakePage;
let second: FakePage;

beforeEach(() => {
  locks = new FakeLocks();
  first = new FakePage(locks);
  second = new FakePage(locks);
});
afterEach(() => vi.useRealTimers());

const pace: Event = { id: 0, kind: "pace", pace: { stepsPerSecond: 1, secondsLeft: 1, position: 1, length: 2 } };
const begun = (page: FakePage, count = 1) => vi.waitFor(() => expect(page.begun).toHaveLength(count));

test("alone a page runs at once, and its events are the run's own", async () => {
  first.run();
  await begun(first);
  await first.begun[0]!.say(pace);
  await first.begun[0]!.say({ kind: "done", x: null });
  expect(first.said.filter((kind) => kind !== "queued")).toEqual(["pace", "done"]);
});

test("a page that may not ask for locks runs at once", async () => {
  locks.request = () => Promise.reject(new DOMException("sandboxed", "SecurityError"));
  const warned = vi.spyOn(console, "warn").mockImplementation(() => {});
  first.run();
  await begun(first);
  expect(warned).toHaveBeenCalledOnce();
  warned.mockRestore();
});

test("in sight both, the second waits, says so, and begins when the first is done", async () => {
  first.run();
  await begun(first);
  second.run();
  await vi.waitFor(() => expect(second.said).toEqual(["waits"]));
  expect(second.begun).toHaveLength(0);
  await first.begun[0]!.say(pace);
  expect(first.begun[0]!.asked).toEqual([]);
  await first.begun[0]!.say({ kind: "done", x: null });
  await begun(second);
  expect(second.said).toEqual(["waits", "queued"]);
});

test("out of sight a run stands still for one in sight, and goes on after it", async () => {
  first.run();
  await begun(first);
  first.turns.see(false);
  second.run();
  await vi.waitFor(() => expect(first.begun[0]!.asked).toEqual(["pause"]));
  expect(second.begun).toHaveLength(0);
  await first.begun[0]!.say({ kind: "paused", position: 3 });
  await begun(second);
  await vi.waitFor(() => expect(first.said.at(-1)).toBe("waits"));
  expect(first.said).not.toContain("paused");
  await second.begun[0]!.say({ kind: "done", x: null });
  await vi.waitFor(() => expect(first.begun[0]!.asked).toEqual(["pause", "resume"]));
  expect(first.said.at(-1)).toBe("queued");
});

test("a page that comes in sight asks then", async () => {
  first.run();
  await begun(first);
  first.turns.see(false);
  second.turns.see(false);
  second.run();
  await vi.waitFor(() => expect(second.said).toEqual(["waits"]));
  expect(first.begun[0]!.asked).toEqual([]);
  second.turns.see(true);
  await vi.waitFor(() => expect(first.begun[0]!.asked).toEqual(["pause"]));
});

test("a paused run leaves the device, and asks for it to go on", async () => {
  const handle = first.run();
  await begun(first);
  handle.pause();
  second.run();
  await begun(second);
  handle.resume();
  await vi.waitFor(() => expect(first.said.at(-1)).toBe("waits"));
  expect(first.begun[0]!.asked).toEqual(["pause"]);
  await second.begun[0]!.say({ kind: "done", x: null });
  await vi.waitFor(() => expect(first.begun[0]!.asked).toEqual(["pause", "resume"]));
});

test("a run that waits can be paused, and cancelled at once", async () => {
  first.run();
  await begun(first);
  const abort = new AbortController();
  second.run({ signal: abort.signal });
  const third = new FakePage(locks);
  const handle = third.run();
  await vi.waitFor(() => expect(third.said).toEqual(["waits"]));
  abort.abort();
  await vi.waitFor(() => expect(second.said.at(-1)).toBe("cancelled"));
  handle.pause();
  await begun(third);
  expect(third.begun[0]!.asked).toEqual(["begun paused"]);
});

test("what cannot be stopped is waited for", async () => {
  const events = new FakeRun<null>(null, undefined);
  const measuring = first.turns.take(() => ({ events: events.events }), false, undefined);
  void (async () => {
    for await (const event of measuring.events) first.heard.push(event);
  })();
  await events.say(pace);
  first.turns.see(false);
  second.run();
  await vi.waitFor(() => expect(second.said).toEqual(["waits"]));
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(second.begun).toHaveLength(0);
  await events.say({ kind: "done", x: null });
  await begun(second);
});
