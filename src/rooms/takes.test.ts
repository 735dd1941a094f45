/** What rooms do with a picture from anywhere on the page. */
import { beforeEach, describe, expect, it, vi } from "vitest";
import { client, loader, slots } from "../app/testing/fake-page.ts";
import "./testing/install.ts";
import { goTo, sceneOf, setScene, undo } from "../app/actions.ts";
import { getState, setState } from "../app/store.ts";
import { installForTests } from "../app/testing/install.ts";
import { fewSteps, PRESETS } from "../diffusion/samplers/presets.ts";
import { offersFor, takeTo } from "../pictures/take-to.ts";
import { chainOf, takenFrom, takenOf } from "../pictures/taken.ts";
import { settled } from "../run/testing/fake-client.ts";
import type { Taken } from "../scene/take.ts";
import type { LaneSpec } from "../worker/protocol.ts";
import { FIRST as BITS, MOST_PICTURES } from "./bits/scene.ts";
import { FIRST as ENDINGS } from "./endings/scene.ts";
import { ROOMS } from "./index.ts";
import { FIRST as INTERPOLATE } from "./interpolate/scene.ts";
import { begun, dot } from "./testing/run.ts";
import { FIRST as TRAJECTORY } from "./trajectory/scene.ts";

vi.mock("../app/page.ts", () => import("../app/testing/fake-page.ts"));

const firsts = [TRAJECTORY, ENDINGS, INTERPOLATE, BITS];
const chain = { sampler: PRESETS.ddpm1000, seed: "7", image: 3, class: "cat", guidance: 2 };
const made = (change: Partial<Taken> = {}): Taken => ({ ...takenFrom(dot(9)), chain, ...change });

async function take(id: string, taken: Taken): Promise<void> {
  const offer = (await offersFor("generate")).find((each) => each.take.id === id);
  if (!offer) throw new Error(`nobody offers ${id}`);
  await takeTo(offer, taken);
  await settled();
}

beforeEach(() => {
  for (const slot of slots.all) slot.empty();
  client.runs.length = 0;
  loader.arrive();
  for (const first of firsts) setScene(first);
  goTo("generate");
});

it("are in every picture's menu, in the order of the rooms; a chain is not traced where it stands", async () => {
  const ids = async (from: string) => (await offersFor(from)).map(({ take }) => take.id);
  expect(await ids("generate")).toEqual(["trace", "endings", "first", "second", "weigh"]);
  expect(await ids("trajectory")).toEqual(["endings", "first", "second", "weigh"]);
});

describe("a picture that came out of noise", () => {
  it("is traced by its own steps and noise, and nothing else of its run", async () => {
    setScene({ ...TRAJECTORY, branches: [{ position: 3, branch: 1 }], start: { t: 9, picture: dot(1) } } as never);
    await take("trace", made());
    expect(getState().place).toBe("trajectory");
    expect(sceneOf("trajectory")).toEqual({ ...TRAJECTORY, ...chain, count: 1 });
    expect((await begun(1000)).spec.lanes).toMatchObject([
      { start: { from: "noise" }, seed: "7", image: 3, branch: 0 },
    ]);
  });

  it("leaves out what a first visit has anyway", async () => {
    await take("trace", made({ chain: { sampler: TRAJECTORY.sampler, seed: TRAJECTORY.seed, image: 0 } }));
    expect(sceneOf("trajectory")).toEqual({ ...TRAJECTORY, count: 1 });
  });

  it("is frozen where it was seen, else where the room froze its own", async () => {
    await take("endings", made({ t: 600 }));
    expect(sceneOf("endings")).toEqual({ ...ENDINGS, ...chain, times: [600, 500, 250, 0] });
    await take("endings", made());
    expect(sceneOf("endings")).toMatchObject({ ...chain, times: [600, 500, 250, 0] });
  });

  it("has one ending by a sampler without noise: the picture is noised instead, and finished with some", async () => {
    const taken = made({ chain: { ...chain, sampler: PRESETS.ddim50 } });
    await take("endings", taken);
    const { sampler, start, seed } = sceneOf("endings") as typeof ENDINGS;
    expect([sampler, start, seed]).toEqual([{ ...PRESETS.ddim50, eta: 1 }, { t: 500, picture: taken.picture }, "2006"]);
    const solver = { kind: "dpmpp2m", steps: 20, spacing: "uniform", clip: true } as never;
    await take("endings", made({ chain: { ...chain, sampler: solver } }));
    expect(sceneOf("endings")).toMatchObject({ sampler: fewSteps(1) });
  });
});

