/** The client against workers that do as the test says: what survives a bad load, a lost device, a hang. */
import { afterEach, beforeEach, describe, expect, it, test, vi } from "vitest";
import type { Event, LaneSpec, RunSpec } from "../protocol.ts";
import { type Client, type ClientOwner, createClient } from "./client.ts";
import { FakeWorker, fakeEngine, type Say } from "./testing/fake-worker.ts";

const workers: FakeWorker[] = [];
/** What the page was told of the worker. */
const told: string[] = [];
const owner: ClientOwner = {
  replacing: ({ code }) => told.push(`replacing: ${code}`),
  replaced: ({ name }) => told.push(`replaced: ${name}`),
  divided: ({ asked, atOnce }) => told.push(`divided: ${asked} by ${atOnce}`),
  ended: ({ code }) => told.push(`ended: ${code}`),
  silent: () => told.at(-1) !== "silent" && told.push("silent"),
  answers: () => told.push("answers"),
};
let client: Client;

beforeEach(() => {
  workers.length = 0;
  told.length = 0;
  client = createClient(owner, () => {
    const worker = new FakeWorker();
    workers.push(worker);
    return worker as unknown as Worker;
  });
});
afterEach(() => {
  vi.useRealTimers();
});

const model = { id: "m", title: "M", sha256: "", width: 1, height: 1, channels: 1 } as never;
const traits = (name: string) => ({ name, label: name, device: "gpu" }) as const;
const engine = fakeEngine;
const loaded: Say = { kind: "loaded", model, engine };
const lost: Say = { kind: "failed", failure: { code: "device-lost", message: "the GPU device was lost" } };
const pace: Say = { kind: "pace", pace: { stepsPerSecond: 10, secondsLeft: 1, position: 3, length: 20 } };

async function load(): Promise<FakeWorker> {
  const loading = client.load("https://x.test/manifest.json");
  const worker = workers.at(-1)!;
  worker.say("load", loaded);
  await loading;
  return worker;
}

const lane = (image: number): LaneSpec => ({
  sampler: { kind: "ddpm", steps: "20", sigma: "fixed_large", clip: true },
  start: { from: "noise" },
  seed: "1",
  image,
  branch: 0,
  sharedSteps: 0,
});
const spec: RunSpec = { lanes: [lane(0), lane(1)], record: 2, snapshots: 2 };
const frame = (recorded: boolean): Say => ({
  kind: "frame",
  frame: { position: 1, t: 19, lane: 0, count: 1, x0: null, x: new Uint8ClampedArray(4), recorded },
});
const snapshot = (lane: number, count: number, position: number, ...values: number[]): Say => ({
  kind: "snapshot",
  snapshot: { position, lane, count, x: Float32Array.from(values), previous: Float32Array.from(values) },
});

/** Reads a run's events into a list as they come. */
function follow(events: AsyncIterable<Event>): Event[] {
  const list: Event[] = [];
  void (async () => {
    for await (const event of events) list.push(event);
  })();
  return list;
}
const settled = () => new Promise((resolve) => setTimeout(resolve));
const kinds = (events: Event[]) => events.map(({ kind }) => kind);

describe("loading", () => {
  it("that fails leaves the run on screen, and its worker, as they were", async () => {
    const first = await load();
    const events = follow(client.run(spec).events);
    const second = client.load("https://x.test/broken.json");
    workers[1]!.say("load", { kind: "failed", failure: { code: "manifest-invalid", message: "manifest.json: id" } });
    await expect(second).rejects.toMatchObject({ failure: { code: "manifest-invalid" } });
    expect(workers[1]!.terminated).toBe(true);
    expect(first.terminated).toBe(false);
    first.say("run", { kind: "done", x: null });
    await settled();
    expect(kinds(events)).toEqual(["done"]);
  });

  it("that is aborted ends its worker and no other", async () => {
    const first = await load();
    const abort = new AbortController();
    const second = client.load("https://x.test/other.json", {}, { signal: abort.signal });
    abort.abort(new Error("changed my mind"));
    await expect(second).rejects.toThrow("changed my mind");
    expect([first.terminated, workers[1]!.terminated]).toEqual([false, true]);
  });

  it("that succeeds cancels what ran on the model before", async () => {
    const first = await load();
    const events = follow(client.run(spec).events);
    await load();
    await settled();
    expect(kinds(events)).toEqual(["cancelled"]);
    expect(first.terminated).toBe(true);
  });

  it("may time kernels where somebody sees the page, and neither in a hidden one nor in place of a worker that is gone", async () => {
    const seen = await load();
    expect(seen.last("load").engine).toEqual({ tune: true });
    client.visible(false);
    const hidden = await load();
    expect(hidden.last("load").engine).toEqual({});
    client.visible(true);
    const worker = await load();
    client.run(spec);
    worker.say("run", pace);
    worker.say("run", lost);
    expect(workers.at(-1)).not.toBe(worker);
    expect(workers.at(-1)!.last("load").engine).toEqual({ prefer: "first" });
  });

  it("has to come first", () => {
    expect(() => client.run(spec)).toThrow("no model is loaded");
  });
});

