/** Adding a room is a folder and a line: one that only this test knows is found everywhere, with a sampler of its own. */
import fc from "fast-check";
import { renderToStaticMarkup } from "react-dom/server";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { goTo, redo, sceneOf, undo } from "../app/actions.ts";
import { queryOf, sceneInQuery } from "../app/address-scene.ts";
import { slots } from "../app/page.ts";
import { keepScenes, keptScenes } from "../app/session.ts";
import { getState, setState } from "../app/store.ts";
import { installForTests } from "../app/testing/install.ts";
import { encodePng } from "../bytes/png-pixels.ts";
import { readText } from "../bytes/png-text.ts";
import { listed, listToy } from "../diffusion/testing/toy-sampler.ts";
import { placePictures } from "../pictures/place.ts";
import { recutPictures } from "../pictures/recut.ts";
import { replaced } from "../pictures/settle.ts";
import { readLink, writeLink } from "../recipe/link.ts";
import { makeRecipe } from "../recipe/recipe.ts";
import { putRecipe, takeRecipe } from "../recipe/recipe-png.ts";
import { openScene } from "../scene/packed-scene.ts";
import { pack, unpack } from "../scene/packing.ts";
import { inputsOf } from "../scene/places.ts";
import { pageNamed, roomOf } from "../scene/rooms.ts";
import { sceneOf as anySceneOf } from "../scene/testing/arbitraries.ts";
import { decode } from "../scene/testing/fake-webp.ts";
import { Nav } from "../shell/Nav.tsx";
import { pageShortcuts } from "../shell/shortcuts.ts";
import { nameOfSlot } from "../ui/run/name-of-slot.ts";
import { runShortcuts } from "../ui/run/use-run-shortcuts.ts";
import { Show } from "../ui/Show.tsx";
import { sceneInWords } from "../ui/share/facts.ts";
import { words as shareWords } from "../ui/share/words.ts";
import { FIRST as COMPARE, type CompareScene } from "./compare/scene.ts";
import { ROOMS } from "./index.ts";
import { FIRST, runToy, settings, type ToyScene, toyRoom } from "./testing/toy-room.tsx";

listToy();
const sampler = listed({ kind: "toy", steps: 4, clip: false, grain: 1.5, end: "hard" });
const photo = (value: number) => ({ width: 2, height: 1, channels: 3 as const, pixels: new Uint8Array(6).fill(value) });
const [first, second, third] = [photo(1), photo(2), photo(3)];
const scene: ToyScene = { ...FIRST, sampler, side: "right", weights: [3, 1, 4], stack: [first, second] };
const recipe = () => makeRecipe({ model: { id: "faces-32", sha256: "0".repeat(64) }, scene });

const install = () => installForTests([...ROOMS, toyRoom], "trial");

beforeEach(install);

test("in the navigation, and on the page", async () => {
  const nav = renderToStaticMarkup(<Nav />);
  expect(nav).toMatch(/aria-current="page"[^>]*><svg data-toy=""[^>]*><\/svg><span>Toy room<\/span>/);
  const { View } = pageNamed(getState().place);
  await View.load();
  expect(renderToStaticMarkup(<Show view={View} />)).toBe("<h1>The toy itself</h1>");
});

describe("its settings", () => {
  test("in an address, and back", () => {
    expect(queryOf(FIRST)).toEqual([]);
    expect(queryOf(scene)).toEqual(["sampler=toy:4:noclip:grain1.5:hard", "side=right", "weights=3,1,4"]);
    fc.assert(
      fc.property(anySceneOf(toyRoom), (any) => {
        expect(sceneInQuery(toyRoom, new URLSearchParams(queryOf(any).join("&")), any)).toEqual(any);
      }),
    );
  });

  test("undone and done again, and by the page's keys", () => {
    vi.stubGlobal("navigator", { platform: "Linux" });
    settings.patch({ side: "right" });
    settings.patch({ weights: [5] });
    undo("trial");
    expect(settings.get()).toEqual({ ...FIRST, side: "right" });
    redo("trial");
    const [back] = pageShortcuts(() => {});
    back?.run();
    back?.run();
    expect(settings.get()).toEqual(FIRST);
    vi.unstubAllGlobals();
  });

  test("kept in the session of a tab, pictures and undo with them", async () => {
    const tab = new Map<string, string>();
    vi.stubGlobal("sessionStorage", {
      getItem: (key: string) => tab.get(key) ?? null,
      setItem: (key: string, value: string) => tab.set(key, value),
    });
    settings.patch(scene);
    keepScenes(getState().scenes);
    install();
    expect(settings.get()).toEqual(FIRST);
    const kept = await keptScenes();
    setState(({ scenes }) => ({ scenes: { ...scenes, ...kept } }));
    expect(settings.get()).toEqual(scene);
    undo("trial");
    expect(settings.get()).toEqual(FIRST);
    vi.unstubAllGlobals();
  });
});

