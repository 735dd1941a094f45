/** Engines registered by the test: tried in their order, passed over with a reason, or run. */
import { beforeEach, describe, expect, test } from "vitest";
import { Fault } from "../models/fault.ts";
import { openEngine } from "./choose.ts";
import { defineEngine, type Engine, Refusal, shapeOf } from "./engine.ts";
import type { EngineWish } from "./info.ts";
import type { Memory, Remembered } from "./memory.ts";
import { denoiserOf, negated, TOY } from "./testing.ts";
import type { Adapter } from "./webgpu/adapter.ts";

const network = { manifest: TOY, file: new Uint8Array() };
const HARDWARE = { name: "a GPU", software: false };
const SOFTWARE = { name: "swiftshader", software: true };

/** What happened to the engines of a test, in order. */
let log: string[];
/** The clock that the steps of toy engines move on. */
let clock: number;
let kept: Map<string, Remembered>;

beforeEach(() => {
  log = [];
  clock = 0;
  kept = new Map();
});

interface Toy {
  readonly name: string;
  readonly device?: "gpu" | "cpu";
  /** How long a step takes. */
  readonly ms?: number;
  readonly answer?: (x: Float32Array) => Float32Array;
}

function toyEngine({ name, device = "cpu", ms = 10, answer = negated }: Toy) {
  return defineEngine({
    name,
    label: name.toUpperCase(),
    device,
    open: async () => {
      log.push(`opened ${name}`);
      const denoiser = denoiserOf(shapeOf(TOY), (x) => {
        clock += ms;
        return answer(x);
      });
      return { ...denoiser, dispose: async () => void log.push(`disposed ${name}`) };
    },
  });
}

function refusing(name: string, refusal: Error) {
  return defineEngine({ name, label: name, device: "gpu", open: () => Promise.reject(refusal) });
}

function open(engines: readonly Engine[], wish: EngineWish = {}, adapter: Adapter | null = HARDWARE) {
  log = [];
  const memory: Memory = {
    get: async (key) => kept.get(key) ?? null,
    set: async (key, found) => void kept.set(key, structuredClone(found)),
  };
  const place = { engines, adapter, memory, now: () => clock, pauses: [0, 0] };
  return openEngine(place, network, wish, (phase) => void log.push(phase));
}

const opened = () => log.filter((line) => line.startsWith("opened"));

test("the first that proves itself runs, with its traits; those after it are not opened", async () => {
  const { info, denoiser } = await open([toyEngine({ name: "a" }), toyEngine({ name: "b" })]);
  expect(log).toEqual(["engine", "opened a", "self-check"]);
  expect(info).toEqual({
    name: "a",
    label: "A",
    device: "cpu",
    adapter: "closed form",
    software: false,
    features: [],
    threads: 1,
    stepMs: 10,
    selfCheck: { difference: 0, tolerance: 0.01, batch: 1 },
    rejected: [],
    untried: [{ name: "b", label: "B", device: "cpu" }],
  });
  expect(await denoiser.evaluate(Float32Array.of(1, 2, 3, 4), Float32Array.of(0))).toEqual(
    Float32Array.of(-1, -2, -3, -4),
  );
});

test.each([
  ["cpu", 20_000, 1],
  ["cpu", 100, 4],
  ["gpu", 20_000, 2],
] as const)("a slow step of a processor is asked for once: %s, %i ms", async (device, ms, steps) => {
  const { info } = await open([toyEngine({ name: "a", device, ms })]);
  expect([info.stepMs, clock]).toEqual([ms, steps * ms]);
});

test("one that can't run here, and one that answers wrongly, are passed over with why, and nothing of them is left", async () => {
  const { info } = await open([
    refusing("none", new Refusal("no-adapter", "there is none")),
    refusing("broken", new Error("out of luck")),
    toyEngine({ name: "wrong", answer: (x) => x.map(() => 0) }),
    toyEngine({ name: "right" }),
  ]);
  expect(log.filter((line) => line.includes(" "))).toEqual(["opened wrong", "disposed wrong", "opened right"]);
  expect(info.name).toBe("right");
  expect(info.rejected).toMatchObject([
    { name: "none", label: "none", device: "gpu", reason: "no-adapter", detail: "there is none" },
    { name: "broken", reason: "session-failed", detail: "out of luck" },
    { name: "wrong", reason: "self-check-failed", detail: "closed form, 1 at once: the network gave only zeros" },
  ]);
});

