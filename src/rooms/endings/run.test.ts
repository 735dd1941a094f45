import { beforeEach, describe, expect, it, vi } from "vitest";
import "../testing/install.ts";
import { client, loader, slots } from "../../app/testing/fake-page.ts";
import { settled } from "../../run/testing/fake-client.ts";
import { begun } from "../testing/run.ts";
import { currentSlot, PATH, runEndings, SLOT } from "./run.ts";
import { settings } from "./scene.ts";

vi.mock("../../app/page.ts", () => import("../../app/testing/fake-page.ts"));

const run = () => slots.of(SLOT).status;
const path = () => slots.of(PATH).status;

/** Ten steps of twenty: t = 20, 18 … 2. */
const sampler = { kind: "ddpm", steps: "10", sigma: "fixed_large", clip: true } as const;

beforeEach(() => {
  slots.of(PATH).empty();
  slots.of(SLOT).empty();
  client.runs.length = 0;
  loader.arrive();
  settings.patch({ sampler, seed: "7", times: [20, 10, 0], count: 3 });
});

describe("endings", () => {
  it("run after the picture whose states they begin from, each with noise of its own", async () => {
    runEndings();
    const first = await begun(10);
    expect(currentSlot(path())).toBe(PATH);
    expect(first.spec.lanes).toMatchObject([{ start: { from: "noise" }, seed: "7", branch: 0 }]);
    expect(first.spec.snapshotsAt).toEqual([0, 5]);
    expect([path()?.phase, run()?.phase]).toEqual(["running", "queued"]);
    for (const position of [0, 5]) {
      const snapshot = { position, lane: 0, count: 1, x: Float32Array.of(position), previous: null };
      await first.say({ kind: "snapshot", snapshot });
    }
    await first.say({ kind: "done", x: Float32Array.of(1) });
    const second = await begun(10);
    expect(currentSlot(path())).toBe(SLOT);
    const lanes = second.spec.lanes.map(({ branch, start }) => [branch, start.from === "state" && start.position]);
    expect(lanes).toEqual([1, 2, 3].map((branch) => [branch, 0]).concat([1, 2, 3].map((branch) => [branch, 5])));
    expect(run()).toMatchObject({ phase: "running", pictures: 6 });
  });

  it("count in the time that is left from the first step on", async () => {
    runEndings();
    await begun(10);
    // Three of ten steps, three of five; of t = 0 nothing is left to do.
    expect(path()?.follows).toBe(3 * 10 + 3 * 5);
  });

  it("take what was there before off the screen, and wait with the first picture where steps are taken by hand", async () => {
    runEndings(true);
    const first = await begun(10);
    expect(first.spec.paused).toBe(true);
    expect(path()?.phase).toBe("paused");
    expect(slots.of(SLOT).feed.recording).toBeNull();
  });

  it("are cancelled with the first picture, and it with them", async () => {
    runEndings();
    await begun(10);
    slots.of(PATH).cancel();
    await settled();
    expect(run()?.phase).toBe("cancelled");
    slots.of(SLOT).restart();
    await begun(10);
    slots.of(SLOT).cancel();
    await settled();
    expect([path()?.phase, run()?.phase]).toEqual(["cancelled", "cancelled"]);
  });

  it("of a sampler that this model cannot run fail in words", async () => {
    settings.patch({ sampler: { ...sampler, steps: "5000" } });
    runEndings();
    await settled();
    expect(run()).toMatchObject({ phase: "failed", failure: { message: expect.stringContaining("5000") } });
    expect(client.runs).toHaveLength(0);
  });

  it("fail where a state that they begin from was not kept", async () => {
    runEndings();
    const first = await begun(10);
    await first.say({ kind: "done", x: Float32Array.of(1) });
    expect(run()).toMatchObject({ phase: "failed", failure: { message: "no state was kept at step 0 (t = 20)" } });
  });
});
