/** A recipe from one page to another: what is shared of a run, and how its replay is held against it. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import "../rooms/testing/install.ts";
import { sceneOf, setScene } from "../app/actions.ts";
import { getState, setState } from "../app/store.ts";
import { FakeBrowser } from "../app/testing/fake-browser.ts";
import { client, loader, slots } from "../app/testing/fake-page.ts";
import { runGenerate } from "../rooms/generate/run.ts";
import { FIRST } from "../rooms/generate/scene.ts";
import { settled } from "../run/testing/fake-client.ts";
import { fakeModel } from "../run/testing/fake-models.ts";
import type { EngineInfo } from "../worker/protocol.ts";
import { resultOf, trajectoryOf } from "./made.ts";
import { type Recipe, readRecipe, writeRecipe } from "./recipe.ts";
import { declineIncoming, dismissReplay, isOnScreen, openRecipe, replayAgain } from "./replay.ts";
import { useShareStatus } from "./share-status.ts";
import { resultNpy, shareableOf, shownPictures, trajectoryNpy } from "./sharing.ts";
import { unfit } from "./unfit.ts";

vi.mock("../app/page.ts", () => import("../app/testing/fake-page.ts"));

const engine = { name: "ort-wasm", label: "wasm", adapter: "wasm", rejected: [], untried: [] } as unknown as EngineInfo;
const model = fakeModel();
const scene = { ...FIRST, seed: "7", count: 2 };
const settings = { ...FIRST, seed: "8", count: 2 };

/** The run that was asked for goes to its end: two pictures of these values. */
async function finish(...values: readonly number[]): Promise<void> {
  await settled();
  await client.last.started(20);
  for (const position of [0, 10, 20]) await client.last.frame(position, { count: 2 });
  const snapshot = { position: 10, lane: 0, count: 2, x: Float32Array.of(5, 6), previous: null };
  await client.last.say({ kind: "snapshot", snapshot });
  await client.last.say({ kind: "done", x: Float32Array.from(values) });
  await vi.waitFor(() => expect(slots.of("generate").status?.phase).toBe("done"));
}

/** A recipe as another page made it. */
async function sent(...values: readonly number[]): Promise<Recipe> {
  setScene(scene);
  runGenerate();
  await finish(...values);
  const shared = await shareableOf("generate");
  if (!shared) throw new Error("there is nothing to share");
  slots.of("generate").empty();
  setScene(settings);
  return readRecipe(writeRecipe(shared.recipe));
}

const open = (recipe: Recipe, run = true) => openRecipe({ source: { kind: "text" }, recipe, scene, run });
const outcome = () => useShareStatus.getState().replay?.outcome;

beforeEach(() => {
  new FakeBrowser().install();
  slots.of("generate").empty();
  useShareStatus.setState({ incoming: null, replay: null });
  loader.arrive(model);
  setState({ place: "generate", modelId: model.id, models: [], notices: [], model: { phase: "ready", model, engine } });
});
afterEach(() => {
  dismissReplay();
  setScene(settings);
  vi.unstubAllGlobals();
});

