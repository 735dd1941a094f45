/** What was learned, over a reload: it is there again, and goes on; what was thrown away is not. */
import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { chooseKeeping } from "../../app/keeping.ts";
import { wouldLose } from "../../app/leaving.ts";
import { installForTests } from "../../app/testing/install.ts";
import { runs } from "../../ledger/page.ts";
import { fakeWorkers } from "../../pulse/testing/fake-worker.ts";
import { readHead } from "../../recovery/head.ts";
import { ROOMS } from "../index.ts";
import { keepLearned } from "./keep.ts";
import type { Learned } from "./learn/learner.ts";
import { WEIGHTS } from "./learn/network.ts";
import type { Event, Request } from "./learn/protocol.ts";
import { goOnAsBefore, hold, learn, reset } from "./run.ts";
import { FIRST, settings } from "./scene.ts";
import { useToy } from "./store.ts";
import { nameOfFinished, nameOfTask } from "./task.ts";

let workers = fakeWorkers<Request, Event>();
let letGo: () => void;
const here = new AbortController().signal;
const stored = new Map<string, string>();

const learnedAt = (step: number): Learned => {
  const all = new Float64Array(WEIGHTS).fill(step);
  return { step, weights: all, average: all, mean: all, square: all };
};
function trained(step: number): void {
  const { number } = useToy.getState().task!;
  const learned = learnedAt(step);
  workers
    .newest()
    .says({ kind: "trained", number, step, seconds: 2, weights: learned.average, learned, losses: [], held: false });
}

/** The page is loaded again: nothing is left of it but what is on the disk. */
function reload(): void {
  letGo();
  useToy.getState().session?.end();
  useToy.setState(useToy.getInitialState(), true);
  workers = fakeWorkers();
  letGo = keepLearned();
}

const kept = () => vi.waitFor(async () => expect(await runs.list()).toHaveLength(1));

beforeEach(async () => {
  installForTests(ROOMS, "toy");
  stored.clear();
  vi.stubGlobal("matchMedia", () => ({ matches: false }));
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
    removeItem: (key: string) => stored.delete(key),
  });
  vi.stubGlobal(
    "Worker",
    vi.fn(function open() {
      return workers.open();
    }),
  );
  workers = fakeWorkers();
  useToy.setState(useToy.getInitialState(), true);
  await runs.remove(...(await runs.list()));
  letGo = keepLearned();
});
afterEach(() => {
  letGo();
  useToy.getState().session?.end();
  vi.unstubAllGlobals();
});

test("what is being learned is there after a reload, and goes on to the step that was asked for", async () => {
  learn();
  expect(wouldLose()).toBe(true);
  trained(0);
  trained(700);
  await kept();
  await vi.waitFor(() => expect(wouldLose()).toBe(false));
  // No other part of the page takes it for a run.
  expect((await runs.list()).map(readHead)).toEqual([null]);
  reload();
  expect(await goOnAsBefore(here)).toBe(true);
  expect(useToy.getState()).toMatchObject({
    phase: "training",
    until: FIRST.steps,
    trained: { step: 700, seconds: 2 },
  });
  expect(workers.newest().heard).toMatchObject([
    { kind: "begin", from: { learned: { step: 700 }, seconds: 2 } },
    { kind: "train", until: FIRST.steps },
  ]);
  expect(wouldLose()).toBe(false);
});

test("what was held stays held, with what was found of all that was tried", async () => {
  learn();
  trained(3000);
  hold();
  const name = nameOfFinished(FIRST);
  useToy.setState({ found: { [name]: 0.04 } });
  await vi.waitFor(async () =>
    expect((await runs.list())[0]?.head).toMatchObject({ training: false, found: { [name]: 0.04 } }),
  );
  reload();
  expect(await goOnAsBefore(here)).toBe(true);
  expect(useToy.getState()).toMatchObject({ phase: "held", trained: { step: 3000 }, found: { [name]: 0.04 } });
  expect(workers.newest().heard.map(({ kind }) => kind)).toEqual(["begin"]);
});

test("another task is not taken for it, and what was thrown away is gone", async () => {
  learn();
  trained(700);
  await kept();
  reload();
  settings.patch({ data: "rings" });
  expect(await goOnAsBefore(here)).toBe(false);
  expect([useToy.getState().task, workers.all]).toEqual([null, []]);
  settings.patch({ data: FIRST.data });
  expect(await goOnAsBefore(here)).toBe(true);
  hold();
  reset();
  await vi.waitFor(async () => expect(await runs.list()).toEqual([]));
  reload();
  expect(await goOnAsBefore(here)).toBe(false);
});

test("what an older page wrote otherwise is passed over", async () => {
  learn();
  trained(700);
  await kept();
  const head = { toy: 1, training: true, uninvited: true, found: {} };
  const came = { step: 9, seconds: 1, losses: [], learned: { ...learnedAt(9), weights: new Float64Array(3) } };
  reload();
  await runs.begin({ tab: "toy", slot: nameOfTask(FIRST) }, { head, came, bytes: 1, when: Date.now() });
  expect(await goOnAsBefore(here)).toBe(false);
});

test("where nothing is kept unasked who leaves is asked, unless it began by itself", async () => {
  chooseKeeping(false);
  learn(true);
  trained(700);
  expect(wouldLose()).toBe(false);
  hold();
  learn();
  expect(wouldLose()).toBe(true);
  hold();
  expect(wouldLose()).toBe(false);
  expect(await runs.list()).toEqual([]);
});