describe("a run", () => {
  it("acknowledges display frames when they are taken, and recorded ones never", async () => {
    const worker = await load();
    const events = client.run(spec).events[Symbol.asyncIterator]();
    for (const recorded of [false, true]) worker.say("run", frame(recorded));
    expect(worker.heard.filter(({ kind }) => kind === "seen")).toEqual([]);
    await events.next();
    await events.next();
    expect(worker.heard.filter(({ kind }) => kind === "seen").length).toBe(1);
  });

  it("that was resumed before the worker said it paused is not said to be paused", async () => {
    const worker = await load();
    const handle = client.run(spec);
    const events = follow(handle.events);
    handle.pause();
    handle.resume();
    worker.say("run", { kind: "paused", position: 3 });
    handle.pause();
    worker.say("run", { kind: "paused", position: 5 });
    await settled();
    expect(events).toMatchObject([{ kind: "paused", position: 5 }]);
  });

  it("is cancelled at once, whatever the worker is doing", async () => {
    const worker = await load();
    const abort = new AbortController();
    const events = follow(client.run(spec, { signal: abort.signal }).events);
    abort.abort();
    worker.say("run", frame(true));
    await settled();
    expect(kinds(events)).toEqual(["cancelled"]);
    expect(worker.last("cancel").id).toBe(worker.last("run").id);
  });
});

describe("a look at a state", () => {
  const looked: Say = {
    kind: "inspected",
    x: new Float32Array(1),
    x0: new Float32Array(1),
    epsilon: Float32Array.of(5),
    sigma: null,
  };

  it("is answered once", async () => {
    const worker = await load();
    const looking = client.inspect({ lane: lane(0), position: 0 });
    worker.say("inspect", looked);
    worker.say("inspect", { kind: "done", x: null });
    expect(await looking).toMatchObject({ kind: "inspected", epsilon: Float32Array.of(5) });
  });

  it("that is aborted rejects with the reason, and the worker is told", async () => {
    const worker = await load();
    const abort = new AbortController();
    const looking = client.inspect({ lane: lane(0), position: 0 }, { signal: abort.signal });
    abort.abort(new Error("looked away"));
    await expect(looking).rejects.toThrow("looked away");
    expect(worker.last("cancel").id).toBe(worker.last("inspect").id);
    const late = client.inspect({ lane: lane(0), position: 0 }, { signal: abort.signal });
    await expect(late).rejects.toThrow("looked away");
  });

  it("that ends without an answer is an error", async () => {
    const worker = await load();
    const looking = client.inspect({ lane: lane(0), position: 0 });
    worker.say("inspect", { kind: "done", x: null });
    await expect(looking).rejects.toThrow("ended without an answer");
  });
});