test("one that is asked for by name or label is the only one; of a name that there isn't, all are tried", async () => {
  const engines = [toyEngine({ name: "a" }), toyEngine({ name: "b" })];
  const byName = await open(engines, { only: "b" });
  expect(byName.info).toMatchObject({ name: "b", untried: [] });
  const labelled = [toyEngine({ name: "a" }), { ...toyEngine({ name: "b" }), label: "The Other" }];
  expect((await open(labelled, { only: "the other" })).info.name).toBe("b");
  expect((await open(engines, { only: "c" })).info).toMatchObject({ name: "a", untried: [{ name: "b" }] });
  await expect(
    open([refusing("a", new Refusal("device-failed", "no")), toyEngine({ name: "b" })], { only: "a" }),
  ).rejects.toThrow("no engine runs this model here: a: no");
});

test("one that is known to be no use is not tried again, and why is told on", async () => {
  const known = { name: "a", label: "A", device: "cpu", reason: "self-check-failed", detail: "16 at once" } as const;
  const { info } = await open([toyEngine({ name: "a" }), toyEngine({ name: "b" })], { rejected: [known] });
  expect(info).toMatchObject({ name: "b", rejected: [known], untried: [] });
});

test("without any that runs, the reasons of all are told", async () => {
  const none = open([
    refusing("a", new Refusal("no-adapter", "null")),
    toyEngine({ name: "b", answer: (x) => x.map(() => Number.NaN) }),
  ]);
  await expect(none).rejects.toMatchObject({
    code: "self-check-failed",
    message: "no engine runs this model here: a: null; b: closed form, 1 at once: the network gave NaN at value 0",
  });
});

describe("of engines that are right, the one that is faster here runs", () => {
  const gpu = (ms: number) => toyEngine({ name: "gpu", device: "gpu", ms });
  const cpu = (ms: number) => toyEngine({ name: "cpu", ms });

  test("a GPU that is fast enough is opened alone", async () => {
    const { info } = await open([gpu(20), cpu(1)]);
    expect(info).toMatchObject({ name: "gpu", stepMs: 20, rejected: [], untried: [{ name: "cpu" }] });
    expect(opened()).toEqual(["opened gpu"]);
    kept.clear();
    await open([gpu(21), cpu(100)]);
    expect(opened()).toEqual(["opened gpu", "opened cpu"]);
  });

  test("a slow one is timed against the next, which has to be 1.3 times as fast", async () => {
    const change = await open([gpu(131), cpu(100)]);
    expect(change.info).toMatchObject({ name: "cpu", stepMs: 100, untried: [] });
    expect(change.info.rejected).toMatchObject([
      { name: "gpu", reason: "slower", detail: "a step takes gpu 131 ms; a step takes cpu 100 ms" },
    ]);
    expect(log.filter((line) => line.startsWith("disposed"))).toEqual(["disposed gpu"]);
    kept.clear();
    const stay = await open([gpu(129), cpu(100)]);
    expect(stay.info).toMatchObject({ name: "gpu", stepMs: 129, rejected: [{ name: "cpu", reason: "slower" }] });
    expect(log.filter((line) => line.startsWith("disposed"))).toEqual(["disposed cpu"]);
  });

  test("the faster is the one that goes on, whichever it is, and there may be more than two", async () => {
    const { info } = await open([gpu(400), cpu(200), toyEngine({ name: "third", ms: 100 })]);
    expect([info.name, info.rejected.map(({ name }) => name)]).toEqual(["third", ["gpu", "cpu"]]);
  });

  test("where the adapter is a program the processor goes first, and the adapter is not even opened", async () => {
    const { info } = await open([gpu(800), cpu(100)], {}, SOFTWARE);
    expect(opened()).toEqual(["opened cpu"]);
    expect(info).toMatchObject({ name: "cpu", untried: [] });
    expect(info.rejected).toMatchObject([{ name: "gpu", reason: "software-adapter", detail: "swiftshader" }]);
  });

  test("such an adapter runs where nothing else does, and where it is asked for by name", async () => {
    const alone = await open([gpu(800), toyEngine({ name: "cpu", answer: (x) => x })], {}, SOFTWARE);
    expect(alone.info).toMatchObject({ name: "gpu", rejected: [{ name: "cpu", reason: "self-check-failed" }] });
    expect((await open([gpu(800), cpu(100)], { only: "gpu" }, SOFTWARE)).info).toMatchObject({
      name: "gpu",
      stepMs: 800,
    });
    kept.clear();
    expect((await open([gpu(800), cpu(100)], { prefer: "gpu" }, SOFTWARE)).info.name).toBe("cpu");
  });

  test("one that is preferred runs however fast others are, and is not what is remembered", async () => {
    const { info } = await open([gpu(1), cpu(100)], { prefer: "cpu" });
    expect(info).toMatchObject({ name: "cpu", rejected: [], untried: [{ name: "gpu" }] });
    expect(kept.size).toBe(0);
    const wrong = toyEngine({ name: "wrong", answer: (x) => x });
    const other = await open([gpu(1), wrong], { prefer: "wrong" });
    expect(other.info).toMatchObject({ name: "gpu", rejected: [{ name: "wrong", reason: "self-check-failed" }] });
  });
});

