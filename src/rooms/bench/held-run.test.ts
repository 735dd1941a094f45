/** A bound among the bench's measures: it is held, goes on from its terms, ends with the job, and is there after a reload. */
import "fake-indexeddb/auto";
import { beforeEach, expect, test, vi } from "vitest";
import "../testing/install.ts";
import { client, loader, slots } from "../../app/testing/fake-page.ts";
import type { SamplerSpec } from "../../diffusion/spec.ts";
import { batches as kept } from "../../ledger/page.ts";
import { Fault } from "../../models/fault.ts";
import { settled } from "../../run/testing/fake-client.ts";
import { fakeModel } from "../../run/testing/fake-models.ts";
import type { BitsSpec, BitsTerm } from "../../worker/protocol.ts";
import { bitsOf } from "./figures.ts";
import { BATCH } from "./lanes.ts";
import { clearMeasured, useMeasured } from "./measured.ts";
import { partsOf } from "./parts.ts";
import { runBench, SLOT } from "./run.ts";
import { FIRST, settings } from "./scene.ts";

vi.mock("../../app/page.ts", () => import("../../app/testing/fake-page.ts"));
vi.mock("../../app/keeping.ts", () => ({ keepsUnasked: () => true }));
const heldOutOf = vi.hoisted(() => vi.fn(async () => Array.from({ length: 64 }, (_, i) => Float32Array.of(i / 64))));
vi.mock("./held-out.ts", () => ({ HELD_OUT: 64, hasHeldOut: () => true, heldOutOf }));

const sampler: SamplerSpec = { kind: "ddpm", steps: "2", sigma: "fixed_small", clip: true };
const model = fakeModel();
const status = () => slots.of(SLOT).status;
const asked = () => client.measurements.at(-1)!;
const spec = () => asked().spec as BitsSpec;
const bits = () => partsOf(settings.get(), { sampler }, model)[1]!.key;
const quiet = async () => {
  for (let i = 0; i < 20; i++) await settled();
};

/** Terms of the pictures from … to − 1, each 1 bit and then 0.5. */
async function terms(from: number, to: number): Promise<void> {
  const none = { fixedLarge: 0, learned: null, epsilonMse: 0, x0Mse: 0 };
  const each = Array.from({ length: to - from }, (_, i) =>
    [1, 2].map((t): BitsTerm => ({ ...none, t, picture: from + i, fixedSmall: 1 / t })),
  ).flat();
  const pace = { stepsPerSecond: 1, secondsLeft: 1, position: 2 * to, length: 2 * BATCH };
  await asked().say({ kind: "terms", terms: each, prior: new Array(BATCH).fill(0.25), pace });
}

async function finish(): Promise<void> {
  await asked().say({ kind: "done", x: null });
  await quiet();
}

beforeEach(async () => {
  slots.of(SLOT).empty();
  await clearMeasured();
  client.runs.length = 0;
  client.measurements.length = 0;
  loader.arrive(model);
  settings.patch({ ...FIRST, rows: [{ sampler }], count: 64, seed: "7" });
  runBench();
  await quiet();
  for (let i = 0; i < 4; i++) {
    await client.last.started(2);
    await client.last.say({ kind: "done", x: new Float32Array(BATCH), features: new Float32Array(BATCH * 16) });
    await quiet();
  }
});

test("when a row's pictures are made, its bound is taken in sixteens, each noised as the whole set would be", async () => {
  expect(status()).toMatchObject({ phase: "running", length: 128, pace: { position: 64 } });
  expect(spec()).toMatchObject({ steps: "2", clip: true, seed: "7", first: 0, sampled: 2, stretched: true });
  for (let batch = 0; batch < 4; batch++) {
    expect(spec().first).toBe(batch * BATCH);
    expect(spec().pictures[0]).toEqual(Float32Array.of((batch * BATCH) / 64));
    await terms(0, BATCH);
    await finish();
  }
  expect(status()).toMatchObject({ phase: "done", pace: { position: 128, length: 128 } });
  expect(bitsOf(await kept.of(bits()), 2)).toEqual({ value: 1.75, standardError: 0, pictures: 64, taken: 2, of: 2 });
  useMeasured.setState({ rows: {} });
  runBench();
  await quiet();
  expect(status()).toMatchObject({ phase: "done", length: 128 });
  expect(client.measurements).toHaveLength(4);
});

test("held, the worker is asked no more; it goes on with the terms that are missing", async () => {
  await terms(0, 6);
  slots.of(SLOT).pause();
  await quiet();
  expect(asked().signal?.aborted).toBe(true);
  expect(status()?.phase).toBe("paused");
  expect(client.measurements).toHaveLength(1);
  slots.of(SLOT).resume();
  await quiet();
  expect(spec()).toMatchObject({ first: 0, taken: 12 });
  expect(status()?.phase).toBe("running");
  await terms(6, BATCH);
  await finish();
  const [batch] = await kept.of(bits());
  expect(Array.from(batch!.numbers!)).toEqual(new Array(BATCH).fill(1.75));
});

test("cancelled while it is held or under way it ends, and what failed is said", async () => {
  slots.of(SLOT).pause();
  await quiet();
  slots.of(SLOT).cancel();
  await quiet();
  expect(status()?.phase).toBe("cancelled");
  runBench();
  await quiet();
  await asked().say({ kind: "failed", failure: { code: "not-finite", message: "overflow" } });
  await quiet();
  expect(status()).toMatchObject({ phase: "failed", failure: { code: "not-finite" } });
  expect(await kept.of(bits())).toEqual([]);
});

test("real pictures that the network does not give are said to be the network's fault, and Try again goes on", async () => {
  await terms(0, BATCH);
  heldOutOf.mockRejectedValueOnce(new Fault("download-failed", "faces-32.png: broke off"));
  await finish();
  expect(status()).toMatchObject({ phase: "failed", failure: { code: "download-failed" } });
  slots.of(SLOT).goOn();
  await quiet();
  expect(status()?.phase).toBe("running");
  expect(spec().first).toBe(BATCH);
});