describe("a lost device", () => {
  it("is recovered from, from every picture's newest snapshot, paused where it was paused", async () => {
    const first = await load();
    const handle = client.run(spec);
    const events = follow(handle.events);
    first.say("run", snapshot(0, 2, 0, 1, 2));
    first.say("run", snapshot(0, 2, 10, 3, 4));
    handle.pause();
    first.say("run", lost);
    expect(first.terminated).toBe(true);
    workers[1]!.say("load", loaded);
    await settled();
    const resumed = workers[1]!.last("run").spec;
    expect(resumed.paused).toBe(true);
    expect(workers[1]!.last("load").engine).toEqual({ prefer: "first" });
    expect(resumed.lanes.map(({ start }) => start)).toEqual([
      { from: "state", position: 10, x: Float32Array.of(3), previous: Float32Array.of(3) },
      { from: "state", position: 10, x: Float32Array.of(4), previous: Float32Array.of(4) },
    ]);
    expect(kinds(events)).toEqual(["snapshot", "snapshot", "recovered"]);

    expect(told).toEqual(["replacing: device-lost", "replaced: first"]);
  });

  it("is recovered from each time that the run has got further", async () => {
    await load();
    const events = follow(client.run(spec).events);
    for (let i = 0; i < 10; i++) {
      workers[i]!.say("run", snapshot(0, 2, i + 1, 1, 2));
      workers[i]!.say("run", lost);
      workers[i + 1]!.say("load", loaded);
      await settled();
    }
    expect(kinds(events).filter((kind) => kind === "recovered")).toHaveLength(10);
    expect(workers[10]!.last("run").spec.lanes[0]?.start).toMatchObject({ from: "state", position: 10 });
    expect(workers.map(({ terminated }) => terminated)).toEqual([...Array(10).fill(true), false]);
  });

  it("at the same step again ends that run in words; another, and what comes next, finds a worker", async () => {
    await load();
    const stuck = follow(client.run(spec).events);
    const other = follow(client.run({ ...spec, lanes: [lane(2)] }).events);
    const [first, second] = workers[0]!.heard.filter(({ kind }) => kind === "run").map(({ id }) => id);
    const say = (worker: FakeWorker, id: number, event: Say) => worker.onmessage?.({ data: { ...event, id } as Event });
    say(workers[0]!, first!, snapshot(0, 2, 5, 1, 2));
    say(workers[0]!, first!, lost);
    workers[1]!.say("load", loaded);
    await settled();
    const again = workers[1]!.heard.filter(({ kind }) => kind === "run").map(({ id }) => id);
    say(workers[1]!, again[1]!, snapshot(0, 1, 3, 1));
    say(workers[1]!, again[0]!, lost);
    workers[2]!.say("load", loaded);
    await settled();
    expect(kinds(stuck)).toEqual(["snapshot", "recovered", "failed"]);
    expect(kinds(other)).toEqual(["recovered", "snapshot", "recovered"]);
    expect(second).toBeDefined();
    const next = follow(client.run(spec).events);
    workers[2]!.say("run", { kind: "done", x: null });
    await settled();
    expect(kinds(next)).toEqual(["done"]);
  });

  it("with nothing under way is answered too, but not twice at once", async () => {
    const fail = { message: "Uncaught x", preventDefault: () => {} };
    (await load()).onerror?.(fail);
    workers[1]!.say("load", loaded);
    await settled();
    workers[1]!.onerror?.(fail);
    expect(told).toEqual(["replacing: internal", "replaced: first", "ended: internal"]);
    await load();
    const events = follow(client.run(spec).events);
    workers[2]!.say("run", frame(true));
    workers[2]!.say("run", { kind: "done", x: null });
    await settled();
    expect(kinds(events)).toEqual(["frame", "done"]);
    workers[2]!.onerror?.(fail);
    workers[3]!.say("load", loaded);
    await settled();
    expect(told.slice(3)).toEqual(["replacing: internal", "replaced: first"]);
  });

  it("tells a look at a state, which does not go on, and starts another worker for the next", async () => {
    const first = await load();
    const looking = client.inspect({ lane: lane(0), position: 0 });
    first.say("inspect", lost);
    await expect(looking).rejects.toThrow("lost");
    const run = follow(client.run(spec).events); // asked for while the worker is replaced: it waits
    workers[1]!.say("load", loaded);
    await settled();
    workers[1]!.say("run", { kind: "done", x: null });
    await settled();
    expect(kinds(run)).toEqual(["done"]);
  });

  it("keeps what is asked while its worker is replaced, unless that is taken back", async () => {
    const first = await load();
    void follow(client.run(spec).events);
    first.say("run", lost);
    const abort = new AbortController();
    const bits = { pictures: [], steps: "10", sampled: 0, seed: "1", clip: true };
    const kept = follow(client.bits(bits));
    const takenBack = follow(client.bits({ ...bits, seed: "2" }, { signal: abort.signal }));
    abort.abort();
    workers[1]!.say("load", loaded);
    await settled();
    expect(workers[1]!.heard.flatMap((request) => (request.kind === "bits" ? [request.spec.seed] : []))).toEqual(["1"]);
    workers[1]!.say("bits", { kind: "done", x: null });
    await settled();
    expect([kinds(kept), kinds(takenBack)]).toEqual([["done"], ["cancelled"]]);
  });

  it("is not the end of a pause, a step or a wish to go on", async () => {
    const first = await load();
    const handle = client.run({ ...spec, paused: true });
    void follow(handle.events);
    first.say("run", lost);
    handle.resume(); // nobody is there to hear it: the next is asked to run
    workers[1]!.say("load", loaded);
    await settled();
    expect(workers[1]!.last("run").spec.paused).toBe(false);
    handle.step();
    expect(workers[1]!.last("control")).toMatchObject({ action: "step", id: workers[1]!.last("run").id });
  });

  it("of a model chosen meanwhile is not answered by the worker of the one before", async () => {
    const first = await load();
    client.run(spec);
    first.say("run", lost);
    const late = workers[1]!; // on its way, with the model before
    const second = await load();
    const events = follow(client.run(spec).events);
    second.say("run", lost);
    late.say("load", loaded);
    await settled();
    expect(late.terminated).toBe(true);
    expect(kinds(events)).toEqual([]);
    workers[3]!.say("load", loaded);
    await settled();
    expect(kinds(events)).toEqual(["recovered"]);
    expect(workers.map(({ terminated }) => terminated)).toEqual([true, true, true, false]);
  });

  it("that cannot be recovered from ends everything in words", async () => {
    const first = await load();
    const events = follow(client.run(spec).events);
    first.say("run", lost);
    workers[1]!.say("load", { kind: "failed", failure: { code: "no-engine", message: "no adapter" } });
    await settled();
    expect(events.at(-1)).toMatchObject({
      kind: "failed",
      failure: { code: "device-lost", message: "the GPU device was lost; starting again failed: no adapter" },
    });
    expect(() => client.run(spec)).toThrow(/starting again failed/);
  });
});

