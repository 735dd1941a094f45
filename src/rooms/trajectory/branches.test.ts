/** The branches of a run, and the states they begin from, with a worker that does as the test says. */
import { beforeEach, describe, expect, it, vi } from "vitest";
import "../testing/install.ts";
import { client, loader, slots } from "../../app/testing/fake-page.ts";
import { type FakeRun, settled } from "../../run/testing/fake-client.ts";
import type { RunSpec } from "../../worker/protocol.ts";
import { begun } from "../testing/run.ts";
import { addBranch, branchBlock, branchHere, growBranches, removeBranch } from "./branches.ts";
import { runTrajectory, slotOf, trunk } from "./run.ts";
import { FIRST, settings } from "./scene.ts";
import { statesAt } from "./states.ts";

vi.mock("../../app/page.ts", () => import("../../app/testing/fake-page.ts"));

const sampler = { kind: "ddpm", steps: "10", sigma: "fixed_large", clip: true } as const;

const snapshot = (run: FakeRun<RunSpec>, position: number, value: number) =>
  run.say({ kind: "snapshot", snapshot: { position, lane: 0, count: 1, x: Float32Array.of(value), previous: null } });

/** One picture of ten steps, up to a position, with states of some of them. */
async function run(upTo: number, ...states: readonly number[]): Promise<FakeRun<RunSpec>> {
  runTrajectory();
  const trunkRun = await begun(10);
  for (let position = 0; position <= upTo; position++) await trunkRun.frame(position);
  for (const position of states) await snapshot(trunkRun, position, position);
  return trunkRun;
}

beforeEach(() => {
  for (const slot of slots.all) slot.empty();
  client.runs.length = 0;
  loader.arrive();
  const { room: _, ...first } = FIRST;
  settings.patch({ ...first, sampler, count: 1 });
});

describe("a branch", () => {
  it("begins from the state that was kept where it leaves, with noise of its own from there", async () => {
    await run(5, 0, 4);
    expect(addBranch(0, 4)).toBe(1);
    await settled();
    expect(client.last.spec.lanes).toMatchObject([
      { branch: 1, start: { from: "state", position: 4, x: Float32Array.of(4) } },
    ]);
    expect(trunk().status?.scene).toBe(settings.get());
  });

  it("where no state was kept has it made again, by the run's own steps and noise", async () => {
    await run(5, 2);
    addBranch(0, 4);
    await settled();
    const again = client.last;
    expect(again.spec).toMatchObject({ record: 2, snapshots: 10, lanes: [{ branch: 0, start: { position: 2 } }] });
    await snapshot(again, 3, 3);
    expect(client.last).toBe(again);
    await snapshot(again, 4, 44);
    expect(again.signal?.aborted).toBe(true);
    expect(client.last.spec.lanes[0]).toMatchObject({ branch: 1, start: { position: 4, x: Float32Array.of(44) } });
  });

  it("is played from where it was made, unless nothing shall move", async () => {
    const trunkRun = await run(10, 0, 4);
    await trunkRun.say({ kind: "done", x: Float32Array.of(1) });
    trunk().playback.hold(4);
    branchHere(0, true);
    expect(trunk().feed.moment).toMatchObject({ branch: 1, position: 4 });
    expect(trunk().status?.playing).toBeNull();
    branchHere(0, false);
    expect(trunk().feed.moment).toMatchObject({ branch: 2, position: 4 });
    expect(trunk().status?.playing).toBe(1);
  });

  it("that the run has not reached waits for it", async () => {
    settings.patch({ branches: [{ position: 6, branch: 1 }] });
    const trunkRun = await run(5, 0);
    growBranches();
    expect(slotOf(1).status).toBeUndefined();
    await trunkRun.frame(6);
    growBranches();
    expect(slotOf(1).status?.phase).toBe("queued");
  });

  it("on a branch goes on from that one", async () => {
    await run(5, 2);
    addBranch(0, 2);
    const first = await begun(10);
    await first.frame(4);
    await snapshot(first, 4, 14);
    addBranch(1, 4);
    await settled();
    expect(settings.get().branches[1]).toEqual({ position: 4, branch: 2, parent: 1 });
    expect(client.last.spec.lanes[0]).toMatchObject({ branch: 2, start: { position: 4, x: Float32Array.of(14) } });
  });

  it("goes with what it grew on; what was undone is grown again", async () => {
    await run(5, 2);
    addBranch(0, 2);
    const first = await begun(10);
    await first.frame(2);
    await snapshot(first, 2, 2);
    settings.patch({ branches: [...settings.get().branches, { position: 3, branch: 2, parent: 1 }] });
    removeBranch(1);
    expect(settings.get().branches).toEqual([]);
    expect(first.signal?.aborted).toBe(true);
    expect([slotOf(1).job, slotOf(1).status]).toEqual([null, undefined]);
    settings.patch({ branches: [{ position: 2, branch: 1 }] });
    growBranches();
    await settled();
    expect(slotOf(1).status?.phase).toBe("queued");
  });

  it("is another one when the run is, and not grown twice of the same", async () => {
    await run(5, 2);
    addBranch(0, 2);
    await settled();
    growBranches();
    growBranches();
    expect(client.runs).toHaveLength(2);
    runTrajectory();
    growBranches();
    expect(slotOf(1).status).toBeUndefined();
    const again = await begun(10);
    for (let position = 0; position <= 3; position++) await again.frame(position);
    await snapshot(again, 2, 22);
    growBranches();
    await settled();
    expect(client.last.spec.lanes[0]).toMatchObject({ branch: 1, start: { x: Float32Array.of(22) } });
  });

  it("of other settings waits for their own run", async () => {
    await run(5, 2);
    settings.patch({ seed: "8", branches: [{ position: 2, branch: 1 }] });
    growBranches();
    expect(slotOf(1).status).toBeUndefined();
    expect(trunk().status?.scene).not.toBe(settings.get());
  });
});

