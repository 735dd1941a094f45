/** A survey's worker: what it finds comes as it is found, and it ends with it, however that is. */
import { expect, test, vi } from "vitest";
import type { Surveyed } from "../protocol.ts";
import { surveyed } from "./survey.ts";
import { FakeWorker } from "./testing/fake-worker.ts";

const stage = (part: number): Surveyed => ({ of: "stage", stage: "ops", part });

function begin(signal = new AbortController().signal) {
  const worker = new FakeWorker();
  const found: Surveyed[] = [];
  const told: string[] = [];
  const silence = {
    silent: (_: number, answers: boolean) => told.push(answers ? "waits" : "silent"),
    answers: () => told.push("answers"),
  };
  const over = (async () => {
    const open = () => worker as unknown as Worker;
    for await (const each of surveyed(open, "models/toy", signal, silence)) found.push(each);
  })();
  return { worker, found, told, over };
}

test("is asked of the model's manifest, and what is found comes until it is done", async () => {
  const { worker, found, over } = begin();
  expect(worker.heard).toMatchObject([{ kind: "survey", manifestUrl: "models/toy" }]);
  worker.say("survey", { kind: "surveyed", found: stage(0) });
  worker.say("survey", { kind: "surveyed", found: stage(0.5) });
  worker.say("survey", { kind: "done", x: null });
  await over;
  expect(found).toEqual([stage(0), stage(0.5)]);
  expect(worker.terminated).toBe(true);
});

test("that is cancelled ends its worker at once", async () => {
  const abort = new AbortController();
  const { worker, over } = begin(abort.signal);
  abort.abort();
  await expect(over).rejects.toBe(abort.signal.reason);
  expect(worker.terminated).toBe(true);
});

test("that fails says why", async () => {
  const { worker, over } = begin();
  worker.say("survey", { kind: "failed", failure: { code: "internal", message: "no luck" } });
  await expect(over).rejects.toThrow("no luck");
  expect(worker.terminated).toBe(true);
});

test("that says nothing is told of within ten seconds, and not ended for it", async () => {
  vi.useFakeTimers();
  try {
    const { worker, told, over } = begin();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(new Set(told)).toEqual(new Set(["silent"]));
    // It is there, and yet nothing comes: a part of the page may not have come.
    worker.pong();
    await vi.advanceTimersByTimeAsync(1000);
    expect(told.at(-1)).toBe("waits");
    await vi.advanceTimersByTimeAsync(300_000);
    expect(worker.terminated).toBe(false);
    worker.say("survey", { kind: "surveyed", found: stage(0) });
    expect(told.at(-1)).toBe("answers");
    worker.say("survey", { kind: "done", x: null });
    await over;
  } finally {
    vi.useRealTimers();
  }
});