it("a picture of another origin is noised as in figure 8, at its level in the model, and brought back", async () => {
  const taken = made({ chain: null });
  await take("trace", taken);
  expect(sceneOf("trajectory")).toEqual({ ...TRAJECTORY, count: 1, start: { t: 500, picture: taken.picture } });
  const cosine = { ...taken.process, schedule: { kind: "cosine" } } as const;
  await take("trace", { ...taken, process: cosine });
  expect(sceneOf("trajectory")).toMatchObject({ start: { t: 818 } });
});

describe("of two pictures", () => {
  it("one takes its place and leaves the other; two seeds give way", async () => {
    setScene({ ...INTERPOLATE, way: "seeds", ends: [dot(1), dot(2)] } as never);
    const { picture } = made();
    await take("second", made({ picture }));
    expect(sceneOf("interpolate")).toMatchObject({ way: "ddpm", ends: [dot(1), picture] });
    expect(client.runs).toHaveLength(0);
    undo("interpolate");
    expect(sceneOf("interpolate")).toMatchObject({ way: "seeds", ends: [dot(1), dot(2)] });
  });
});

it("a person's own picture starts as if it had been dropped there", async () => {
  installForTests(ROOMS, "generate");
  await take("first", { ...takenFrom({ ...dot(9), origin: "result" }), chain: null });
  expect(sceneOf("interpolate")).toMatchObject({ way: "ddpm" });
  installForTests(ROOMS, "generate");
  await take("first", { ...takenFrom(dot(9)), chain: null });
  expect(sceneOf("interpolate")).toMatchObject({ way: "encode", ends: [dot(9), null] });
});

it("one that is weighed stands beside the others; the oldest makes place, and undo brings it back", async () => {
  const full = Array.from({ length: MOST_PICTURES }, (_, i) => dot(i));
  setScene({ ...BITS, pictures: full } as never);
  const { picture } = made();
  await take("weigh", made({ picture }));
  expect(sceneOf("bits")).toMatchObject({ pictures: [...full.slice(1), picture] });
  undo("bits");
  expect(sceneOf("bits")).toMatchObject({ pictures: full });
});

it("what runs in a room goes on: its new settings wait", async () => {
  await take("trace", made());
  const first = await begun(1000);
  await take("trace", made({ chain: { ...chain, seed: "8" } }));
  expect(client.runs).toHaveLength(1);
  expect(client.last).toBe(first);
  expect(slots.of("trajectory").status?.scene).toMatchObject({ seed: "7" });
  expect(sceneOf("trajectory")).toMatchObject({ seed: "8" });
  undo("trajectory");
  expect(sceneOf("trajectory")).toMatchObject({ seed: "7" });
});

describe("what is taken of a run", () => {
  const lane: LaneSpec = {
    sampler: PRESETS.ddim10,
    start: { from: "noise" },
    seed: "7",
    image: 2,
    branch: 0,
    sharedSteps: 0,
  };

  it("has a chain where all of it is its own", () => {
    const told = { class: "cat", guidance: 3 };
    expect(chainOf({ ...lane, told })).toEqual({ sampler: lane.sampler, seed: "7", image: 2, ...told });
    const others: Partial<LaneSpec>[] = [
      { start: { from: "noise", image: 0 } },
      { branch: 1 },
      { sharedSteps: 3 },
      { fromT: 500 },
      { start: { from: "state", x: Float32Array.of(1), position: 0 } },
    ];
    expect(others.map((other) => chainOf({ ...lane, ...other }))).toEqual(others.map(() => null));
  });

  it("is what is seen, level by level, at the t where it stands", async () => {
    await take("trace", made({ chain: { ...chain, sampler: PRESETS.ddim10, class: undefined } as never }));
    const run = await begun(10);
    const seen = (level: number) => Uint8ClampedArray.of(level, level, level, 255);
    await run.say({
      kind: "frame",
      frame: { position: 4, t: 600, lane: 0, count: 1, x0: seen(77), x: seen(5), recorded: true },
    });
    const model = slots.of("trajectory").status?.model;
    if (!model) throw new Error("nothing ran");
    setState({ model: { phase: "ready", model, engine: {} as never } });
    expect(takenOf("trajectory", 0, "x0")).toMatchObject({
      picture: { width: 1, height: 1, origin: "result" },
      chain: { seed: "7", image: 3 },
    });
    expect(takenOf("trajectory", 0, "x0")?.picture.pixels[0]).toBe(77);
    expect(takenOf("trajectory", 0, "x")?.picture.pixels[0]).toBe(5);
    expect(takenOf("trajectory", 0, "x0")?.t).toBe(slots.of("trajectory").feed.timeAt(4));
    expect(takenOf("trajectory", 1, "x0")).toBeNull();
    // Its noise is another model's.
    setState({ model: { phase: "ready", model: { ...model, sha256: "other" }, engine: {} as never } });
    expect(takenOf("trajectory", 0, "x0")?.chain).toBeNull();
    setState({ model: { phase: "absent" } });
  });
});