describe("what keeps a branch from being made", () => {
  it("is said in a word", async () => {
    expect(branchBlock()).toBe("branchRun");
    const trunkRun = await run(5, 2);
    expect(branchBlock()).toBeNull();
    settings.patch({ branches: Array.from({ length: 8 }, (_, i) => ({ position: 2, branch: i + 1 })) });
    expect(branchBlock()).toBe("branchMost");
    settings.patch({ branches: [] });
    for (let position = 6; position <= 10; position++) await trunkRun.frame(position);
    expect(branchBlock()).toBe("branchEnd");
    settings.patch({ seed: "8" });
    expect(branchBlock()).toBe("branchOld");
  });

  it("is a sampler that draws no noise", async () => {
    const ddim = { kind: "ddim", steps: 10, spacing: "uniform", eta: 0, sigmaHat: false, clip: true } as const;
    settings.patch({ sampler: { ...ddim, epsilon: "recompute" } });
    await run(5, 2);
    expect(branchBlock()).toBe("branchNone");
  });
});

describe("a state", () => {
  const never = () => new AbortController().signal;

  it("of a run without any snapshot is made from its noise", async () => {
    await run(5);
    const states = statesAt("trajectory", [0], 3, never());
    await settled();
    expect(client.last.spec.lanes).toMatchObject([{ start: { from: "noise" } }]);
    await snapshot(client.last, 3, 33);
    expect(await states).toEqual([{ position: 3, x: Float32Array.of(33), previous: null }]);
  });

  it("that is not reached again, or fails, or is no longer wanted, says so", async () => {
    await run(5);
    const asked = () => statesAt("trajectory", [0], 3, never());
    const unreached = asked();
    await settled();
    client.last.say({ kind: "done", x: null });
    await expect(unreached).rejects.toThrow("step 3 was not reached again");
    const failed = asked();
    await settled();
    client.last.say({ kind: "failed", failure: { code: "internal", message: "no" } });
    await expect(failed).rejects.toThrow("no");
    const abort = new AbortController();
    const unwanted = statesAt("trajectory", [0], 3, abort.signal);
    await settled();
    abort.abort(new Error("enough"));
    await expect(unwanted).rejects.toThrow("enough");
  });
});
