/** Saving what is on screen: the pictures of that moment, with the recipe inside. */
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import "../rooms/testing/install.ts";
import { setScene } from "../app/actions.ts";
import { getState, setState } from "../app/store.ts";
import { FakeBrowser } from "../app/testing/fake-browser.ts";
import { client, loader, slots } from "../app/testing/fake-page.ts";
import { encodePng } from "../bytes/png-pixels.ts";
import { runGenerate } from "../rooms/generate/run.ts";
import { FIRST } from "../rooms/generate/scene.ts";
import { Recording } from "../run/recording.ts";
import { settled } from "../run/testing/fake-client.ts";
import { fakeModel } from "../run/testing/fake-models.ts";
import type { Scene } from "../scene/scene.ts";
import type { EngineInfo } from "../worker/protocol.ts";
import { savePng } from "./export.ts";
import type { PngRequest } from "./png-worker.ts";
import { takeRecipe } from "./recipe-png.ts";
import { carrierOf, columnsOf, shareableOf } from "./sharing.ts";
import { enlarge, sheet } from "./sheet.ts";

const { fileSave, asked } = vi.hoisted(() => ({ fileSave: vi.fn(), asked: [] as unknown[] }));
vi.mock("browser-fs-access", () => ({ fileSave }));
vi.mock("../app/page.ts", () => import("../app/testing/fake-page.ts"));
vi.mock("./png.ts", () => ({
  makePng: async (request: PngRequest) => {
    asked.push(request);
    return encodePng(enlarge(sheet(request.pictures, request.columns), request.scale));
  },
}));

const engine = { name: "ort-wasm", label: "wasm", adapter: "wasm", rejected: [], untried: [] } as unknown as EngineInfo;
const model = fakeModel();
const scene = { ...FIRST, seed: "7", count: 2 };
const options = { slot: "generate", which: "x", columns: 4, size: { width: 1, height: 1 }, name: "two" } as const;

/** Two pictures, each position's shade its number. */
async function ran(): Promise<void> {
  setScene(scene);
  runGenerate();
  await settled();
  await client.last.started(20);
  for (const position of [0, 10, 20]) await client.last.frame(position, { count: 2 });
  await client.last.say({ kind: "done", x: Float32Array.of(-1, 1) });
  await vi.waitFor(() => expect(slots.of("generate").status?.phase).toBe("done"));
}

const bytesOf = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer());
const notices = () => getState().notices.map(({ tone, text }) => [tone, text()]);

beforeEach(() => {
  new FakeBrowser().install();
  asked.length = 0;
  // As the browser: it writes the file once it is made.
  fileSave.mockReset().mockImplementation(async (file) => void (await file));
  slots.of("generate").empty();
  loader.arrive(model);
  setState({ place: "generate", modelId: model.id, models: [], notices: [], model: { phase: "ready", model, engine } });
});
afterEach(() => void vi.unstubAllGlobals());

it("says that there is nothing to save before anything ran, and saves nothing", async () => {
  await savePng(options);
  expect(notices()).toEqual([["info", expect.stringMatching(/nothing to save yet/)]]);
  expect(fileSave).not.toHaveBeenCalled();
});

it("saves every picture of the moment on screen, in no more columns than there are, with its recipe", async () => {
  await ran();
  await savePng(options);
  expect(fileSave.mock.lastCall?.[1]).toMatchObject({ fileName: "two.png", mimeTypes: ["image/png"] });
  expect(asked).toMatchObject([{ columns: 2, scale: 8, smooth: true, pictures: { width: 1, height: 1, count: 2 } }]);
  expect(takeRecipe(await bytesOf(await fileSave.mock.lastCall?.[0]))).toMatchObject({
    scene: { seed: "7" },
    result: { count: 2 },
  });
  // No picture of a person's went in: there is nothing to warn of.
  expect(notices()).toEqual([]);
});

it("saves a picture of a recording with the recipe of what was recorded, whatever the room's settings are", async () => {
  setScene(scene);
  setState({ model: { phase: "absent" } });
  const other = fakeModel({ sha256: "b".repeat(64) });
  const recording = new Recording(1, 4);
  recording.times = [20, 0];
  recording.add({
    position: 1,
    t: 0,
    lane: 0,
    count: 1,
    x0: Uint8ClampedArray.of(1, 2, 3, 4),
    x: null,
    recorded: true,
  });
  slots.of("recorded/generate").adopt(recording, { scene: { ...FIRST, seed: "9" } as Scene, model: other });
  await savePng({ ...options, slot: "recorded/generate", which: "x0" });
  const recipe = takeRecipe(await bytesOf(await fileSave.mock.lastCall?.[0]));
  expect(recipe).toMatchObject({ scene: { seed: "9" }, model: { sha256: other.sha256 } });
  expect(recipe).not.toHaveProperty("engine");
  expect(recipe).not.toHaveProperty("result");
});

it("saves the pictures asked for, or a figure over time, as they are", async () => {
  await ran();
  await savePng({ ...options, pictures: [1], scale: 2 });
  const cells = [0, 10, 20].map((position) => ({ picture: 0, position }));
  await savePng({ ...options, cells, columns: 3, scale: 1 });
  const shades = asked.map((request) => (request as PngRequest).pictures.rgba.filter((_, i) => i % 4 === 0));
  expect(shades).toEqual([Uint8ClampedArray.of(20), Uint8ClampedArray.of(0, 10, 20)]);
});

it("says what went wrong when the disk is full, or the model went away meanwhile", async () => {
  await ran();
  fileSave.mockImplementationOnce(async (file) => {
    await file;
    throw new Error("the disk is full");
  });
  await savePng(options);
  expect(notices()).toEqual([["error", expect.stringMatching(/two\.png.*the disk is full/)]]);
  const saving = savePng(options);
  setState({ model: { phase: "absent" } });
  await saving;
  expect(notices()).toEqual([["error", expect.stringMatching(/the model is being loaded again/)]]);
});

it("carries a recipe in the finished pictures, laid out as a square, and alone where there are none", async () => {
  expect([1, 2, 4, 5, 16].map((count) => columnsOf(scene, count))).toEqual([1, 2, 2, 3, 4]);
  setScene(scene);
  const early = carrierOf((await shareableOf("generate"))!);
  expect(early.png).toBe(false);
  expect(JSON.parse(await (await early.make()).text())).toMatchObject({ scene: { seed: "7" } });
  await ran();
  const late = carrierOf((await shareableOf("generate"))!);
  expect(late.png).toBe(true);
  const png = await bytesOf(await late.make());
  expect(takeRecipe(png)?.result).toMatchObject({ kind: "pictures", count: 2 });
  expect(asked).toMatchObject([{ columns: 2, scale: 8 }]);
});
