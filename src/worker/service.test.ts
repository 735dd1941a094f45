/** The worker without a worker: requests in, events out, on a network known in closed form. */
import { beforeEach, expect, test, vi } from "vitest";
import type { EngineInfo } from "../engine/info.ts";
import { denoiserOf, negated, TOY } from "../engine/testing.ts";
import { Fault } from "../models/fault.ts";
import type { Loaded, loadModel } from "./load.ts";
import type { Event, LaneSpec, ModelInfo, Request, RunSpec, Surveyed } from "./protocol.ts";
import { Service } from "./service.ts";

vi.mock("./survey.ts", () => ({
  surveyModel: async (manifestUrl: string, tell: (found: Surveyed) => void) => {
    if (manifestUrl === "nowhere") throw new Fault("download-failed", "there is nothing");
    tell({ of: "unable", why: manifestUrl });
  },
}));

const shape = { channels: 1 as const, height: 2, width: 2, outputs: 1, classes: 0 };
const model: ModelInfo = {
  id: "toy",
  title: "Toy",
  sha256: "",
  width: 2,
  height: 2,
  channels: 1 as const,
  classes: [],
  process: TOY.diffusion,
};
const info: EngineInfo = {
  name: "toy",
  label: "Toy",
  device: "cpu",
  adapter: "closed form",
  software: false,
  stepMs: 1,
  features: [],
  threads: 1,
  selfCheck: { difference: 0, tolerance: 1, batch: 1 },
  rejected: [],
  untried: [],
};

const lane = (image: number): LaneSpec => ({
  sampler: { kind: "ddpm", steps: "5", sigma: "fixed_large", clip: true },
  start: { from: "noise" },
  seed: "1",
  image,
  branch: 0,
  sharedSteps: 0,
});
const run = (pictures: number, more: Partial<RunSpec> = {}): RunSpec => ({
  lanes: Array.from({ length: pictures }, (_, image) => lane(image)),
  record: 2,
  snapshots: 1,
  ...more,
});

let denoiser: ReturnType<typeof denoiserOf>;
let service: Service;
let events: Event[];
let moved: Transferable[];
let heard: (() => void)[];

beforeEach(() => {
  denoiser = denoiserOf(shape, negated);
  start(async () => ({ denoiser, info, manifest: TOY, model }) satisfies Loaded);
});

function start(load: typeof loadModel): void {
  events = [];
  moved = [];
  heard = [];
  service = new Service(load, (event, transfer) => {
    events.push(event);
    moved.push(...transfer);
    for (const wake of heard.splice(0)) wake();
  });
}

const kinds = (id: number) => events.filter((event) => event.id === id).map(({ kind }) => kind);

/** Waits until a request has been told something of a kind. */
async function told<K extends Event["kind"]>(id: number, kind: K): Promise<Extract<Event, { kind: K }>> {
  for (;;) {
    const found = events.find((event) => event.id === id && event.kind === kind);
    if (found) return found as Extract<Event, { kind: K }>;
    await new Promise<void>((resolve) => heard.push(resolve));
  }
}

async function load(): Promise<void> {
  service.hear({ id: 1, kind: "load", manifestUrl: "https://x.test/manifest.json", engine: {} });
  await told(1, "loaded");
}

test("what comes before a model is refused in words, and so is a second model", async () => {
  service.hear({ id: 7, kind: "run", spec: run(1) });
  expect(events).toEqual([
    { id: 7, kind: "failed", failure: { code: "bad-request", message: '"run" before a model was loaded' } },
  ]);
  await load();
  service.hear({ id: 8, kind: "load", manifestUrl: "", engine: {} });
  expect(await told(8, "failed")).toMatchObject({ failure: { message: /has its model/ } });
});

test("a load tells its progress, its failure in the failure's words, and that it was cancelled", async () => {
  const loads: Parameters<typeof loadModel>[] = [];
  let end: (error: unknown) => void = () => {};
  start((...of) => {
    loads.push(of);
    return new Promise((_, reject) => {
      end = reject;
    });
  });
  service.hear({ id: 1, kind: "load", manifestUrl: "https://x.test/a.json", engine: { only: "toy" } });
  loads[0]![3]({ phase: "engine", loaded: 3, total: 3, fromCache: true });
  end(new Fault("no-engine", "none", "at all"));
  expect(await told(1, "failed")).toMatchObject({ failure: { code: "no-engine", message: "none", detail: "at all" } });
  service.hear({ id: 2, kind: "load", manifestUrl: "https://x.test/b.json", engine: {} });
  service.hear({ id: 2, kind: "cancel" });
  end(loads[1]![2].reason);
  await told(2, "cancelled");
  expect([kinds(1), kinds(2)]).toEqual([["progress", "failed"], ["cancelled"]]);
  expect(loads.map(([url, engine]) => [url, engine])).toEqual([
    ["https://x.test/a.json", { only: "toy" }],
    ["https://x.test/b.json", {}],
  ]);
});