describe("memory that ran out", () => {
  it("for so many at once is told to the page", async () => {
    const worker = await load();
    const events = follow(client.run(spec).events);
    worker.say("run", { kind: "divided", asked: 16, atOnce: 4, detail: "900 MB" });
    await settled();
    expect(told).toEqual(["divided: 16 by 4"]);
    expect(kinds(events)).toEqual(["divided"]);
  });

  it("ends the run that asked for it; another goes on, and what comes next finds a worker", async () => {
    const first = await load();
    const modest = follow(client.run(spec).events);
    first.say("run", snapshot(0, 2, 10, 3, 4));
    const greedy = follow(client.run(spec).events);
    first.say("run", { kind: "failed", failure: { code: "out-of-memory", message: "the GPU has no memory left" } });
    expect(first.terminated).toBe(true);
    const next = follow(client.run(spec).events);
    workers[1]!.say("load", loaded);
    await settled();
    expect(kinds(greedy)).toEqual(["failed"]);
    expect(kinds(modest)).toEqual(["snapshot", "recovered"]);
    expect(workers[1]!.heard.filter(({ kind }) => kind === "run").length).toBe(2);
    workers[1]!.say("run", { kind: "done", x: null });
    await settled();
    expect(kinds(next)).toEqual(["done"]);
    expect(told).toEqual(["replacing: out-of-memory", "replaced: first"]);
  });
});

