import "fake-indexeddb/auto";
import { beforeEach, expect, test, vi } from "vitest";
import "../testing/install.ts";
import { client, loader, slots } from "../../app/testing/fake-page.ts";
import { fromHalves, toHalf } from "../../bytes/half.ts";
import { ddim } from "../../diffusion/samplers/presets.ts";
import { batches as kept } from "../../ledger/page.ts";
import { settled } from "../../run/testing/fake-client.ts";
import { fakeModel } from "../../run/testing/fake-models.ts";
import { BATCH, rowKey } from "./lanes.ts";
import { clearMeasured, useMeasured } from "./measured.ts";
import { clearBench, runBench, SLOT } from "./run.ts";
import { FIRST, settings } from "./scene.ts";

vi.mock("../../app/page.ts", () => import("../../app/testing/fake-page.ts"));
vi.mock("../../app/keeping.ts", () => ({ keepsUnasked: () => true }));

const rows = [{ sampler: ddim(2) }, { sampler: ddim(4) }];
const key = (row: number) => rowKey(settings.get(), rows[row]!, fakeModel());
const numbers = async (row: number) => (await kept.of(key(row))).map(({ batch }) => batch);
const status = () => slots.of(SLOT).status;

/** What is read and written of the ledger takes a few turns. */
const quiet = async () => {
  for (let i = 0; i < 20; i++) await settled();
};

/** Ends the batch under way; its features are `value`. */
async function finish(value: number): Promise<void> {
  await client.last.started(2);
  const features = new Float32Array(BATCH * 16).fill(value);
  await client.last.say({ kind: "done", x: new Float32Array(BATCH).fill(1), features });
  await quiet();
}

beforeEach(async () => {
  slots.of(SLOT).empty();
  await clearMeasured();
  client.runs.length = 0;
  client.engine = { name: "fake", adapter: "none" };
  loader.arrive();
  settings.patch({ ...FIRST, rows, count: 64, seed: "7" });
});

test("every row's sixteen pictures in turn, from one seed, by their numbers", async () => {
  runBench();
  await quiet();
  expect(client.last.spec).toMatchObject({ features: true });
  expect(client.last.spec.lanes.map(({ image }) => image)).toEqual(Array.from({ length: 16 }, (_, i) => i));
  await finish(1);
  expect(client.last.spec.lanes[0]).toMatchObject({ sampler: rows[1]!.sampler, seed: "7", image: 0 });
  expect(status()).toMatchObject({ phase: "running", length: 128, pace: { position: 16 } });
  await finish(2);
  expect(client.last.spec.lanes[0]).toMatchObject({ sampler: rows[0]!.sampler, image: 16 });
  for (let i = 2; i < 8; i++) await finish(i);
  expect(status()).toMatchObject({ phase: "done", pace: { position: 128, length: 128 } });
  expect(await numbers(0)).toEqual([0, 1, 2, 3]);
  const [first] = await kept.of(key(0));
  expect(first?.features).toEqual(toHalf(new Float32Array(256).fill(1)));
  expect(fromHalves(first!.features)[0]).toBe(1);
  expect(first?.shown).toEqual(new Uint8Array(8).fill(255));
});

test("after a reload what was measured is there, and only the rest is run", async () => {
  runBench();
  await quiet();
  for (let i = 0; i < 3; i++) await finish(i);
  slots.of(SLOT).empty();
  useMeasured.setState({ rows: {} });
  runBench();
  await quiet();
  expect(status()).toMatchObject({ phase: "running", length: 128, pace: { position: 48 } });
  expect(client.last.spec.lanes[0]).toMatchObject({ sampler: rows[1]!.sampler, image: 16 });
  expect(useMeasured.getState().rows[key(0)]).toHaveLength(2);
});

test("another engine measures a row anew, and one row can be measured alone", async () => {
  runBench(1);
  await quiet();
  for (let i = 0; i < 4; i++) await finish(i);
  expect(status()?.phase).toBe("done");
  expect(await numbers(0)).toEqual([]);
  client.engine = { name: "other", adapter: "none" };
  runBench(1);
  await quiet();
  expect(client.last.spec.lanes[0]).toMatchObject({ image: 0 });
  await finish(9);
  expect(useMeasured.getState().rows[key(1)]).toHaveLength(1);
});

test("an engine that takes over has the whole row to measure before it is done, the batch under way included", async () => {
  runBench(1);
  await quiet();
  await finish(1);
  await client.last.started(2);
  client.engine = { name: "other", adapter: "none" };
  await client.last.say({
    kind: "recovered",
    failure: { code: "device-lost", message: "" },
    engine: client.engine as never,
  });
  await finish(2);
  expect(client.last.spec.lanes[0]).toMatchObject({ image: 0 });
  expect(status()).toMatchObject({ phase: "running", length: 64, pace: { position: 0 } });
  for (let i = 0; i < 4; i++) await finish(3);
  expect(status()).toMatchObject({ phase: "done", pace: { position: 64 } });
  const batches = useMeasured.getState().rows[key(1)]!;
  expect(batches.map(({ engine }) => engine)).toEqual(new Array(4).fill("other, none"));
  expect(client.runs).toHaveLength(6);
});

test("what is cleared while it is measured is no longer measured, and nothing says that it was", async () => {
  runBench();
  await quiet();
  await finish(1);
  const under = client.last;
  await clearBench();
  expect(under.signal?.aborted).toBe(true);
  await quiet();
  expect(status()).toBeUndefined();
  expect(useMeasured.getState().rows).toEqual({});
  expect(await numbers(0)).toEqual([]);
});

test("it is held and goes on, also between two batches", async () => {
  runBench();
  await quiet();
  slots.of(SLOT).pause();
  expect(client.last.asked).toEqual(["pause"]);
  expect(status()?.phase).toBe("paused");
  await finish(1); // the last step was under way
  expect(client.last.spec.paused).toBe(true);
  slots.of(SLOT).resume();
  expect(client.last.asked).toEqual(["resume"]);
  expect(status()?.phase).toBe("running");
});

test("what fails is said, what is cancelled keeps what there is, and another model ends it", async () => {
  runBench();
  await quiet();
  await finish(1);
  slots.of(SLOT).cancel();
  await quiet();
  expect(status()?.phase).toBe("cancelled");
  expect(await numbers(0)).toEqual([0]);
  runBench();
  await quiet();
  await client.last.say({ kind: "failed", failure: { code: "not-finite", message: "overflow" } });
  expect(status()).toMatchObject({ phase: "failed", failure: { code: "not-finite" } });
  runBench();
  await quiet();
  loader.arrive(fakeModel({ sha256: "b".repeat(64) }));
  await finish(1);
  expect(status()?.phase).toBe("cancelled");
});

test("rows that are the same are measured once", async () => {
  settings.patch({ rows: [rows[0]!, rows[0]!] });
  runBench();
  await quiet();
  for (let i = 0; i < 4; i++) await finish(i);
  expect(status()).toMatchObject({ phase: "done", length: 64 });
});