test("a run is answered from its start to its pictures, which are moved and not copied", async () => {
  await load();
  service.hear({ id: 2, kind: "run", spec: run(2) });
  const { x } = await told(2, "done");
  expect(kinds(2)[0]).toBe("started");
  expect(kinds(2).at(-1)).toBe("done");
  expect(await told(2, "started")).toMatchObject({ length: 5, times: [10, 8, 5, 3, 1, 0] });
  expect(x?.length).toBe(2 * 4);
  expect(moved).toContain(x?.buffer);
  const { snapshot } = await told(2, "snapshot");
  expect(moved).toContain(snapshot.x.buffer);
});

test("a size of batch is checked before it runs for the first time, and only then", async () => {
  await load();
  service.hear({ id: 2, kind: "run", spec: run(4) });
  await told(2, "done");
  service.hear({ id: 3, kind: "run", spec: run(4) });
  await told(3, "done");
  expect(await told(2, "compiling")).toMatchObject({ batch: 4 });
  expect(kinds(3)).not.toContain("compiling");
  // The check, and five steps, twice without it.
  expect(denoiser.evaluations.filter((batch) => batch === 4).length).toBe(1 + 5 + 5);
});

test("bits come term by term, a look at once", async () => {
  await load();
  const picture = Float32Array.of(0, 0.5, -0.5, 1);
  service.hear({
    id: 2,
    kind: "bits",
    spec: { pictures: [picture], steps: "10", sampled: 0, seed: "1", clip: true },
  });
  service.hear({ id: 3, kind: "inspect", spec: { lane: lane(0), position: 0 } });
  await told(2, "done");
  const terms = events.flatMap((event) => (event.kind === "terms" ? event.terms : []));
  expect(terms.map(({ t }) => t)).toEqual([10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
  expect(kinds(3)).toEqual(["inspected", "done"]);
  expect(events.findIndex(({ id, kind }) => id === 3 && kind === "done")).toBeLessThan(
    events.findIndex(({ id, kind }) => id === 2 && kind === "done"),
  );
});

test("bits of more pictures than have room are taken fewer at a time, and that is told", async () => {
  await load();
  denoiser.reserve = async (batch) => {
    if (batch > 4) throw new Fault("too-large", `${batch} take too much`);
  };
  const pictures = [new Float32Array(4), Float32Array.of(0, 0.5, -0.5, 1)];
  service.hear({ id: 2, kind: "bits", spec: { pictures, steps: "10", sampled: 0, seed: "1", clip: true } });
  expect(await told(2, "divided")).toMatchObject({ asked: 16, atOnce: 4, detail: "16 take too much" });
  await told(2, "done");
  expect(kinds(2).filter((kind) => kind === "divided")).toHaveLength(1);
});

test("bits go on where another worker left them, with the same terms", async () => {
  await load();
  const pictures = [Float32Array.of(0, 0.5, -0.5, 1), Float32Array.of(1, 0, 0, -1)];
  const spec = { pictures, steps: "10", sampled: 6, seed: "1", clip: true };
  const terms = (of: number) =>
    events.flatMap((event) => (event.kind === "terms" && event.id === of ? event.terms : []));
  for (const [id, taken] of [
    [2, 0],
    [3, 4],
    [4, 12],
  ] as const) {
    service.hear({ id, kind: "bits", spec: { ...spec, taken } });
    await told(id, "done");
    expect(terms(id)).toEqual(terms(2).slice(taken));
  }
  expect(terms(2)).toHaveLength(12);
});

/** A network that knows two classes, says −x of none of them, and a little less of each. */
async function loadClasses(): Promise<void> {
  const manifest = { ...TOY, classes: ["cat", "dog"] };
  denoiser = denoiserOf({ ...shape, classes: 2 }, (x, _, label) => x.map((value) => value * (label - 3)));
  start(async () => ({ denoiser, info, manifest, model }) satisfies Loaded);
  await load();
}

test("a class is told by its name; guided pictures are asked about twice, in a size of batch that is checked", async () => {
  await loadClasses();
  const cats = Array.from({ length: 4 }, (_, image) => ({ ...lane(image), told: { class: "cat", guidance: 2 } }));
  service.hear({ id: 2, kind: "run", spec: { ...run(0), lanes: cats } });
  await told(2, "done");
  expect(await told(2, "compiling")).toMatchObject({ batch: 8 });
  expect(denoiser.evaluations).toEqual(Array(6).fill(8)); // the check, and five steps

  service.hear({ id: 3, kind: "inspect", spec: { lane: cats[0]!, position: 0 } });
  const { x, epsilon } = await told(3, "inspected");
  // −x of none and −3x of cats: twice as far is −5x.
  for (const [i, value] of epsilon.entries()) expect(value).toBeCloseTo(-5 * x[i]!, 5);

  service.hear({
    id: 4,
    kind: "run",
    spec: { ...run(0), lanes: [{ ...lane(0), told: { class: "owl", guidance: 1 } }] },
  });
  const { failure } = await told(4, "failed");
  expect(failure).toMatchObject({ code: "bad-request", message: "unknown class: owl; known are cat, dog" });
});

test("a bound is that of no class, or of the one that is told", async () => {
  await loadClasses();
  const spec = { pictures: [Float32Array.of(0, 0.5, -0.5, 1)], steps: "10", sampled: 0, seed: "1", clip: true };
  const errorsOf = async (id: number, label?: number) => {
    service.hear({ id, kind: "bits", spec: { ...spec, ...(label !== undefined && { label }) } });
    await told(id, "done");
    return events.flatMap((e) =>
      e.kind === "terms" && e.id === id ? e.terms.map(({ epsilonMse }) => epsilonMse) : [],
    );
  };
  const none = await errorsOf(2);
  expect(none).toHaveLength(10);
  expect(await errorsOf(3, 2)).toEqual(none);
  expect(await errorsOf(4, 0)).not.toEqual(none);
  service.hear({ id: 5, kind: "bits", spec: { ...spec, label: 3 } });
  expect(await told(5, "failed")).toMatchObject({ failure: { message: "class 3 of a network that knows 2" } });
});

test.each<[string, Request, RegExp]>([
  ["no pictures", { id: 2, kind: "run", spec: run(0) }, /a run of no pictures; expected 1 or more/],
  ["a seed that is none", { id: 2, kind: "run", spec: { ...run(0), lanes: [{ ...lane(0), seed: "x" }] } }, /seed/],
  [
    "a picture of another size",
    { id: 2, kind: "bits", spec: { pictures: [new Float32Array(3)], steps: "10", sampled: 0, seed: "1", clip: true } },
    /a picture of 3 values; expected 4/,
  ],
])("%s is a bad request, in words", async (_, request, words) => {
  await load();
  service.hear(request);
  expect(await told(2, "failed")).toMatchObject({ failure: { code: "bad-request", message: words } });
});

test("a run is paused, moved by one step, and goes on; what is said to one that ended is not heard", async () => {
  await load();
  service.hear({ id: 2, kind: "run", spec: run(1, { paused: true }) });
  await told(2, "paused");
  service.hear({ id: 2, kind: "control", action: "step" });
  service.hear({ id: 2, kind: "control", action: "resume" });
  await told(2, "done");
  const before = events.length;
  service.hear({ id: 2, kind: "control", action: "pause" });
  service.hear({ id: 2, kind: "seen", frames: 1 });
  service.hear({ id: 2, kind: "cancel" });
  expect(events.length).toBe(before);
});

test("a survey needs no model that is loaded: what it finds is told as it comes, or what went wrong", async () => {
  service.hear({ id: 1, kind: "survey", manifestUrl: "models/toy" });
  await told(1, "done");
  expect(events).toMatchObject([{ kind: "surveyed", found: { of: "unable", why: "models/toy" } }, { kind: "done" }]);
  service.hear({ id: 2, kind: "survey", manifestUrl: "nowhere" });
  expect(await told(2, "failed")).toMatchObject({ failure: { code: "download-failed" } });
});

test("what is cancelled says so at once and nothing more; the next goes on", async () => {
  await load();
  service.hear({ id: 2, kind: "run", spec: run(16) });
  service.hear({ id: 2, kind: "cancel" });
  expect(kinds(2).at(-1)).toBe("cancelled");
  service.hear({ id: 3, kind: "run", spec: run(1) });
  await told(3, "done");
  expect(kinds(2).at(-1)).toBe("cancelled");
});

test("a network that fails is told by the job whose turn it was", async () => {
  await load();
  let calls = 0; // the first checks the size of the batch
  const { evaluate } = denoiser;
  Object.assign(denoiser, {
    evaluate: (...of: Parameters<typeof evaluate>) =>
      ++calls === 2 ? Promise.reject(new Fault("internal", "no luck")) : evaluate(...of),
  });
  const spec = { pictures: [new Float32Array(4)], steps: "10", sampled: 0, seed: "1", clip: true };
  service.hear({ id: 2, kind: "bits", spec });
  service.hear({ id: 3, kind: "bits", spec });
  await told(3, "done");
  expect(await told(2, "failed")).toMatchObject({ failure: { code: "internal", message: "no luck" } });
});
