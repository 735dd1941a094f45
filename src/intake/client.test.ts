/** The page's end of what takes a model in: its silence is told, and nothing ends it but who wants none of it. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { fakeWorkers } from "../pulse/testing/fake-worker.ts";
import { type Incoming, takeIn } from "./client.ts";
import type { IntakeEvent, IntakeRequest } from "./protocol.ts";

const files = (size: number) => ({ files: new Map([["a.pt", { size } as File]]) });
let told: string[];
beforeEach(() => {
  vi.useFakeTimers();
  told = [];
});
afterEach(() => void vi.useRealTimers());

function take(incoming: Incoming, measured = {}) {
  const { open, newest } = fakeWorkers<IntakeRequest, IntakeEvent>();
  const silence = {
    silent: (_: number, answers: boolean) => {
      const word = answers ? "waits" : "silent";
      if (told.at(-1) !== word) told.push(word);
    },
    answers: () => told.push("answers"),
  };
  const heard = (event: IntakeEvent) => {
    if (event.kind === "failed") told.push(`${event.failure.code}: ${event.failure.said?.id ?? event.failure.message}`);
  };
  const taking = takeIn(incoming, { T: "400" }, heard, { measured, silence, spawn: open });
  return { taking, worker: newest() };
}

const pass = (seconds: number) => vi.advanceTimersByTimeAsync(1000 * seconds);
const progress = (stage: "compile" | "check" | "wait" | "silent") =>
  ({ kind: "progress", stage, done: 0, total: 0 }) as const;
const described = { kind: "described", description: {} } as IntakeEvent;

test("one that is killed, or never begins, is told of within ten seconds", async () => {
  const { worker } = take(files(1e6), { range: "0 … 1" });
  expect(worker.heard).toMatchObject([{ kind: "open", answers: { T: "400" }, measured: { range: "0 … 1" } }]);
  await pass(10);
  expect(told).toEqual(["silent"]);
  await pass(300);
  expect(worker.terminated).toBe(false);
});

test("one that is there and brings nothing is told of; not where it said that it waits for others, nor with nothing to do", async () => {
  const { worker, taking } = take(files(1e6));
  const alive = async (seconds: number) => {
    for (let i = 0; i < seconds; i++) {
      await pass(1);
      worker.pong();
    }
  };
  await alive(10);
  expect(told).toEqual(["waits"]);
  worker.says(described);
  await alive(60);
  taking.add("Moths", {});
  worker.says(progress("wait"));
  await alive(60);
  expect(told).toEqual(["waits", "answers"]);
  worker.says(progress("compile"));
  await alive(10);
  expect(told.slice(2)).toEqual(["waits"]);
});

test("what is busy with all of a large network is waited for as that is large", async () => {
  const { worker } = take(files(230e6));
  worker.says(progress("check"));
  await pass(60);
  expect(told).toEqual([]);
  await pass(10);
  expect(told).toEqual(["silent"]);
});

test("one that stops says so, and whether its script came", async () => {
  const { worker } = take(files(1e6));
  worker.breaks("out of memory");
  expect([told, worker.terminated]).toEqual([["stopped: out of memory"], true]);
  take(files(1e6)).worker.breaks();
  expect(told.at(-1)).toBe("stopped: intake.script");
});

test("each time that files are fetched it is through a port of its own", () => {
  const port = vi.fn(() => new MessageChannel().port1);
  const order = { files: [], address: "https://host.example/a.pt", licence: null, token: null };
  for (const { worker } of [take({ order, port }), take({ order, port })]) {
    expect(worker.heard).toMatchObject([{ kind: "fetch", order }]);
  }
  expect(port).toHaveBeenCalledTimes(2);
  expect(port.mock.results[0]!.value).not.toBe(port.mock.results[1]!.value);
});
