import { beforeEach, expect, test, vi } from "vitest";
import type { IntakeEvent } from "../intake/protocol.ts";
import type { Card } from "../library/card.ts";
import {
  addIt,
  answer,
  awaitModel,
  callIt,
  type Ends,
  examineIt,
  offerModel,
  offerOrder,
  stopAdding,
  stopExamining,
  takeAgain,
  useAdding,
} from "./adding.ts";
import { getState, setState } from "./store.ts";

const askForModel = vi.hoisted(() => vi.fn());
vi.mock("./choose-model.ts", () => ({ askForModel }));
const tidy = vi.hoisted(() => vi.fn());
vi.mock("./own-models.ts", () => ({ library: async () => ({ tidy }), forgetDownloads: vi.fn() }));
vi.mock("./page.ts", () => import("./testing/fake-page.ts"));

const card = { id: "own-0123456789abcdef", title: "Moths", sha256: "0".repeat(64) } as Card;
const description = { title: "", family: "diffusers", from: "the whole file", facts: [], examination: null };
const files = new Map([
  ["config.json", new File(["{}"], "config.json")],
  ["unet.safetensors", new File([new Uint8Array(9)], "unet.safetensors")],
]);

const order = { files: [], address: "https://host.example/moths.pt", licence: null, token: null };

/** What was asked of the worker, and what it says. */
function takes(ends?: Ends) {
  const taking = { describe: vi.fn(), examine: vi.fn(), stopExamining: vi.fn(), add: vi.fn(), end: vi.fn() };
  let say: (event: IntakeEvent) => void = () => {};
  const take = vi.fn((_files, _answers, heard, _options) => {
    say = heard;
    return taking;
  });
  if (ends) offerOrder(order, () => ({}) as MessagePort, "moths", ends, take);
  else offerModel(files, take);
  return { ...taking, take, say: (event: IntakeEvent) => say(event) };
}

const persist = vi.fn();
const adding = () => useAdding.getState().adding;

beforeEach(() => {
  vi.stubGlobal("navigator", { storage: { persist } });
  awaitModel(null);
  stopAdding();
  setState({ shelf: false, notices: [], models: [] });
  for (const each of [askForModel, persist, tidy]) each.mockReset();
});

test("files are described under the name of the largest, corrected, added and taken into use", async () => {
  const worker = takes();
  expect(getState().shelf).toBe(true);
  expect(adding()).toMatchObject({ name: "unet", phase: "reading" });
  worker.say({ kind: "described", description });
  expect(adding()).toMatchObject({ phase: "described", title: "unet" });
  answer({ T: "400" });
  answer({ heads: "2" });
  expect(worker.describe).toHaveBeenLastCalledWith({ T: "400", heads: "2" });
  callIt("Moths");
  worker.say({ kind: "described", description: { ...description, title: "another" } });
  expect(adding()?.title).toBe("Moths");
  addIt();
  expect(worker.add).toHaveBeenCalledExactlyOnceWith("Moths", { T: "400", heads: "2" });
  expect(persist).toHaveBeenCalledOnce();
  worker.say({ kind: "progress", stage: "compile", done: 5, total: 10 });
  expect(adding()).toMatchObject({ phase: "adding", progress: { stage: "compile", done: 5, secondsLeft: null } });
  worker.say({ kind: "added", card });
  await vi.waitFor(() => expect(askForModel).toHaveBeenCalledExactlyOnceWith(card.id));
  expect([adding(), getState().shelf]).toEqual([null, false]);
  expect(worker.end).toHaveBeenCalled();
});

test("what can't be added says why; answers can be changed where it was described", () => {
  const worker = takes();
  const failure = { code: "refused", message: "a 2-D toy" } as const;
  worker.say({ kind: "failed", failure });
  expect(adding()).toMatchObject({ phase: "failed", failure });
  const next = takes();
  next.say({ kind: "described", description });
  addIt();
  next.say({ kind: "failed", failure });
  expect(adding()).toMatchObject({ phase: "described", failure, progress: null });
});