describe("what leaves the page", () => {
  test("by a link, and back", async () => {
    const read = readLink(writeLink(recipe()));
    expect(read).toEqual(recipe());
    expect(await openScene(read.scene, decode)).toEqual(scene);
    expect(() => readLink(writeLink({ ...recipe(), scene: { ...pack(scene), side: "middle" } }))).toThrow(
      'scene.side: expected ("left" | "right"), found "middle"',
    );
  });

  test("in a PNG, and back: the recipe, the line for other programs, the mark that a person's pictures went in", () => {
    const bare = encodePng({ width: 1, height: 1, channels: 3, pixels: Uint8Array.of(1, 2, 3) });
    const png = putRecipe(bare, recipe(), { metadata: true, width: 1, height: 1 });
    expect(takeRecipe(png)).toEqual(recipe());
    expect(readText(png, "parameters")).toMatch(/^Steps: 4, Sampler: Toy A, .*Grain: 1.5, .*Room: trial, Pictures: 2/);
    expect(readText(png, "XML:com.adobe.xmp")).toContain("compositeWithTrainedAlgorithmicMedia");
  });

  test("in words, and what it costs", () => {
    expect(sceneInWords(shareWords.say, scene)).toBe("Toy room, Toy jump, 4 steps, η = 1.5, Seed 2006");
    expect(roomOf(scene).cost(scene)).toEqual({ steps: 4, pictures: 4 });
  });
});

describe("its pictures", () => {
  test("dropped in the room one is in, until it is full; elsewhere they go to a room that takes some", () => {
    for (const each of [first, second, third]) placePictures([each], null);
    expect(settings.get().stack).toEqual([first, second, third]);
    placePictures([photo(4)], 1);
    expect(settings.get().stack[1]).toEqual(photo(4));
    goTo("compare");
    placePictures([first], null);
    expect([getState().place, inputsOf(sceneOf(getState().place))]).toEqual(["interpolate", [first]]);
  });

  test("made smaller, and taken out where another model takes another size, with undo", () => {
    settings.patch({ stack: [first, second] });
    setState(({ scenes }) => ({ scenes: replaced(scenes, first, third) }));
    expect(settings.get().stack).toEqual([third, second]);
    recutPictures({ width: 8, height: 8, channels: 3 });
    expect(settings.get().stack).toEqual([]);
    expect(getState().notices.at(-1)?.text()).toMatch(/2 pictures/);
    undo("trial");
    expect(settings.get().stack).toEqual([third, second]);
  });

  test("the same objects after packing, so that they can still be cropped", async () => {
    const [again] = inputsOf(await unpack(pack(scene)));
    expect(again).toBe(first);
  });
});

test("its runs: by Space, and named in the list of jobs", () => {
  const keys = runShortcuts("trial", { onRun: runToy });
  keys.find(({ keys: [key] }) => key === "Space")?.run();
  expect(slots.of("trial").status).toMatchObject({ phase: "waiting", scene: settings.get() });
  expect([nameOfSlot("trial"), nameOfSlot("trial/1"), nameOfSlot("trial/first")]).toEqual([
    "Toy room",
    "Toy room, branch 1",
    "Toy room, what it needs first",
  ]);
});

test("its sampler in Compare: in the address and in a link", () => {
  const compare: CompareScene = { ...COMPARE, columns: [{ sampler, seed: "7" }, ...COMPARE.columns] };
  const [query] = queryOf(compare);
  expect(query).toMatch(/^columns=toy:4:noclip:grain1\.5:hard@7;ddpm:1000/);
  expect(sceneInQuery(roomOf(compare), new URLSearchParams(query))).toEqual(compare);
  const { scene: sent } = readLink(writeLink({ ...recipe(), scene: pack(compare) }));
  expect(sent).toEqual(compare);
});