describe("what is shared", () => {
  it("is what ran, with its pictures and numbers, whatever the settings are by then", async () => {
    setScene(scene);
    runGenerate();
    await finish(-1, 1);
    setScene(settings);
    const shared = await shareableOf("generate");
    expect(shared).toMatchObject({ scene: { seed: "7" }, model: { id: "dot" }, inputs: 0 });
    expect(shared?.result).toMatchObject({ width: 1, height: 1, count: 2, x: Float32Array.of(-1, 1) });
    expect(shared?.result?.rgba[4]).toBe(255);
    expect(shared?.link).toMatch(/^https:\/\/backstep\.test\/#r=/);
    expect(resultNpy(shared!)?.size).toBeGreaterThan(8);
    expect(trajectoryNpy(shared!)?.size).toBeGreaterThan(16);
  });

  it("is the settings alone before anything ran, and nothing without a model", async () => {
    setScene(settings);
    expect(await shareableOf("generate")).toMatchObject({ scene: { seed: "8" }, result: null, recording: null });
    expect((await shareableOf("generate"))?.recipe.result).toBeUndefined();
    setState({ model: { phase: "absent" } });
    expect(await shareableOf("generate")).toBeNull();
  });

  it("of what is on screen is the moment that is looked at", async () => {
    expect(shownPictures("generate", "x")).toBeNull();
    setScene(scene);
    runGenerate();
    await finish(-1, 1);
    expect(shownPictures("generate", "x")?.rgba[0]).toBe(20);
    slots.of("generate").playback.hold(10);
    expect(shownPictures("generate", "x", [1])).toMatchObject({ count: 1, rgba: Uint8ClampedArray.of(10, 10, 10, 10) });
    slots.of("generate").playback.hold(0);
    expect(shownPictures("generate", "x0")).toBeNull();
  });

  it("of its way has the states that every picture left, and the result", async () => {
    setScene(scene);
    runGenerate();
    await finish(-1, 1);
    const { recording } = slots.of("generate").feed;
    expect(trajectoryOf(recording!)).toEqual({ positions: [10, 20], data: Float32Array.of(5, 6, -1, 1) });
    slots.of("generate").restart();
    expect(resultOf(scene, model)).toBeNull();
  });
});

describe("a replay", () => {
  it("runs the settings and finds every pixel the same", async () => {
    const recipe = await sent(-1, 1);
    open(recipe);
    expect([sceneOf("generate"), getState().place]).toEqual([scene, "generate"]);
    await finish(-1, 1);
    await vi.waitFor(() => expect(outcome()).toMatchObject({ kind: "pictures", replay: { identical: true } }));
  });

  it("finds by how much they differ", async () => {
    const recipe = await sent(-1, 1);
    open(recipe);
    await finish(-1, 0.5);
    await vi.waitFor(() => expect(outcome()).toMatchObject({ kind: "pictures", replay: { identical: false } }));
  });

  it("of a sender without a result has nothing to be held against", async () => {
    const { result: _, ...recipe } = await sent(-1, 1);
    open(recipe);
    await finish(-1, 1);
    await vi.waitFor(() => expect(outcome()).toEqual({ kind: "none", again: true }));
  });

  it("that is on screen already is compared as it stands, and runs again when that is wanted", async () => {
    const recipe = await sent(-1, 1);
    setScene(scene);
    runGenerate();
    await finish(-1, 1);
    expect(isOnScreen(recipe, scene)).toBe(true);
    open(recipe, false);
    await vi.waitFor(() => expect(outcome()).toMatchObject({ replay: { identical: true } }));
    const { serial } = slots.of("generate").status!;
    replayAgain();
    expect(outcome()).toBeNull();
    await finish(-1, 1);
    await vi.waitFor(() => expect(outcome()).toMatchObject({ replay: { identical: true } }));
    expect(slots.of("generate").status?.serial).toBe(serial + 1);
  });

  it("is not spoken of any more once the settings are others, or another model is chosen", async () => {
    const recipe = await sent(-1, 1);
    open(recipe);
    setScene({ ...scene, seed: "9" } as typeof scene);
    // What runs is still that recipe's: it is the run that counts.
    expect(useShareStatus.getState().replay).not.toBeNull();
    runGenerate();
    expect(useShareStatus.getState().replay).toBeNull();
    open(recipe, false);
    setScene({ ...scene, seed: "10" } as typeof scene);
    expect(useShareStatus.getState().replay).toBeNull();
    open(recipe, false);
    setState({ modelId: "other" });
    expect(useShareStatus.getState().replay).toBeNull();
  });

  it("with weights that turn out to be others is offered without the promise; nothing runs", async () => {
    const recipe = await sent(-1, 1);
    setState({ model: { phase: "loading", progress: null } });
    open(recipe);
    setState({ model: { phase: "ready", model: fakeModel({ sha256: "b".repeat(64) }), engine } });
    const { replay, incoming } = useShareStatus.getState();
    expect(replay).toBeNull();
    expect(incoming).toMatchObject({
      kind: "offer",
      otherWeights: true,
      recipe: { model: { sha256: "b".repeat(64) } },
    });
    expect(slots.of("generate").status?.phase).toBe("cancelled");
    expect(sceneOf("generate")).toEqual(settings);
    declineIncoming();
    expect(useShareStatus.getState().incoming).toBeNull();
  });

  it("whose pictures have another shape is a problem, in words", async () => {
    const recipe = await sent(-1, 1);
    open(recipe);
    await finish(-1, 1, 0.5);
    await vi.waitFor(() => expect(outcome()).toMatchObject({ kind: "problem", problem: { code: "bad-picture" } }));
  });
});

it("a recipe of a model that is not here cannot be run", async () => {
  const recipe = await sent(-1, 1);
  expect(unfit(recipe)).toBeNull();
  const other = { ...recipe, model: { id: "cats", sha256: "c".repeat(64) } };
  expect(unfit(other)).toMatchObject({ code: "no-model", detail: { id: "cats", here: "dot" } });
  setState({ models: [{ id: "cats", sha256: "d".repeat(64) }] as never });
  expect(unfit(other)).toBeNull();
});
