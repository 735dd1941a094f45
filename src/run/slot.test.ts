/** The run controller: a slot against a client, a clock and models that do as the test says. */
import { beforeEach, describe, expect, it, vi } from "vitest";
import { chainJob } from "./chain.ts";
import type { Slot } from "./slot.ts";
import { settled } from "./testing/fake-client.ts";
import { fakeModel } from "./testing/fake-models.ts";
import { fakeLane, fakeScene, fakeSlots, picture } from "./testing/fake-slots.ts";

type Fakes = ReturnType<typeof fakeSlots>;
let models: Fakes["models"];
let client: Fakes["client"];
let frames: Fakes["frames"];
let slots: Fakes["slots"];
let slot: Slot;

beforeEach(() => {
  ({ models, client, frames, slots } = fakeSlots());
  slot = slots.of("generate");
});

const failure = { code: "internal", message: "no" } as const;
const shown = () => slot.feed.recording?.at(0, slot.feed.moment.position).position;

/** A run that has begun, with frames of these positions. */
async function begun(seed = "1", ...positions: readonly number[]) {
  if (!models.current) models.arrive();
  slot.start(chainJob(picture(seed)));
  await settled();
  const run = client.last;
  await run.started(20);
  for (const position of positions) await run.frame(position);
  return run;
}

describe("a run", () => {
  it("waits for the model, then for its turn, runs, and is done", async () => {
    const phases: (string | undefined)[] = [];
    slots.store.subscribe(() => {
      if (phases.at(-1) !== slot.status?.phase) phases.push(slot.status?.phase);
    });
    slot.start(chainJob(picture("1")));
    await settled();
    expect(client.runs).toHaveLength(0);
    models.arrive();
    await settled();
    await client.last.say({ kind: "queued", ahead: 2 });
    expect(slot.status?.ahead).toBe(2);
    await client.last.started(20);
    frames.next(500);
    const pace = { stepsPerSecond: 10, secondsLeft: 1, position: 3, length: 20 };
    await client.last.say({ kind: "pace", pace });
    await client.last.say({ kind: "done", x: new Float32Array([0.5]) });
    expect(phases).toEqual(["waiting", "queued", "running", "done"]);
    expect(slot.status).toMatchObject({ serial: 1, length: 20, pictures: 1, took: 500, pace, failure: null });
    expect(slot.status?.model).toBe(models.current?.model);
    expect(slot.feed.recording?.result).toEqual(new Float32Array([0.5]));
    expect(slot.feed.recording?.lanes).toEqual([fakeLane("1")]);
  });

  it("asks for as much as may be recorded, and for the states that something is to begin from", async () => {
    models.arrive();
    slot.start(chainJob({ ...picture("1"), snapshotsAt: ({ process }) => [process.T - 1] }));
    await settled();
    expect(client.last.spec).toMatchObject({ record: 1001, snapshots: 50, snapshotsAt: [19], paused: false });
  });

  it("that fails says why; what it had recorded stays", async () => {
    const run = await begun("1", 1);
    await run.say({ kind: "failed", failure });
    expect(slot.status).toMatchObject({ phase: "failed", failure });
    expect(shown()).toBe(1);
  });

  it("whose lanes cannot be made fails with the reason, and can be started again", async () => {
    models.arrive();
    const lanes = vi.fn(() => Promise.reject(new RangeError("expected steps from 1, found 0")));
    slot.start(chainJob({ scene: fakeScene("1"), lanes }));
    await settled();
    expect(slot.status?.phase).toBe("failed");
    expect(slot.status?.failure).toEqual({ code: "internal", message: "expected steps from 1, found 0" });
    expect(client.runs).toHaveLength(0);
    slot.restart();
    await settled();
    expect(lanes).toHaveBeenCalledTimes(2);
    expect(slot.status).toMatchObject({ phase: "failed", serial: 2 });
  });

  it("from pictures of another model's size is refused with both sizes", async () => {
    models.arrive();
    const start = { from: "picture", x0: new Float32Array(4), t: 5, end: 0 } as const;
    slot.start(chainJob({ scene: fakeScene("1"), lanes: () => [{ ...fakeLane("1"), start }] }));
    await settled();
    expect(slot.status?.failure).toMatchObject({
      code: "bad-request",
      message: expect.stringMatching(/4 values.*= 1/),
    });
  });

  it("goes on in another worker: what comes twice is kept once", async () => {
    const run = await begun("1", 0, 1, 2, 3);
    const engine = { engine: "ort-wasm" } as never;
    await run.say({ kind: "recovered", failure: { code: "device-lost", message: "the GPU device was lost" }, engine });
    await run.say({ kind: "queued", ahead: 0 });
    expect(slot.status?.phase).toBe("running");
    for (const position of [2, 3, 4]) await run.frame(position);
    await run.say({ kind: "done", x: null });
    expect(slot.feed.recording?.positions()).toEqual([0, 1, 2, 3, 4]);
    expect(slot.status?.phase).toBe("done");
  });

  it("ends with the worker of its model, and its pictures stay that model's", async () => {
    const run = await begun("1", 5);
    models.arrive(fakeModel({ id: "other" }));
    await run.say({ kind: "cancelled" });
    expect(slot.status?.phase).toBe("cancelled");
    expect(slot.status?.model?.id).toBe("dot");
    expect(shown()).toBe(5);
  });

  it("has its lanes made again for a model that came while they were made", async () => {
    models.arrive();
    const made: string[] = [];
    const lanes = async ({ id }: { id: string }) => {
      made.push(id);
      if (id === "dot") models.leave();
      return [fakeLane("1")];
    };
    slot.start(chainJob({ scene: fakeScene("1"), lanes }));
    await settled();
    expect(client.runs).toHaveLength(0);
    models.arrive(fakeModel({ id: "other" }));
    await settled();
    expect(made).toEqual(["dot", "other"]);
    await client.last.started(20);
    expect(slot.status?.model?.id).toBe("other");
  });
});

