/** Recipes from outside: which are opened at once, which ask first, and which are refused, and why. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import "../rooms/testing/install.ts";
import { sceneOf, setScene } from "../app/actions.ts";
import { getState, setState } from "../app/store.ts";
import { FakeBrowser } from "../app/testing/fake-browser.ts";
import { loader, slots } from "../app/testing/fake-page.ts";
import { encodePng } from "../bytes/png-pixels.ts";
import { PRESETS } from "../diffusion/samplers/presets.ts";
import { FIRST as BITS } from "../rooms/bits/scene.ts";
import { runGenerate } from "../rooms/generate/run.ts";
import { FIRST } from "../rooms/generate/scene.ts";
import { FIRST as WALK } from "../rooms/interpolate/scene.ts";
import { fakeModel } from "../run/testing/fake-models.ts";
import type { InputPicture } from "../scene/picture.ts";
import { numberedInputs } from "../scene/places.ts";
import type { Scene } from "../scene/scene.ts";
import type { EngineInfo } from "../worker/protocol.ts";
import { receiveFile, receiveJson, receiveLink } from "./incoming.ts";
import { writeLink } from "./link.ts";
import { makeRecipe, type Recipe, writeRecipe } from "./recipe.ts";
import { putRecipe } from "./recipe-png.ts";
import { dismissReplay } from "./replay.ts";
import { type Offer, useShareStatus } from "./share-status.ts";

vi.mock("../app/page.ts", () => import("../app/testing/fake-page.ts"));

const engine = { name: "ort-wasm", label: "wasm", adapter: "wasm", rejected: [], untried: [] } as unknown as EngineInfo;
const model = fakeModel();
const short = { ...FIRST, seed: "7", count: 1, sampler: PRESETS.ddim50 } as Scene;
const long = { ...short, count: 64 } as Scene;
const recipeOf = (scene: Scene, change: Partial<typeof model> = {}) => {
  const { id, sha256 } = { ...model, ...change };
  return makeRecipe({ model: { id, sha256 }, scene });
};
const json = (scene: Scene, change?: Partial<typeof model>) => writeRecipe(recipeOf(scene, change));
const bare = encodePng({ width: 1, height: 1, channels: 3, pixels: Uint8Array.of(1, 2, 3) });
const pngOf = (scene: Scene) => putRecipe(bare, recipeOf(scene), { metadata: true, width: 1, height: 1 });
const text = { kind: "text" } as const;
const file = { kind: "file", file: new File([], "sent.png"), picture: true } as const;
const incoming = () => useShareStatus.getState().incoming;
const replay = () => useShareStatus.getState().replay;

beforeEach(() => {
  new FakeBrowser().install();
  vi.stubGlobal("matchMedia", () => ({ matches: false }));
  for (const room of ["generate", "interpolate"]) slots.of(room).empty();
  useShareStatus.setState({ incoming: null, replay: null });
  loader.arrive(model);
  setScene(FIRST);
  setScene(WALK);
  setState({ place: "generate", modelId: model.id, models: [], notices: [], model: { phase: "ready", model, engine } });
});
afterEach(() => {
  dismissReplay();
  vi.unstubAllGlobals();
});

describe("opened at once", () => {
  it("is a short one, in a link or as text, and it runs", async () => {
    expect(await receiveLink(writeLink(recipeOf(short)))).toBe(true);
    expect(incoming()).toBeNull();
    expect(sceneOf("generate")).toEqual(short);
    expect(slots.of("generate").status).toMatchObject({ scene: { seed: "7" } });
    dismissReplay();
    slots.of("generate").empty();
    expect(await receiveJson(json({ ...short, seed: "9" } as Scene), text)).toBe(true);
    expect(replay()).toMatchObject({ source: text, scene: { seed: "9" } });
  });

  it("is a long one in a file that was dropped, but it does not run by itself", async () => {
    expect(await receiveFile(pngOf(long), file)).toBe(true);
    expect(sceneOf("generate")).toEqual(long);
    expect(slots.of("generate").status).toBeUndefined();
  });

  it("are settings without pictures, for the ones that are here", async () => {
    const mine: InputPicture = { width: 1, height: 1, channels: 3, pixels: Uint8Array.of(9, 9, 9) };
    setScene({ ...WALK, ends: [mine, mine] } as Scene);
    await receiveJson(json({ ...WALK, seed: "5" } as Scene), text);
    expect(incoming()).toBeNull();
    expect(sceneOf("interpolate")).toMatchObject({ seed: "5", ends: [mine, mine] });
    expect(slots.of("interpolate").status).toBeUndefined();
  });
});

describe("asked about first, and nothing on screen changes", () => {
  afterEach(() => expect(replay()).toBeNull());

  it("is a long one that is no file", async () => {
    expect(await receiveJson(json(long), text)).toBe(true);
    expect(incoming()).toMatchObject({ kind: "offer", scene: { count: 64 }, loses: false, otherWeights: false });
    expect(sceneOf("generate")).toEqual(FIRST);
  });

  it("is one that would take the place of a run of settings one chose", async () => {
    setScene({ ...short, seed: "1" } as Scene);
    runGenerate();
    await receiveJson(json(short), text);
    expect(incoming()).toMatchObject({ kind: "offer", loses: true });
    expect(sceneOf("generate")).toMatchObject({ seed: "1" });
  });

  it("is a picture that was dropped in a room that takes pictures: it may be meant as one", async () => {
    setState({ place: "interpolate" });
    await receiveFile(pngOf(short), file);
    expect(incoming()).toMatchObject({ kind: "offer", source: file, loses: true });
  });

  it("is one with settings that cannot be used, or of weights that were replaced, without its promise", async () => {
    const broken = JSON.parse(json(short)) as { scene: Record<string, unknown> };
    broken.scene.count = "many";
    await receiveJson(JSON.stringify(broken), text);
    expect(incoming()).toMatchObject({
      kind: "offer",
      faults: [{ name: "count" }],
      scene: { seed: "7", count: FIRST.count },
    });
    await receiveJson(json(short, { sha256: "e".repeat(64) }), text);
    expect(incoming()).toMatchObject({
      kind: "offer",
      otherWeights: true,
      recipe: { model: { sha256: model.sha256 } },
    });
  });

  it("is a link to another model of this page, which no link loads by itself", async () => {
    const other = { id: "cats", sha256: "d".repeat(64) };
    setState({ models: [other] as never });
    await receiveLink(writeLink(recipeOf(short, other)));
    expect(incoming()).toMatchObject({ kind: "offer", otherWeights: false, recipe: { model: other } });
    expect(getState().modelId).toBe(model.id);
  });
});

describe("with a picture whose data are damaged: all else opens, its place is empty, and it is said which", () => {
  const picture = (level: number): InputPicture => {
    const pixels = Uint8Array.from({ length: 12 }, (_, i) => level + i);
    return { width: 2, height: 2, channels: 3, pixels, origin: "file" };
  };
  const [one, two, three] = [picture(10), picture(60), picture(110)];
  type Packed = { data: string };
  /** The recipe as JSON, one of its pictures changed on its way. */
  const damaged = (scene: Scene, of: (scene: { ends: Packed[]; pictures: Packed[] }) => Packed, by = middleOut) => {
    const recipe = JSON.parse(json(scene)) as { scene: { ends: Packed[]; pictures: Packed[] }; result?: object };
    const found = of(recipe.scene);
    found.data = by(found.data);
    recipe.result = { kind: "bits", bits: [1] };
    return JSON.stringify(recipe);
  };
  const middleOut = (data: string) => data.slice(0, 60) + data.slice(64);
  const walk = { ...WALK, seed: "5", ends: [one, two] } as Scene;

  it.each([
    ["bytes that are no PNG any more", middleOut],
    ["letters that are no base64", (data: string) => `${data.slice(0, -4)}~~~~`],
  ])("%s", async (_, by) => {
    for (const at of [0, 1]) {
      await receiveJson(
        damaged(walk, ({ ends }) => ends[at]!, by),
        text,
      );
      const kept = [one, two].map((end, i) => (i === at ? null : end));
      expect(incoming()).toMatchObject({ kind: "offer", damaged: [at], faults: [], scene: { seed: "5", ends: kept } });
      expect(incoming()).toMatchObject({ recipe: { scene: { seed: "5" } } });
      expect((incoming() as Offer).recipe).not.toHaveProperty("result");
    }
  });

  it("among pictures without fixed places, in a PNG: those behind move up, and keep their numbers", async () => {
    const bits = { ...BITS, sampled: 24, pictures: [one, two, three] } as Scene;
    const recipe = JSON.parse(damaged(bits, ({ pictures }) => pictures[1]!)) as Recipe;
    await receiveFile(putRecipe(bare, recipe, { metadata: true, width: 2, height: 2 }), file);
    const offer = incoming() as Offer;
    expect(offer).toMatchObject({ kind: "offer", damaged: [1], scene: { sampled: 24, pictures: [one, three] } });
    expect(numberedInputs(offer.scene, offer.damaged).map(({ n }) => n)).toEqual([1, 3]);
  });

  it("in a link, where nothing is lost: it is asked about all the same", async () => {
    const recipe = JSON.parse(damaged(walk, ({ ends }) => ends[1]!)) as Recipe;
    expect(await receiveLink(writeLink(recipe))).toBe(true);
    expect(incoming()).toMatchObject({ kind: "offer", damaged: [1], scene: { ends: [one, null] } });
  });
});

