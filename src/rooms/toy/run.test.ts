import { beforeEach, expect, test, vi } from "vitest";
import { getState } from "../../app/store.ts";
import { installForTests } from "../../app/testing/install.ts";
import { fakeWorkers } from "../../pulse/testing/fake-worker.ts";
import { ROOMS } from "../index.ts";
import { look } from "./hear.ts";
import type { Learned } from "./learn/learner.ts";
import type { Event, Request, Trained } from "./learn/protocol.ts";
import { comeBack, follow, hold, learn, leave, reset, stepOnce, toggle } from "./run.ts";
import { FIRST, settings } from "./scene.ts";
import { useToy } from "./store.ts";
import { nameOfFinished } from "./task.ts";

let workers = fakeWorkers<Request, Event>();
const newest = () => workers.newest();
const told = () =>
  newest().heard.map((request) => (request.kind === "train" ? `train ${request.until}` : request.kind));
const answer = (event: Event) => newest().says(event);
const learnedAt = (step: number): Learned => {
  const one = Float64Array.of(step);
  return { step, weights: one, average: one, mean: one, square: one };
};
const trained = (step: number, more: Partial<Trained> = {}) =>
  answer({
    kind: "trained",
    number: useToy.getState().task!.number,
    step,
    seconds: 1,
    weights: new Float64Array(0),
    learned: learnedAt(step),
    losses: [],
    held: false,
    ...more,
  });
const asked = () => newest().heard.filter((request) => request.kind === "sample");
const sampled = () => answer({ kind: "sampled", id: useToy.getState().asked!.id, paths: [], distances: [], took: 100 });

beforeEach(() => {
  installForTests(ROOMS, "toy");
  useToy.setState(useToy.getInitialState(), true);
  workers = fakeWorkers();
  // `new` gives what the function returns.
  vi.stubGlobal(
    "Worker",
    vi.fn(function open() {
      return workers.open();
    }),
  );
});

test("it learns what the settings say, waits, goes on, and learns on after its last step", () => {
  learn();
  expect(told()).toEqual(["begin", "train 3000"]);
  expect(newest().heard[0]).toMatchObject({ number: 1, task: { seed: FIRST.seed, objective: { loss: "simple" } } });
  trained(0, { held: true });
  trained(500);
  expect(useToy.getState().phase).toBe("training");
  toggle();
  expect(told().at(-1)).toBe("hold");
  hold();
  toggle();
  expect(told().slice(-2)).toEqual(["hold", "train 3000"]);
  trained(3000, { held: true });
  expect(useToy.getState().phase).toBe("held");
  learn();
  toggle();
  expect(settings.get().steps).toBe(4000);
  expect(told().at(-1)).toBe("train 4000");
});

test("a step, and from the beginning", () => {
  stepOnce();
  expect(told()).toEqual(["begin", "train 1"]);
  trained(1, { held: true });
  stepOnce();
  expect(told().at(-1)).toBe("train 2");
  trained(3000, { held: true });
  stepOnce();
  expect(settings.get().steps).toBe(3001);
  reset();
  expect(newest().heard.at(-1)).toMatchObject({ kind: "begin", number: 2 });
  expect(useToy.getState()).toMatchObject({ phase: "idle", trained: null });
});

test("other settings are another task: learned at once where one was, and what the old one tells is not heard", () => {
  follow();
  expect(workers.all).toEqual([]);
  learn();
  settings.patch({ chains: FIRST.chains.slice(0, 1), steps: 500 });
  follow();
  expect(told().filter((kind) => kind === "begin")).toHaveLength(1);
  settings.patch({ data: "rings" });
  follow();
  expect(told().slice(-2)).toEqual(["begin", "train 500"]);
  trained(500, { held: true });
  settings.patch({ steps: 200 });
  follow();
  expect(told().slice(-2)).toEqual(["begin", "train 200"]);
  trained(90, { number: 1 });
  expect(useToy.getState().trained).toBeNull();
  reset();
  settings.patch({ data: "roll" });
  follow();
  expect(told().at(-1)).toBe("begin");
});

