/** Engines registered by the test: tried in their order, passed over with a reason, or run. */
import { expect, test } from "vitest";
import { openEngine } from "./choose.ts";
import { defineEngine, Refusal, shapeOf } from "./engine.ts";
import { denoiserOf, negated, TOY } from "./testing.ts";

const network = { manifest: TOY, file: new Uint8Array() };

/** What happened to the engines of a test, in order. */
let log: string[] = [];

function toyEngine(name: string, answer: (x: Float32Array) => Float32Array = negated) {
  return defineEngine({
    name,
    label: name.toUpperCase(),
    device: "cpu",
    open: async () => {
      log.push(`opened ${name}`);
      const denoiser = denoiserOf(shapeOf(TOY), answer);
      return { ...denoiser, dispose: async () => void log.push(`disposed ${name}`) };
    },
  });
}

function refusing(name: string, refusal: Error) {
  return defineEngine({ name, label: name, device: "gpu", open: () => Promise.reject(refusal) });
}

const open = (engines: Parameters<typeof openEngine>[0], wish: Parameters<typeof openEngine>[2] = {}) => {
  log = [];
  return openEngine(engines, network, wish, (phase) => void log.push(phase));
};

test("the first that proves itself runs, with its traits; those after it are not opened", async () => {
  const { info, denoiser } = await open([toyEngine("a"), toyEngine("b")]);
  expect(log).toEqual(["engine", "opened a", "self-check"]);
  expect(info).toEqual({
    name: "a",
    label: "A",
    device: "cpu",
    adapter: "closed form",
    features: [],
    threads: 1,
    selfCheck: { difference: 0, tolerance: 0.01, batch: 1 },
    rejected: [],
    untried: [{ name: "b", label: "B", device: "cpu" }],
  });
  expect(await denoiser.evaluate(Float32Array.of(1, 2, 3, 4), Float32Array.of(0))).toEqual(
    Float32Array.of(-1, -2, -3, -4),
  );
});

test("one that can't run here, and one that answers wrongly, are passed over with why, and nothing of them is left", async () => {
  const { info } = await open([
    refusing("none", new Refusal("no-adapter", "there is none")),
    refusing("broken", new Error("out of luck")),
    toyEngine("wrong", (x) => x.map(() => 0)),
    toyEngine("right"),
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
  const engines = [toyEngine("a"), toyEngine("b")];
  const byName = await open(engines, { only: "b" });
  expect(byName.info).toMatchObject({ name: "b", untried: [] });
  const labelled = [toyEngine("a"), { ...toyEngine("b"), label: "The Other" }];
  expect((await open(labelled, { only: "the other" })).info.name).toBe("b");
  expect((await open(engines, { only: "c" })).info).toMatchObject({ name: "a", untried: [{ name: "b" }] });
  await expect(
    open([refusing("a", new Refusal("device-failed", "no")), toyEngine("b")], { only: "a" }),
  ).rejects.toThrow("no engine runs this model here: a: no");
});

test("one that is known to be no use is not tried again, and why is told on", async () => {
  const known = { name: "a", label: "A", device: "cpu", reason: "self-check-failed", detail: "16 at once" } as const;
  const { info } = await open([toyEngine("a"), toyEngine("b")], { rejected: [known] });
  expect(info).toMatchObject({ name: "b", rejected: [known], untried: [] });
});

test("without any that runs, the reasons of all are told", async () => {
  const none = open([refusing("a", new Refusal("no-adapter", "null")), toyEngine("b", (x) => x.map(() => Number.NaN))]);
  await expect(none).rejects.toMatchObject({
    code: "self-check-failed",
    message: "no engine runs this model here: a: null; b: closed form, 1 at once: the network gave NaN at value 0",
  });
});