describe("an engine that answers wrongly for the batch that was to run", () => {
  const wrong: Say = { kind: "failed", failure: { code: "self-check-failed", message: "16 at once: gave NaN" } };

  it("gives way to the next, which is told with the reason", async () => {
    const first = await load();
    const events = follow(client.run(spec).events);
    first.say("run", wrong);
    const { rejected = [] } = workers[1]!.last("load").engine;
    expect(rejected).toEqual([{ ...traits("first"), reason: "self-check-failed", detail: "16 at once: gave NaN" }]);
    workers[1]!.say("load", {
      kind: "loaded",
      model,
      engine: { ...engine, ...traits("second"), rejected, untried: [] },
    });
    await settled();
    workers[1]!.say("run", { kind: "done", x: null });
    await settled();
    expect(events).toMatchObject([{ kind: "recovered", engine: { name: "second" } }, { kind: "done" }]);
  });

  it("gives way where float16 held too little, also to one that was only slower; float32 does not", async () => {
    const overflow: Say = { kind: "failed", failure: { code: "not-finite", message: "NaN at t = 3" } };
    const slower = { ...traits("second"), reason: "slower", detail: "50 ms; 30 ms" } as const;
    const loading = client.load("https://x.test/manifest.json");
    const narrow = { ...engine, ...traits("first"), halves: true, rejected: [slower], untried: [] } as const;
    workers[0]!.say("load", { kind: "loaded", model, engine: narrow });
    await loading;
    const events = follow(client.run(spec).events);
    workers[0]!.say("run", overflow);
    const { rejected = [] } = workers[1]!.last("load").engine;
    expect(rejected).toEqual([{ ...traits("first"), reason: "overflowed", detail: "NaN at t = 3" }]);
    workers[1]!.say("load", { kind: "loaded", model, engine: { ...engine, ...traits("second"), rejected } });
    await settled();
    workers[1]!.say("run", overflow);
    await settled();
    expect(events).toMatchObject([{ kind: "recovered", engine: { name: "second" } }, { kind: "failed" }]);
  });

  it("does not where there is no other to try, as where it was asked for by name", async () => {
    const loading = client.load("https://x.test/manifest.json", { only: "first" });
    workers[0]!.say("load", { kind: "loaded", model, engine: { ...engine, untried: [] } });
    await loading;
    const events = follow(client.run(spec).events);
    workers[0]!.say("run", wrong);
    await settled();
    expect(events).toMatchObject([{ kind: "failed", failure: { message: "16 at once: gave NaN" } }]);
  });
});

describe("a step that hangs", () => {
  it("ends the worker; the run goes on in another, and a second hang is its end", async () => {
    vi.useFakeTimers();
    const first = await load();
    const events = follow(client.run(spec).events);
    first.say("run", pace);
    await vi.advanceTimersByTimeAsync(12_000);
    expect(first.terminated).toBe(true);
    workers[1]!.say("load", loaded);
    await vi.advanceTimersByTimeAsync(0);
    expect(events.at(-1)).toMatchObject({ kind: "recovered", failure: { code: "stalled" } });
    await vi.advanceTimersByTimeAsync(60_000); // it has no pace yet: its shaders may compile
    expect(told.at(-1)).toBe("silent"); // which is said, and no reason to end it
    workers[1]!.say("run", pace);
    expect(told.at(-1)).toBe("answers");
    await vi.advanceTimersByTimeAsync(12_000);
    expect(events.at(-1)).toMatchObject({ kind: "failed", failure: { code: "stalled" } });
    expect(workers[1]!.terminated).toBe(true);
  });

  it("is not what a run looks like while another's shaders compile", async () => {
    vi.useFakeTimers();
    const worker = await load();
    void follow(client.run(spec).events);
    worker.say("run", pace);
    void follow(client.bits({ pictures: [], steps: "10", sampled: 0, seed: "1", clip: true }));
    worker.say("bits", { kind: "compiling", batch: 16 });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(worker.terminated).toBe(false);
  });
});