describe("cancelling", () => {
  it("while it waits for the model ends it, and the model that comes starts nothing", async () => {
    slot.start(chainJob(picture("1")));
    slot.cancel();
    expect(slot.status?.phase).toBe("cancelled");
    models.arrive();
    await settled();
    expect(client.runs).toHaveLength(0);
    expect(slot.status).toMatchObject({ phase: "cancelled", failure: null });
  });

  it("while its lanes are made starts nothing", async () => {
    models.arrive();
    let make = (_: readonly ReturnType<typeof fakeLane>[]) => {};
    const lanes = () => new Promise<readonly ReturnType<typeof fakeLane>[]>((resolve) => (make = resolve));
    slot.start(chainJob({ scene: fakeScene("1"), lanes }));
    await settled();
    slot.cancel();
    make([fakeLane("1")]);
    await settled();
    expect(client.runs).toHaveLength(0);
    expect(slot.status?.phase).toBe("cancelled");
  });

  it("reaches the worker, and what was recorded stays", async () => {
    const run = await begun("1", 0, 1);
    slot.cancel();
    expect(slot.status?.phase).toBe("cancelled"); // in the task of the press
    expect(run.signal?.aborted).toBe(true);
    await settled();
    expect(slot.status?.phase).toBe("cancelled");
    expect(slot.feed.recording?.positions()).toEqual([0, 1]);
  });

  it("what has ended changes nothing", async () => {
    const run = await begun();
    await run.say({ kind: "done", x: null });
    slot.cancel();
    expect(slot.status?.phase).toBe("done");
  });

  it("and starting again at once leaves nothing of the first", async () => {
    const first = await begun("1", 1);
    slot.cancel();
    slot.restart();
    await settled();
    expect(slot.status).toMatchObject({ phase: "queued", serial: 2 });
    await first.frame(2);
    expect(shown()).toBe(1);
    await client.last.started(20);
    expect(slot.status?.phase).toBe("running");
    expect(shown()).toBe(-1);
  });
});

