/** A worker as the page watches it: what is told of its silence, and that nothing but its owner ends it. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { listen } from "./ping.ts";
import { FakeWorker } from "./testing/fake-worker.ts";
import { WatchedWorker } from "./watched-worker.ts";

let worker: FakeWorker<string, string>;
let told: string[];
let owes: boolean;
let usual: number;
let watched: WatchedWorker<string, string>;

beforeEach(() => {
  vi.useFakeTimers();
  worker = new FakeWorker();
  [told, owes, usual] = [[], false, 0];
  watched = new WatchedWorker(() => worker as unknown as Worker, {
    heard: (message: string) => told.push(message),
    broken: (message) => told.push(`broken: ${message}`),
    // It is told with every tick; what matters is when that turns.
    silent: (_, answers) => {
      const word = answers ? "waits" : "silent";
      if (told.at(-1) !== word) told.push(word);
    },
    answers: () => told.push("answers"),
    owes: () => owes,
    usual: () => usual,
  });
});
afterEach(() => {
  watched.end();
  vi.useRealTimers();
});

const pass = (seconds: number) => vi.advanceTimersByTimeAsync(1000 * seconds);

/** Lets time pass, in which the worker answers what it is asked. */
async function alive(seconds: number) {
  for (let i = 0; i < seconds; i++) {
    const before = worker.pings;
    await pass(1);
    if (worker.pings > before) worker.pong();
  }
}

test("one that was killed without a word is told of within ten seconds; until it speaks or is ended", async () => {
  await pass(7);
  expect([told, worker.pings]).toEqual([[], 1]);
  await pass(3);
  expect(told).toEqual(["silent"]);
  worker.says("late");
  expect(told).toEqual(["silent", "answers", "late"]);
  await pass(10);
  watched.end();
  expect(told.slice(3)).toEqual(["silent", "answers"]);
  expect(vi.getTimerCount()).toBe(0);
});

test("one that is busy with something long answers late, and is never ended for it", async () => {
  await pass(600);
  expect([told, worker.terminated]).toEqual([["silent"], false]);
  worker.pong();
  expect(told).toEqual(["silent", "answers"]);
});

test("one that answers is let be, as long as nothing is waited for; else what it owes is told not to come", async () => {
  await alive(60);
  expect(told).toEqual([]);
  owes = true;
  await alive(10);
  expect(told).toEqual(["waits"]);
  await alive(60);
  expect([told, worker.terminated]).toEqual([["waits"], false]);
  worker.says("at last");
  expect(told).toEqual(["waits", "answers", "at last"]);
  await alive(10);
  owes = false;
  await alive(4);
  expect(told.slice(3)).toEqual(["waits", "answers"]);
});

test("one that dies after a while of bringing nothing is no longer said to be there", async () => {
  owes = true;
  await alive(10);
  await pass(10);
  expect(told).toEqual(["waits", "silent"]);
  worker.pong();
  await alive(2);
  expect(told).toEqual(["waits", "silent", "waits"]);
});

test("what takes it long as a rule is waited for as long", async () => {
  usual = 20_000;
  await pass(59);
  expect(told).toEqual([]);
  await pass(2);
  expect(told).toEqual(["silent"]);
});

test("one that breaks says why, or that its script did not come; one that was ended says nothing", async () => {
  worker.breaks();
  worker.breaks("no memory");
  worker.says("here");
  worker.breaks();
  expect(told).toEqual(["broken: null", "broken: no memory", "here", "broken: "]);
  watched.tell("more");
  watched.end();
  watched.tell("after");
  worker.says("late");
  worker.breaks("late");
  await pass(60);
  expect([told.length, worker.heard, worker.terminated]).toEqual([4, ["more"], true]);
});

test("the worker's end says that it is there, and hears the rest", () => {
  const page = new EventTarget();
  const said: unknown[] = [];
  vi.stubGlobal("addEventListener", page.addEventListener.bind(page));
  vi.stubGlobal("postMessage", (message: unknown) => said.push(message));
  const heard: unknown[] = [];
  listen((message) => heard.push(message));
  for (const data of [{ kind: "ping" }, { kind: "make" }, null])
    page.dispatchEvent(new MessageEvent("message", { data }));
  expect(said).toEqual([{ kind: "pong" }]);
  expect(heard).toEqual([{ kind: "make" }, null]);
  vi.unstubAllGlobals();
});