describe("what was found is remembered for the next visit", () => {
  const gpu = toyEngine({ name: "gpu", device: "gpu", ms: 200 });
  const cpu = toyEngine({ name: "cpu", ms: 50 });

  test("for this adapter: the one that was faster is opened alone, and says why not the other", async () => {
    await open([gpu, cpu]);
    const again = await open([gpu, cpu]);
    expect(opened()).toEqual(["opened cpu"]);
    expect(again.info).toMatchObject({ name: "cpu", rejected: [{ name: "gpu", reason: "slower" }], untried: [] });
    expect((await open([gpu, cpu], { prefer: "cpu" })).info.rejected).toMatchObject([
      { name: "gpu", reason: "slower" },
    ]);
    await open([gpu, cpu], {}, { name: "another GPU", software: false });
    expect(opened()).toEqual(["opened gpu", "opened cpu"]);
  });

  test("but it has to prove itself again, and is else passed over", async () => {
    await open([gpu, cpu]);
    const broken = toyEngine({ name: "cpu", answer: (x) => x });
    const { info } = await open([gpu, broken]);
    expect(opened()).toEqual(["opened cpu", "opened gpu"]);
    expect(info).toMatchObject({ name: "gpu", rejected: [{ name: "cpu", reason: "self-check-failed" }] });
  });

  test("unless an engine failed for a reason that may be gone by then", async () => {
    await open([refusing("gpu", new Refusal("device-failed", "busy")), cpu]);
    expect((await open([gpu, cpu])).info.rejected).toMatchObject([{ name: "gpu", reason: "slower" }]);
  });

  test("an engine that was right at first and wrong for a larger batch is not taken next time", async () => {
    const known = { name: "gpu", label: "GPU", device: "gpu", reason: "self-check-failed", detail: "16" } as const;
    await open([gpu, cpu], { rejected: [known] });
    expect((await open([gpu, cpu])).info).toMatchObject({ name: "cpu", rejected: [known] });
    expect(opened()).toEqual(["opened cpu"]);
  });
});

describe("what an engine needs that cannot be fetched", () => {
  const unfetched = [
    new TypeError("Failed to fetch dynamically imported module: https://x.test/ort.js"),
    new Fault(
      "model-incompatible",
      "cannot open m",
      "no available backend found. ERR: [wasm] TypeError: Failed to fetch",
    ),
    new Fault("download-failed", "https://x.test/ort.wasm: no answer"),
  ];

  test.each(unfetched)("is asked for again, and the next engine does not take its place: %s", async (error) => {
    let tries = 0;
    const flaky = toyEngine({ name: "flaky", device: "gpu" });
    const engine = {
      ...flaky,
      open: (n: Parameters<Engine["open"]>[0]) => (++tries < 3 ? Promise.reject(error) : flaky.open(n)),
    };
    const { info } = await open([engine, toyEngine({ name: "b" })]);
    expect(info).toMatchObject({ name: "flaky", rejected: [] });
  });

  test.each(unfetched)("is the network's fault where it never comes, and nothing is remembered: %s", async (error) => {
    const never = refusing("never", error);
    await expect(open([never, toyEngine({ name: "b" })])).rejects.toMatchObject({ code: "download-failed" });
    expect(kept.size).toBe(0);
  });
});