test("an examination goes on until it has found something, is stopped at once, and is over when an answer changes", () => {
  const worker = takes();
  worker.say({ kind: "described", description });
  answer({ T: "400" });
  const pictures = [new Float32Array(4)];
  examineIt(pictures);
  expect(worker.examine).toHaveBeenCalledExactlyOnceWith({ T: "400" }, pictures);
  worker.say({ kind: "progress", stage: "examine", done: 5, total: 150 });
  expect(adding()).toMatchObject({ phase: "examining", progress: { stage: "examine", done: 5 } });
  stopExamining();
  expect(adding()).toMatchObject({ phase: "described", progress: null, findings: null });
  expect(worker.stopExamining).toHaveBeenCalledOnce();
  expect(worker.end).not.toHaveBeenCalled();
  worker.say({ kind: "progress", stage: "examine", done: 6, total: 150 });
  expect(adding()?.progress).toBeNull();

  examineIt();
  const findings = { confirmed: true, measured: ["schedule"], open: ["range"], finalists: [], own: 1 };
  worker.say({ kind: "examined", measured: {}, description: { ...description, family: "measured" }, findings });
  expect(adding()).toMatchObject({ phase: "described", description: { family: "measured" }, findings });
  answer({ range: "0 … 1" });
  expect(adding()?.findings).toBeNull();
  examineIt();
  worker.say({ kind: "failed", failure: { code: "internal", message: "out of memory" } });
  expect(adding()).toMatchObject({ phase: "described", failure: { code: "internal" } });
});

test("in the place of a worker that says nothing another does what was asked; what was said and measured stays", async () => {
  const worker = takes();
  worker.say({ kind: "described", description });
  callIt("Moths");
  answer({ T: "400" });
  const pictures = [new Float32Array(4)];
  examineIt(pictures);
  takeAgain();
  expect(worker.end).toHaveBeenCalledOnce();
  expect(adding()).toMatchObject({ phase: "reading", title: "Moths", answers: { T: "400" } });
  expect(worker.take.mock.lastCall?.slice(1, 2)).toEqual([{ T: "400" }]);
  worker.say({ kind: "described", description });
  expect(worker.examine).toHaveBeenCalledTimes(2);
  expect(worker.examine).toHaveBeenLastCalledWith({ T: "400" }, pictures);
  const findings = { confirmed: true, measured: ["range"], open: [], finalists: [], own: 1 };
  worker.say({ kind: "examined", measured: { range: "0 … 1" }, description, findings });
  addIt();
  // It has stopped: nothing is begun again that nobody asked for.
  worker.say({ kind: "failed", failure: { code: "stopped", message: "out of memory" } });
  expect(adding()).toMatchObject({ phase: "failed", failure: { code: "stopped" } });
  expect(worker.take).toHaveBeenCalledTimes(2);
  takeAgain();
  expect(worker.take.mock.lastCall?.[3]).toMatchObject({ measured: { range: "0 … 1" } });
  worker.say({ kind: "described", description });
  expect(worker.add).toHaveBeenCalledTimes(2);
  expect(worker.add).toHaveBeenLastCalledWith("Moths", { T: "400" });
  expect(adding()).toMatchObject({ phase: "adding", findings });
});

test("to cancel ends the worker at once, clears away what it wrote, and nothing that it still says is heard", async () => {
  const worker = takes();
  worker.say({ kind: "described", description });
  addIt();
  stopAdding();
  await vi.waitFor(() => expect(tidy).toHaveBeenCalledOnce());
  expect(worker.end).toHaveBeenCalledOnce();
  worker.say({ kind: "described", description });
  expect(adding()).toBeNull();
});

test("what can't be fetched is told to whoever had it fetched; what comes and is no model is told here", async () => {
  const ends = { unfetched: vi.fn(), over: vi.fn() };
  const worker = takes(ends);
  const failure = { code: "broken", message: "3 of 9 bytes" } as const;
  worker.say({ kind: "failed", failure });
  expect(ends.unfetched).toHaveBeenCalledExactlyOnceWith(failure);
  expect([adding(), ends.over.mock.calls.length]).toEqual([null, 0]);
  const next = takes(ends);
  next.say({ kind: "failed", failure: { code: "refused", message: "a 2-D toy" } });
  expect(adding()).toMatchObject({ name: "moths", phase: "failed" });
  stopAdding();
  expect(ends.over).toHaveBeenCalledOnce();
  takes(ends).say({ kind: "added", card });
  await vi.waitFor(() => expect(ends.over).toHaveBeenCalledTimes(2));
});

test("who waits for a model goes on with it and with no other; what its sender said of it is said here", async () => {
  const arrived = vi.fn();
  awaitModel({ sha256: card.sha256, title: "Moths", file: "unet.pt", answers: { size: "8" }, arrived });
  const other = takes();
  expect(other.take.mock.lastCall?.[1]).toEqual({ size: "8" });
  expect(adding()).toMatchObject({ title: "Moths", answers: { size: "8" } });
  other.say({ kind: "added", card: { ...card, sha256: "1".repeat(64) } });
  await vi.waitFor(() => expect(getState().notices.map(({ key }) => key)).toEqual(["model"]));
  expect(arrived).not.toHaveBeenCalled();
  takes().say({ kind: "added", card });
  await vi.waitFor(() => expect(arrived).toHaveBeenCalledOnce());
  expect(askForModel).not.toHaveBeenCalled();
  expect(useAdding.getState().awaited).toBeNull();
});