test("points are asked for one look at a time, by the newest network, and seldom while it learns", () => {
  look();
  learn();
  trained(0, { held: true });
  expect(asked()).toHaveLength(1);
  trained(100);
  look();
  expect(asked()).toHaveLength(1);
  sampled();
  // It was looked at a moment ago.
  expect(asked()).toHaveLength(1);
  answer({ kind: "sampled", id: 99, paths: [], distances: [], took: 1 });
  trained(3000, { held: true });
  expect(asked()).toHaveLength(2);
  sampled();
  look();
  expect(asked()).toHaveLength(2);
  useToy.setState({ tab: "sample" });
  look();
  expect(asked().at(-1)).toMatchObject({ chains: FIRST.chains });
  sampled();
  settings.patch({ chains: FIRST.chains.slice(0, 2) });
  look();
  expect(asked()).toHaveLength(4);
});

test("what a finished network makes is remembered by what it learned", () => {
  learn();
  trained(0, { held: true });
  sampled();
  expect(useToy.getState().found).toEqual({});
  trained(3000, { held: true });
  useToy.setState({ rest: 0 });
  look();
  answer({ kind: "sampled", id: useToy.getState().asked!.id, paths: [], distances: [0.04], took: 1 });
  expect(useToy.getState().found).toEqual({ [nameOfFinished(settings.get())]: 0.04 });
  expect(nameOfFinished({ ...FIRST, loss: "bound" })).not.toBe(nameOfFinished(FIRST));
  expect(nameOfFinished({ ...FIRST, chains: [] })).toBe(nameOfFinished(FIRST));
});

test("an empty drawing is nothing to learn, and stops what was learned", () => {
  learn();
  settings.patch({ data: "drawn", drawing: [] });
  follow();
  stepOnce();
  expect(told()).toEqual(["begin", "train 3000", "hold"]);
});

test("what fails is said, and the next to be learned begins with another worker", () => {
  learn();
  answer({ kind: "failed", message: "no memory" });
  expect(useToy.getState()).toMatchObject({ phase: "failed", failure: "no memory", session: null });
  expect(newest().terminated).toBe(true);
  learn();
  expect(workers.all).toHaveLength(2);
  expect(useToy.getState()).toMatchObject({ phase: "training", failure: null });
  newest().breaks();
  expect(useToy.getState().failure).toBe("the worker's script could not be loaded");
});

test("what has failed goes on from the step that it had come to", () => {
  learn();
  trained(700);
  answer({ kind: "failed", message: "no memory" });
  toggle();
  expect(told()).toEqual(["begin", "train 3000"]);
  expect(newest().heard[0]).toMatchObject({ number: 1, from: { learned: { step: 700 }, seconds: 1 } });
  expect(useToy.getState()).toMatchObject({ phase: "training", failure: null, trained: { step: 700 } });
});

test("a worker that was killed is told of within ten seconds and not ended; another goes on from what it told last", async () => {
  vi.useFakeTimers();
  try {
    learn();
    trained(0);
    sampled();
    trained(700);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(getState().notices.map(({ text }) => text())).toEqual([expect.stringContaining("has not answered")]);
    await vi.advanceTimersByTimeAsync(300_000);
    expect([workers.all.length, newest().terminated]).toEqual([1, false]);
    getState().notices[0]?.action?.run();
    expect(workers.all.map(({ terminated }) => terminated)).toEqual([true, false]);
    expect(told()).toEqual(["begin", "train 3000"]);
    expect(newest().heard[0]).toMatchObject({ number: 1, from: { learned: { step: 700 } } });
    expect([useToy.getState().phase, getState().notices]).toEqual(["training", []]);
    // What was asked of the one before is asked again.
    trained(700, { held: true });
    trained(3000, { held: true });
    expect(asked()).toHaveLength(1);
    newest().pong();
  } finally {
    useToy.getState().session?.end();
    vi.useRealTimers();
  }
});

test("who goes elsewhere leaves it waiting; it goes on when one is back, unless it was held", () => {
  learn();
  trained(100);
  leave();
  expect(told().at(-1)).toBe("hold");
  expect(comeBack()).toBe(true);
  expect(told().at(-1)).toBe("train 3000");
  hold();
  leave();
  expect(comeBack()).toBe(false);
});
