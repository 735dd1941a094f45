import { expect, test } from "vitest";
import type { Event } from "./protocol.ts";
import { Service } from "./service.ts";
import { dotsOf } from "./sets.ts";

const task = {
  dots: dotsOf("board"),
  objective: { prediction: "v_prediction", schedule: "cosine", loss: "simple" },
  seed: "5",
} as const;
const ddim = {
  kind: "ddim",
  steps: 4,
  spacing: "uniform",
  eta: 0,
  sigmaHat: false,
  clip: true,
  epsilon: "recompute",
} as const;

/** A worker whose clock goes on 20 ms whenever it is looked at, so that a slice is two steps. */
function worker() {
  const events: Event[] = [];
  const heard: (() => void)[] = [];
  let time = 0;
  const service = new Service({
    post: (event) => events.push(event),
    breathe: async () => heard.shift()?.(),
    now: () => (time += 20),
  });
  const trained = () => events.flatMap((event) => (event.kind === "trained" ? [event] : []));
  return { service, events, trained, next: (act: () => void) => heard.push(act) };
}

test("a task, its training to the end, and what is told on the way", async () => {
  const { service, events, trained } = worker();
  await service.handle({ kind: "begin", number: 3, task });
  expect(events).toMatchObject([{ kind: "trained", number: 3, step: 0, seconds: 0, held: true }]);
  await service.handle({ kind: "train", until: 30 });
  expect(trained().at(-1)).toMatchObject({ step: 30, held: true });
  expect(trained().filter(({ held }) => !held).length).toBeGreaterThan(0);
  const { losses, seconds } = trained().at(-1)!;
  expect(losses).toHaveLength(50);
  expect(seconds).toBeGreaterThan(0);
  // One more, and none where there are enough.
  await service.handle({ kind: "train", until: 31 });
  await service.handle({ kind: "train", until: 31 });
  expect(trained().at(-1)).toMatchObject({ step: 31, held: true });
});

test("held and gone on with it is the same network as in one go", async () => {
  const [paused, straight] = [worker(), worker()];
  for (const { service } of [paused, straight]) await service.handle({ kind: "begin", number: 3, task });
  paused.next(() => void paused.service.handle({ kind: "hold" }));
  await paused.service.handle({ kind: "train", until: 12 });
  const stopped = paused.trained().at(-1)!;
  expect(stopped.held).toBe(true);
  expect(stopped.step).toBeLessThan(12);
  await paused.service.handle({ kind: "train", until: 12 });
  await straight.service.handle({ kind: "train", until: 12 });
  expect(paused.trained().at(-1)!.weights).toEqual(straight.trained().at(-1)!.weights);
});

test("a worker that takes over goes on from what the one before told: the same network, and its seconds run on", async () => {
  const [lost, next, straight] = [worker(), worker(), worker()];
  await lost.service.handle({ kind: "begin", number: 3, task });
  await lost.service.handle({ kind: "train", until: 7 });
  const from = structuredClone(lost.trained().at(-1)!);
  await next.service.handle({ kind: "begin", number: 3, task, from });
  expect(next.trained()).toMatchObject([{ step: 7, seconds: from.seconds, held: true }]);
  await next.service.handle({ kind: "train", until: 12 });
  await straight.service.handle({ kind: "begin", number: 3, task });
  await straight.service.handle({ kind: "train", until: 12 });
  expect(next.trained().at(-1)!.weights).toEqual(straight.trained().at(-1)!.weights);
  expect(next.trained().at(-1)!.losses).toEqual(straight.trained().at(-1)!.losses);
});

test("another task that comes while one is trained begins at 0, and only the new is trained when it is told to", async () => {
  const { service, trained, next } = worker();
  await service.handle({ kind: "begin", number: 3, task });
  next(() => void service.handle({ kind: "begin", number: 3, task: { ...task, seed: "6" } }));
  await service.handle({ kind: "train", until: 12 });
  expect(trained().at(-1)).toMatchObject({ step: 0, held: true });
});

test("points are sampled while it trains, by what it knows then", async () => {
  const { service, events, next } = worker();
  await service.handle({ kind: "begin", number: 3, task });
  next(() => void service.handle({ kind: "sample", id: 7, chains: [ddim, { ...ddim, eta: 1 }], count: 16 }));
  await service.handle({ kind: "train", until: 12 });
  const sampled = events.find((event) => event.kind === "sampled");
  expect(sampled).toMatchObject({ id: 7 });
  if (sampled?.kind !== "sampled") return;
  expect(sampled.paths.map(({ times }) => times.length)).toEqual([5, 5]);
  expect(sampled.distances).toHaveLength(2);
  expect(events.at(-1)).toMatchObject({ kind: "trained", step: 12 });
  await service.handle({ kind: "weigh", id: 8, places: Float32Array.of(0, 0, 0.5, -0.5) });
  expect(events.at(-1)).toMatchObject({ kind: "weighed", id: 8 });
});

test("what goes wrong is told in words", async () => {
  const { service, events } = worker();
  await service.handle({ kind: "sample", id: 1, chains: [ddim], count: 16 });
  await service.handle({ kind: "begin", number: 3, task: { ...task, seed: "none" } });
  expect(events).toEqual([
    { kind: "failed", message: "there is no network to ask yet: begin first" },
    { kind: "failed", message: 'invalid seed: "none", expected a whole number, 0 … 18446744073709551615' },
  ]);
});
