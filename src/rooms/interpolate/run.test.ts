import { beforeEach, describe, expect, it, vi } from "vitest";
import "../testing/install.ts";
import { client, loader, slots } from "../../app/testing/fake-page.ts";
import { settled } from "../../run/testing/fake-client.ts";
import { begun, dot } from "../testing/run.ts";
import { canRun, currentSlot, ENCODE, runInterpolate, SLOT } from "./run.ts";
import { FIRST, settings } from "./scene.ts";

vi.mock("../../app/page.ts", () => import("../../app/testing/fake-page.ts"));

const ddim = {
  kind: "ddim",
  steps: 4,
  spacing: "uniform",
  eta: 0,
  sigmaHat: false,
  clip: true,
  epsilon: "recompute",
} as const;
const slot = () => slots.of(SLOT);
const starts = () => client.last.spec.lanes.map(({ start }) => start);

beforeEach(() => {
  slots.of(ENCODE).empty();
  slot().empty();
  slot().playback.look({ picture: null });
  client.runs.length = 0;
  loader.arrive();
  const { room: _, ...first } = FIRST;
  settings.patch({ ...first, sampler: ddim, times: [10], intervals: 2, ends: [dot(0), dot(255)] });
});

describe("between two pictures", () => {
  it("nothing runs until both are there; two seeds always are", () => {
    expect(canRun(settings.get())).toBe(true);
    settings.patch({ ends: [dot(0), null] });
    expect(canRun(settings.get())).toBe(false);
    runInterpolate();
    expect(slot().status).toBeUndefined();
    settings.patch({ way: "seeds" });
    expect(canRun(settings.get())).toBe(true);
  });

  it("by DDPM the worker noises and mixes them", async () => {
    runInterpolate(true);
    await begun(4);
    expect(starts()).toMatchObject([0, 0.5, 1].map((lambda) => ({ from: "mix", t: 10, lambda })));
    expect(client.last.spec.paused).toBe(true);
    expect(currentSlot(slots.of(ENCODE).status)).toBe(SLOT);
  });

  it("encoded they go into x_T first, and the mixes begin with what comes out", async () => {
    settings.patch({ way: "encode" });
    runInterpolate();
    await begun(4);
    expect(currentSlot(slots.of(ENCODE).status)).toBe(ENCODE);
    expect(starts()).toMatchObject([{ x: Float32Array.of(-1) }, { x: Float32Array.of(1) }]);
    expect(slots.of(ENCODE).status?.follows).toBe(4 * 3);
    await client.last.say({ kind: "done", x: Float32Array.of(-2, 2) });
    expect(starts()).toEqual([-2, 0, 2].map((x) => ({ from: "state", position: 0, x: Float32Array.of(x) })));
    expect(currentSlot(slots.of(ENCODE).status)).toBe(SLOT);
  });

  it("encoded without values they fail in words", async () => {
    settings.patch({ way: "encode" });
    runInterpolate();
    await begun(4);
    await client.last.say({ kind: "done", x: null });
    expect(slot().status?.failure?.message).toBe("the encoded pictures came without their values");
  });

  it("of two seeds lies what their own noise begins with", async () => {
    settings.patch({ way: "seeds", seed: "1", otherSeed: "1", mix: "spherical" });
    runInterpolate();
    await vi.waitFor(() => expect(client.runs).toHaveLength(1));
    const [a, middle, b] = starts().map((start) => start.from === "state" && start.x[0]);
    expect(a).not.toBe(0);
    expect([middle, b]).toEqual([a, a]);
  });
});

describe("what is looked at", () => {
  it("stays at its row and column where the matrix gets others", async () => {
    settings.patch({ times: [15, 10, 5] });
    runInterpolate();
    await settled();
    slot().playback.look({ picture: 2 * 3 + 1 });
    settings.patch({ intervals: 8 });
    runInterpolate();
    expect(slot().feed.moment.picture).toBe(2 * 9 + 1);
    settings.patch({ times: [15], intervals: 2 });
    runInterpolate();
    expect(slot().feed.moment.picture).toBe(1);
  });

  it("where nothing was chosen stays so", () => {
    runInterpolate();
    runInterpolate();
    expect(slot().feed.moment.picture).toBeNull();
  });
});