describe("refused, with why", () => {
  it("is one of a model that is not here, a link that is cut, and text that is no recipe", async () => {
    const problem = async (received: Promise<boolean>) => {
      expect(await received).toBe(false);
      expect(replay()).toBeNull();
      return incoming();
    };
    const cats = { id: "cats", sha256: "d".repeat(64) };
    expect(await problem(receiveJson(json(short, cats), text))).toMatchObject({
      kind: "problem",
      source: text,
      problem: { code: "no-model", detail: { id: "cats", here: model.id } },
    });
    const cut = await problem(receiveLink(writeLink(recipeOf(short)).slice(0, 20)));
    expect(cut).toMatchObject({ kind: "problem", source: { kind: "link" } });
    expect(await problem(receiveJson("{}", text))).toMatchObject({ problem: { code: "no-version" } });
  });

  it("is not a PNG without a recipe: that is only a picture; one whose recipe is damaged is", async () => {
    expect(await receiveFile(bare, file)).toBe(false);
    expect(incoming()).toBeNull();
    const damaged = pngOf(short);
    const at = new TextDecoder("latin1").decode(damaged).indexOf("ddim");
    damaged[at]! ^= 1;
    expect(await receiveFile(damaged, file)).toBe(true);
    expect(incoming()).toMatchObject({ kind: "problem", source: file });
  });
});