describe("two runs of a slot", () => {
  it("the second ends the first; the first's pictures stay until the second has begun", async () => {
    const first = await begun("1", 3);
    slot.start(chainJob(picture("2")));
    await settled();
    expect(first.signal?.aborted).toBe(true);
    expect(slot.status).toMatchObject({ phase: "queued", serial: 2, pictures: 1, length: 20, scene: { seed: "2" } });
    expect(shown()).toBe(3);
    await first.say({ kind: "done", x: new Float32Array([9]) });
    expect(slot.status?.phase).toBe("queued");
    await client.last.started(10);
    expect(slot.status).toMatchObject({ phase: "running", length: 10 });
    expect(slot.feed.recording?.lanes[0]?.seed).toBe("2");
  });

  it("restarting takes the settings it had, not paused", async () => {
    models.arrive();
    slot.start(chainJob(picture("7")), { paused: true });
    await settled();
    expect(client.last.spec.paused).toBe(true);
    slot.restart();
    await settled();
    expect(client.last.spec).toMatchObject({ paused: false, lanes: [{ seed: "7" }] });
    expect(client.runs).toHaveLength(2);
  });

  it("settings that grew beside a run belong to it from then on", async () => {
    await begun("1");
    const grown = { ...fakeScene("1"), count: 2 };
    slot.amend(grown);
    expect(slot.status?.scene).toBe(grown);
    slot.restart();
    expect(slot.status?.scene).toBe(grown);
  });

  it("an emptied slot is as if nothing had run, but for the number of the next run", async () => {
    const run = await begun("1", 3);
    slot.playback.hold(3);
    slot.empty();
    expect(run.signal?.aborted).toBe(true);
    expect([slot.status, slot.job, slot.feed.recording, slot.feed.moment.position]).toEqual([
      undefined,
      null,
      null,
      null,
    ]);
    slot.restart();
    expect(slot.status).toBeUndefined();
    await begun("2");
    expect(slot.status?.serial).toBe(2);
  });
});

describe("pausing", () => {
  it("before there is a model holds when it comes", async () => {
    slot.start(chainJob(picture("1")));
    slot.pause();
    expect(slot.status?.phase).toBe("paused");
    models.arrive();
    await settled();
    expect(client.last.spec.paused).toBe(true);
    expect(slot.status?.phase).toBe("paused");
    await client.last.started(20);
    expect(slot.status?.phase).toBe("paused");
  });

  it("and resuming before it has begun waits on as before", async () => {
    slot.start(chainJob(picture("1")));
    slot.pause();
    slot.resume();
    expect(slot.status?.phase).toBe("waiting");
    models.arrive();
    await settled();
    slot.pause();
    slot.resume();
    expect(slot.status?.phase).toBe("queued");
    expect(client.last.asked).toEqual(["pause", "resume"]);
    await client.last.started(20);
    expect(slot.status?.phase).toBe("running");
  });

  it("a step while it runs pauses it; a step while it is paused keeps it so", async () => {
    const run = await begun("1");
    slot.step();
    expect(run.asked).toEqual(["pause", "step"]);
    expect(slot.status?.phase).toBe("paused");
    slot.step();
    expect(run.asked).toEqual(["pause", "step", "step"]);
    await run.say({ kind: "paused", position: 2 });
    expect(slot.status?.phase).toBe("paused");
    slot.resume();
    expect(run.asked.at(-1)).toBe("resume");
    expect(slot.status?.phase).toBe("running");
  });

  it("a step or resuming shows the newest again", async () => {
    await begun("1", 0, 1, 2);
    slot.playback.hold(1);
    slot.step();
    expect(slot.feed.moment.position).toBeNull();
    slot.playback.hold(1);
    slot.resume();
    expect(slot.feed.moment.position).toBeNull();
  });

  it("what has ended cannot be", async () => {
    const run = await begun();
    await run.say({ kind: "done", x: null });
    slot.pause();
    slot.step();
    slot.resume();
    expect(slot.status?.phase).toBe("done");
    expect(run.asked).toEqual([]);
  });
});