describe("a worker that says nothing", () => {
  /** Lets time pass, in which the worker answers what it is asked. */
  async function alive(worker: FakeWorker, seconds: number) {
    let answered = 0;
    for (let i = 0; i < seconds; i++) {
      await vi.advanceTimersByTimeAsync(1000);
      if (worker.pings > answered) worker.pong();
      answered = worker.pings;
    }
  }

  it("is asked, and no more is said of it where it answers", async () => {
    vi.useFakeTimers();
    const worker = await load();
    await alive(worker, 60);
    expect(worker.pings).toBeGreaterThan(5);
    expect(told).toEqual([]);
  });

  it("while it loads, or before a first step, is told of within ten seconds, and not ended", async () => {
    vi.useFakeTimers();
    const loading = client.load("https://x.test/manifest.json");
    await vi.advanceTimersByTimeAsync(10_000);
    expect(told).toEqual(["silent"]);
    workers[0]!.say("load", loaded);
    await loading;
    expect(told).toEqual(["silent", "answers"]);
    void follow(client.run(spec).events);
    workers[0]!.say("run", { kind: "started", length: 20, times: [] });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(told).toEqual(["silent", "answers", "silent"]);
    await vi.advanceTimersByTimeAsync(300_000);
    expect(workers[0]!.terminated).toBe(false);
  });

  it("is waited for as its steps and its weights are large: while it starts, runs, and after what was cancelled", async () => {
    vi.useFakeTimers();
    const loading = client.load("https://x.test/manifest.json");
    const [worker] = workers as [FakeWorker];
    const megabytes = 230e6;
    worker.say("load", { kind: "progress", phase: "self-check", loaded: megabytes, total: megabytes, fromCache: true });
    await vi.advanceTimersByTimeAsync(60_000);
    worker.say("load", { kind: "loaded", model, engine: { ...engine, stepMs: 20_000 } });
    await loading;
    const cancelled = new AbortController();
    void follow(client.run(spec, { signal: cancelled.signal }).events);
    await vi.advanceTimersByTimeAsync(50_000);
    worker.say("run", pace);
    cancelled.abort();
    await vi.advanceTimersByTimeAsync(55_000);
    expect(told).toEqual([]);
    await vi.advanceTimersByTimeAsync(10_000);
    expect([told, worker.terminated]).toEqual([["silent"], false]);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(worker.terminated).toBe(true);
  });

  it("can be started again by hand, as often as that is wished; its run goes on", async () => {
    vi.useFakeTimers();
    await load();
    const events = follow(client.run(spec).events);
    workers[0]!.say("run", snapshot(0, 2, 5, 1, 2));
    client.restart();
    client.restart(); // the one that is on its way is silent too
    workers[2]!.say("load", loaded);
    await vi.advanceTimersByTimeAsync(0);
    expect(workers.map(({ terminated }) => terminated)).toEqual([true, true, false]);
    expect(kinds(events)).toEqual(["snapshot", "recovered"]);
    expect(workers[2]!.last("run").spec.lanes[0]?.start).toMatchObject({ position: 5 });
  });

  it("and has nothing to do is replaced", async () => {
    vi.useFakeTimers();
    await load();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(told).toEqual(["silent"]);
    await vi.advanceTimersByTimeAsync(25_000);
    expect(workers[0]!.terminated).toBe(true);
    expect(told.slice(1)).toEqual(["answers", "replacing: stalled"]);
  });
});

test("a worker whose script could not be fetched is tried again, and then is the network's fault", async () => {
  vi.useFakeTimers();
  const unfetched = { message: "", preventDefault: () => {} };
  const loading = client.load("https://x.test/manifest.json");
  workers[0]!.onerror?.(unfetched);
  await vi.advanceTimersByTimeAsync(500);
  workers[1]!.say("load", loaded);
  await loading;

  const again = client.load("https://x.test/manifest.json");
  again.catch(() => {});
  for (const pause of [500, 3000, 0]) {
    workers.at(-1)!.onerror?.(unfetched);
    await vi.advanceTimersByTimeAsync(pause);
  }
  await expect(again).rejects.toMatchObject({ failure: { code: "download-failed" } });
  expect(workers).toHaveLength(5);
});

test("a bound goes on in another worker with the terms that are left", async () => {
  await load();
  const events = follow(client.bits({ pictures: [], steps: "10", sampled: 0, seed: "1", clip: true }));
  const term = { t: 1, picture: 0, fixedSmall: 1, fixedLarge: 1, learned: null, epsilonMse: 0, x0Mse: 0 };
  const some: Say = { ...pace, kind: "terms", terms: [term, term], prior: [0] };
  workers[0]!.say("bits", some);
  workers[0]!.say("bits", lost);
  workers[1]!.say("load", loaded);
  await settled();
  expect(workers[1]!.last("bits").spec.taken).toBe(2);
  workers[1]!.say("bits", lost);
  await settled();
  expect(kinds(events)).toEqual(["terms", "recovered", "failed"]);
});
