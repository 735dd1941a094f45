/** Rows of several models: each loaded in its turn by the page's own loader, and the page's own again at the end. */
import "fake-indexeddb/auto";
import { beforeEach, expect, test, vi } from "vitest";
import "../testing/install.ts";
import { getState, setState } from "../../app/store.ts";
import { client, loader, slots } from "../../app/testing/fake-page.ts";
import { ddim } from "../../diffusion/samplers/presets.ts";
import type { RunPhase } from "../../run/status.ts";
import { settled } from "../../run/testing/fake-client.ts";
import { fakeModel } from "../../run/testing/fake-models.ts";
import { BATCH, rowKey } from "./lanes.ts";
import { clearMeasured, useMeasured } from "./measured.ts";
import { addRow, nameModel } from "./row-models.ts";
import { runBench, SLOT } from "./run.ts";
import { FIRST, type Row, settings } from "./scene.ts";

vi.mock("../../app/page.ts", () => import("../../app/testing/fake-page.ts"));
vi.mock("../../app/keeping.ts", () => ({ keepsUnasked: () => true }));
const chooseModel = vi.hoisted(() => vi.fn());
vi.mock("../../app/choose-model.ts", () => ({ chooseModel }));

const MODELS = ["dot", "dash"].map((id, i) => fakeModel({ id, sha256: "ab"[i]!.repeat(64) }));
const modelOf = (id: string) => MODELS.find((model) => model.id === id)!;
const rows: readonly Row[] = [
  { sampler: ddim(2), model: "dash" },
  { sampler: ddim(4), model: "dot" },
  { sampler: ddim(4), model: "dash" },
];
const status = () => slots.of(SLOT).status;
const quiet = async () => {
  for (let i = 0; i < 20; i++) await settled();
};

async function finish(): Promise<void> {
  await client.last.started(2);
  const features = new Float32Array(BATCH * 16);
  await client.last.say({ kind: "done", x: new Float32Array(BATCH), features });
  await quiet();
}

beforeEach(async () => {
  slots.of(SLOT).empty();
  await clearMeasured();
  client.runs.length = 0;
  chooseModel.mockReset();
  chooseModel.mockImplementation(async (id: string) => {
    setState({ modelId: id });
    loader.arrive(modelOf(id));
  });
  setState({ modelId: "dot", models: MODELS.map((model) => ({ ...model, bytes: 1 })) });
  loader.arrive(modelOf("dot"));
  settings.patch({ ...FIRST, rows, count: 64, seed: "7" });
});

test("the page's model first, then the other, whose rows go together; then the page has its own again", async () => {
  runBench();
  await quiet();
  expect(chooseModel).not.toHaveBeenCalled();
  expect(status()).toMatchObject({ phase: "running", length: 192, pace: { position: 0 } });
  for (let i = 0; i < 4; i++) await finish();
  expect(chooseModel.mock.calls).toEqual([["dash", { run: false }]]);
  expect(status()).toMatchObject({ phase: "running", length: 192, pace: { position: 64 }, model: { id: "dash" } });
  expect(client.last.spec.lanes[0]!.sampler).toEqual(rows[0]!.sampler);
  for (let i = 0; i < 8; i++) await finish();
  expect(status()).toMatchObject({ phase: "done", pace: { position: 192, length: 192 } });
  expect(client.runs).toHaveLength(12);
  expect(getState().modelId).toBe("dot");
  for (const row of rows) {
    expect(useMeasured.getState().rows[rowKey(settings.get(), row, modelOf(row.model!))]).toHaveLength(4);
  }
  runBench();
  await quiet();
  expect(status()).toMatchObject({ phase: "done", length: 192 });
  expect(client.runs).toHaveLength(12);
});

test("cancelled while a model loads, its load is cancelled; cancelled later, the page has its own again", async () => {
  let loaded = () => {};
  const loading = new Promise<void>((resolve) => {
    loaded = resolve;
  });
  const cancel = vi.fn(() => loaded());
  Object.assign(loader, { cancel });
  chooseModel.mockImplementation((id: string) => {
    setState({ modelId: id });
    loader.leave();
    return loading;
  });
  runBench(0);
  await quiet();
  expect(status()?.phase).toBe("waiting");
  slots.of(SLOT).cancel();
  expect(cancel).toHaveBeenCalledOnce();
  loader.arrive(modelOf("dot"));
  setState({ modelId: "dot" });
  await quiet();
  chooseModel.mockImplementation(async (id: string) => {
    setState({ modelId: id });
    loader.arrive(modelOf(id));
  });
  runBench(0);
  await quiet();
  expect(getState().modelId).toBe("dash");
  slots.of(SLOT).cancel();
  await quiet();
  expect(status()?.phase).toBe("cancelled");
  expect(getState().modelId).toBe("dot");
});

test("what runs in another room comes first; what is paused there is not waited for", async () => {
  const other = slots.of("generate");
  const hold = { ended: new Promise<void>(() => {}) };
  const begin = (phase: RunPhase) =>
    other.start({
      scene: { room: "generate" },
      begin: (host) => {
        host.tell({ phase });
        return hold;
      },
    });
  begin("running");
  runBench(0);
  await quiet();
  expect(status()).toMatchObject({ phase: "queued", ahead: 1 });
  expect(chooseModel).not.toHaveBeenCalled();
  slots.of(SLOT).cancel();
  await quiet();
  expect(status()?.phase).toBe("cancelled");
  runBench(0);
  await quiet();
  other.cancel();
  await quiet();
  expect(chooseModel.mock.calls).toEqual([["dash", { run: false }]]);
  expect(status()?.phase).toBe("running");
  slots.of(SLOT).empty();
  setState({ modelId: "dot" });
  loader.arrive(modelOf("dot"));
  begin("paused");
  runBench(0);
  await quiet();
  expect(status()?.phase).toBe("running");
  other.empty();
});

test("rows of models that are not here are left out, and where none is here that is said", async () => {
  settings.patch({ rows: [{ sampler: ddim(2), model: "gone" }, rows[1]!] });
  runBench();
  await quiet();
  expect(status()).toMatchObject({ phase: "running", length: 64 });
  runBench(0);
  await quiet();
  expect(status()).toMatchObject({ phase: "failed" });
  expect(status()?.failure?.message).toMatch(/gone/);
});

test("either all rows name their model or none does", () => {
  settings.patch({ rows: [{ sampler: ddim(2) }, { sampler: ddim(4) }] });
  nameModel(1, "dash", "dot");
  expect(settings.get().rows.map(({ model }) => model)).toEqual(["dot", "dash"]);
  addRow({ sampler: ddim(8) }, "dot");
  expect(settings.get().rows.map(({ model }) => model)).toEqual(["dot", "dash", "dot"]);
  nameModel(1, "dot", "dot");
  expect(settings.get().rows).toEqual([2, 4, 8].map((steps) => ({ sampler: ddim(steps) })));
});