describe("a run that nobody asked for", () => {
  it("waits while one is elsewhere, and goes on where it was", async () => {
    const run = await begun("1");
    slot.uninvite();
    slot.leave();
    expect([slot.status?.phase, run.asked]).toEqual(["paused", ["pause"]]);
    slot.comeBack();
    expect([slot.status?.phase, run.asked]).toEqual(["running", ["pause", "resume"]]);
  });

  it("holds where it has not begun, too", async () => {
    slot.start(chainJob(picture("1")));
    slot.uninvite();
    slot.leave();
    models.arrive();
    await settled();
    expect(client.last.spec.paused).toBe(true);
    slot.comeBack();
    expect(slot.status?.phase).toBe("queued");
  });

  it("is asked for by whoever touches it: it goes on, or stays paused, wherever one is", async () => {
    await begun("1");
    slot.uninvite();
    slot.pause();
    slot.leave();
    slot.comeBack();
    expect(slot.status?.phase).toBe("paused");
    slot.resume();
    slot.leave();
    expect(slot.status?.phase).toBe("running");
  });

  it("that has ended, or was started again, is left alone", async () => {
    await begun("1");
    slot.uninvite();
    slot.restart();
    slot.leave();
    expect(slot.status?.phase).toBe("queued");
    await settled();
    await client.last.started(20);
    await client.last.say({ kind: "done", x: null });
    slot.uninvite();
    slot.leave();
    slot.comeBack();
    expect(slot.status?.phase).toBe("done");
  });
});

describe("a run that needs another's result", () => {
  const FIRST = "generate/first";
  const lanes = async (_: unknown, signal: AbortSignal) => {
    slots.of(FIRST).start(chainJob(picture("first")));
    const { result } = await slots.of(FIRST).finished(signal);
    return [fakeLane(String(result?.[0]))];
  };
  const start = async () => {
    models.arrive();
    slot.start(chainJob({ scene: fakeScene("1"), lanes }));
    await settled();
    await client.last.started(20);
    return client.last;
  };

  it("begins when that is done", async () => {
    const first = await start();
    expect(slot.status?.phase).toBe("queued");
    await first.say({ kind: "done", x: new Float32Array([5]) });
    expect(client.last.spec.lanes[0]?.seed).toBe("5");
  });

  it("ends with it: cancelled, or failed for the same reason", async () => {
    await start();
    slots.of(FIRST).cancel();
    await settled();
    expect(slot.status?.phase).toBe("cancelled");
    slot.restart();
    await settled();
    await client.last.started(20);
    await client.last.say({ kind: "failed", failure });
    expect(slot.status).toMatchObject({ phase: "failed", failure });
  });

  it("takes it along when it is cancelled", async () => {
    const first = await start();
    slot.cancel();
    await settled();
    expect(first.signal?.aborted).toBe(true);
    expect(slots.of(FIRST).status?.phase).toBe("cancelled");
    expect(slot.status?.phase).toBe("cancelled");
  });

  it("waits on where that is started again", async () => {
    const first = await start();
    slots.of(FIRST).restart();
    await settled();
    expect(first.signal?.aborted).toBe(true);
    await client.last.started(20);
    await client.last.say({ kind: "done", x: new Float32Array([6]) });
    expect(client.last.spec.lanes[0]?.seed).toBe("6");
  });

  it("has nothing to wait for in an empty slot", async () => {
    await expect(slots.of(FIRST).finished(new AbortController().signal)).rejects.toThrow("nothing runs");
    await expect(slots.of(FIRST).finished(AbortSignal.abort(new Error("enough")))).rejects.toThrow("enough");
  });
});
