// @vitest-environment happy-dom
/** A film of something kept: it runs again where it has to, which is seen and can be cancelled, and then the film is there. */
import { beforeEach, expect, test, vi } from "vitest";
import "../../../rooms/testing/install.ts";
import { goTo, setScene } from "../../../app/actions.ts";
import { setState } from "../../../app/store.ts";
import { FakeBrowser } from "../../../app/testing/fake-browser.ts";
import { client, loader, slots } from "../../../app/testing/fake-page.ts";
import { encodePng } from "../../../bytes/png-pixels.ts";
import { receiveFile } from "../../../recipe/incoming.ts";
import { makeRecipe } from "../../../recipe/recipe.ts";
import { putRecipe } from "../../../recipe/recipe-png.ts";
import { dismissReplay, openRecipe } from "../../../recipe/replay.ts";
import { useShareStatus } from "../../../recipe/share-status.ts";
import { FIRST as ENDINGS } from "../../../rooms/endings/scene.ts";
import { runGenerate } from "../../../rooms/generate/run.ts";
import { FIRST } from "../../../rooms/generate/scene.ts";
import { begun } from "../../../rooms/testing/run.ts";
import { FIRST as TRAJECTORY } from "../../../rooms/trajectory/scene.ts";
import type { RunStatus } from "../../../run/status.ts";
import { fakeModel } from "../../../run/testing/fake-models.ts";
import type { Scene } from "../../../scene/scene.ts";
import type { EngineInfo } from "../../../worker/protocol.ts";
import { mount, press, settled } from "../../testing/mount.ts";
import { ShareButton } from "../ShareButton.tsx";
import { standOf } from "./use-coming.ts";

vi.mock("../../../app/page.ts", () => import("../../../app/testing/fake-page.ts"));
vi.mock("./FilmPart.tsx", () => ({ FilmPart: () => <p>the film</p> }));

const engine = { name: "ort-wasm", label: "wasm", adapter: "wasm", rejected: [], untried: [] } as unknown as EngineInfo;
const model = fakeModel();
/** More than runs without being asked. */
const scene = { ...FIRST, seed: "7", count: 64 };
const source = { kind: "file", file: new File([], "kept.png"), picture: true } as const;
const bare = encodePng({ width: 1, height: 1, channels: 3, pixels: Uint8Array.of(1, 2, 3) });
const recipe = makeRecipe({ model: { id: model.id, sha256: model.sha256 }, scene });
const png = putRecipe(bare, recipe, { metadata: true, width: 1, height: 1 });
const film = async () => {
  await receiveFile(png, source, { film: true });
  await settled();
};
const status = () => slots.of("generate").status;
const wished = () => useShareStatus.getState().film;
const page = () => mount(<ShareButton room="generate" />);
const said = () => document.body.textContent ?? "";
/** The dialog is code that comes later. */
const appears = (words: string) => vi.waitFor(() => expect(said()).toContain(words), { timeout: 30_000 });

beforeEach(async () => {
  // What is open closes before its place goes.
  await settled(() => useShareStatus.setState({ film: null }));
  document.body.innerHTML = "";
  new FakeBrowser().install();
  slots.of("generate").empty();
  dismissReplay();
  useShareStatus.setState({ incoming: null, film: null });
  loader.arrive(model);
  setScene(FIRST);
  setState({ place: "gallery", modelId: model.id, models: [], notices: [], model: { phase: "ready", model, engine } });
});

async function end(): Promise<void> {
  await client.last.frame(20, { count: 64 });
  await client.last.say({ kind: "done", x: new Float32Array(64) });
  await settled();
}

test("a long one runs, which a press asked for; the dialog says so, and has the film when it is done", async () => {
  await film();
  await begun(20);
  await page();
  await appears("runs again first");
  expect(said()).not.toContain("the film");
  await end();
  await appears("the film");
  expect(said()).not.toContain("runs again first");
});

test("Cancel ends the run and the dialog", async () => {
  await film();
  await begun(20);
  await page();
  await appears("runs again first");
  await press(document.body, "Cancel");
  expect([status()?.phase, wished()]).toEqual(["cancelled", null]);
  expect(document.querySelector("[role=dialog]:not([data-closed])")).toBeNull();
});

test("what is on screen already is not run again, and what waits, paused, goes on", async () => {
  setScene(scene);
  runGenerate(true);
  await begun(20);
  await client.last.say({ kind: "paused", position: 0 });
  const { serial } = status()!;
  await film();
  expect(client.last.asked).toContain("resume");
  await end();
  await film();
  expect([status()?.serial, status()?.phase]).toEqual([serial, "done"]);
  await page();
  await appears("the film");
});

test("where something would be lost it asks, and a yes is one to the film", async () => {
  setScene({ ...scene, seed: "8" } as Scene);
  runGenerate();
  await begun(20);
  await film();
  expect(status()?.scene).toMatchObject({ seed: "8" });
  const { incoming } = useShareStatus.getState();
  if (incoming?.kind !== "offer") throw new Error("nothing was asked");
  expect(incoming).toMatchObject({ loses: true, film: true });
  openRecipe({ ...incoming, run: true });
  await settled();
  expect([status()?.scene, wished()]).toEqual([scene, scene]);
});

test("who goes elsewhere meanwhile finds no dialog there, nor when coming back", async () => {
  await film();
  expect(wished()).toEqual(scene);
  goTo("notes");
  expect(wished()).toBeNull();
});

test("a run that failed has no film, nor one whose model can't be had: the room says why", async () => {
  await film();
  await begun(20);
  await page();
  await appears("runs again first");
  await settled(() => setState({ model: { phase: "failed", failure: { code: "network", message: "" } as never } }));
  expect(wished()).toBeNull();
});

test("what a room makes in several runs is there when all of them are", () => {
  const run = (scene: Scene, phase: RunStatus["phase"]) => ({ scene, phase }) as RunStatus;
  const branched = { ...TRAJECTORY, branches: [{ branch: 1, position: 3 }] } as Scene;
  const trunk = { trajectory: run(branched, "done") };
  expect(standOf(branched, trunk)).toBe("coming");
  expect(standOf(branched, { ...trunk, "trajectory/1": run(branched, "failed") })).toBe("over");
  expect(standOf(branched, { ...trunk, "trajectory/1": run(branched, "done") })).toBe("there");
  expect(standOf(ENDINGS, { endings: run(ENDINGS, "waiting") })).toBe("coming");
  expect(standOf(ENDINGS, { endings: run({ ...ENDINGS, seed: "1" } as Scene, "done") })).toBe("over");
});
