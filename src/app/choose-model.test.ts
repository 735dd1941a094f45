import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { chainJob } from "../run/chain.ts";
import { Recording } from "../run/recording.ts";
import { settled } from "../run/testing/fake-client.ts";
import { fakeModel } from "../run/testing/fake-models.ts";
import { picture } from "../run/testing/fake-slots.ts";
import { definePage, defineRoom } from "../scene/room.ts";
import type { Scene } from "../scene/scene.ts";
import type { EngineInfo } from "../worker/protocol.ts";
import { checkAsked } from "./check-asked.ts";
import { askForModel, chooseModel } from "./choose-model.ts";
import { installRooms } from "./install.ts";
import { modelList } from "./page.ts";
import { FIRST_MODEL, getState, type ModelState, setState } from "./store.ts";
import { loader, slots } from "./testing/fake-page.ts";

const showShowreel = vi.hoisted(() => vi.fn(async () => ({ played: Promise.resolve() })));
vi.mock("./page.ts", () => import("./testing/fake-page.ts"));
vi.mock("./showreel.ts", () => ({ showShowreel }));

const run = vi.fn();
const page = { icon: () => null, words: {}, View: {} } as never as Parameters<typeof definePage>[0];
const studio = {
  ...page,
  id: "studio",
  first: { room: "studio" },
  schema: {},
  About: {},
  cost: () => ({ steps: 1, pictures: 1 }),
  run,
};
const engine = { name: "wasm", label: "wasm", rejected: [], untried: [] } as unknown as EngineInfo;
const ready = (id: string): ModelState => ({ phase: "ready", model: fakeModel({ id }), engine });

beforeEach(() => {
  installRooms([
    defineRoom(studio as unknown as Parameters<typeof defineRoom<Scene>>[0]),
    definePage({ ...page, id: "notes" }),
  ]);
  vi.stubGlobal("matchMedia", () => ({ matches: false }));
  slots.of("studio").empty();
  run.mockClear();
  showShowreel.mockClear();
  loader.loads = 0;
  setState({ modelId: "faces", model: ready("faces"), models: [], notices: [], showreel: true });
  vi.spyOn(loader, "load").mockImplementation(async () => {
    loader.loads++;
    setState({ model: ready(getState().modelId) });
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe("a model that is chosen", () => {
  it("is loaded, and the first room starts afresh with it where one is there", async () => {
    await chooseModel("fashion");
    expect(getState()).toMatchObject({ modelId: "fashion", showreel: false });
    expect(run).toHaveBeenCalledTimes(1);
    setState({ place: "notes" });
    await chooseModel("faces");
    await chooseModel("fashion", { run: false });
    expect(run).toHaveBeenCalledTimes(1);
    expect(loader.loads).toBe(3);
  });

  it("has its showreel in the place of the other's, where that was still on the page", async () => {
    await chooseModel("fashion");
    expect(showShowreel).toHaveBeenCalledExactlyOnceWith({ still: false });
    setState({ showreel: true });
    slots.of("studio").feed.recording = new Recording(1, 4);
    await chooseModel("faces");
    expect(showShowreel).toHaveBeenCalledTimes(1);
  });

  it("starts nothing for who wants no motion, nor where it could not be loaded", async () => {
    vi.stubGlobal("matchMedia", () => ({ matches: true }));
    await chooseModel("fashion");
    vi.stubGlobal("matchMedia", () => ({ matches: false }));
    vi.mocked(loader.load).mockImplementation(async () => {
      setState({ model: { phase: "failed", failure: { code: "internal", message: "no" } } });
    });
    await chooseModel("faces");
    expect(run).not.toHaveBeenCalled();
  });

  it("that is there already is not loaded again, unless it failed", async () => {
    await chooseModel("faces");
    expect(loader.loads).toBe(0);
    setState({ model: { phase: "failed", failure: { code: "internal", message: "no" } } });
    await chooseModel("faces");
    expect(loader.loads).toBe(1);
  });

  it("that is there is loaded on another engine where that is preferred, never under a run", async () => {
    vi.spyOn(loader, "wouldChange").mockReturnValue(true);
    loader.arrive();
    slots.of("studio").start(chainJob(picture("1")));
    await settled();
    await chooseModel("faces", { prefer: "ort-webgpu" });
    expect([loader.preferred, loader.loads]).toEqual(["ort-webgpu", 0]);
    slots.of("studio").cancel();
    await chooseModel("faces", { prefer: "ort-webgpu" });
    expect(loader.loads).toBe(1);
  });
});

describe("asking for a model", () => {
  it("takes it at once where nothing runs", async () => {
    askForModel("fashion");
    await settled();
    expect(getState().modelId).toBe("fashion");
  });

  it("under a run offers it: another model would end that", async () => {
    loader.arrive();
    slots.of("studio").start(chainJob(picture("1")));
    await settled();
    askForModel("fashion");
    expect(getState().modelId).toBe("faces");
    const [notice] = getState().notices;
    expect(notice?.text()).toMatch(/run/);
    notice?.action?.run();
    await settled();
    expect(getState()).toMatchObject({ modelId: "fashion", notices: [] });
  });
});

describe("the model that the address asks for", () => {
  const listed = [{ id: "fashion" }, { id: FIRST_MODEL }] as never;

  it("that is not here is refused in words, and the first taken", async () => {
    setState({ modelId: "cats", models: listed });
    vi.spyOn(modelList, "read").mockResolvedValue(listed);
    await checkAsked();
    expect(getState().modelId).toBe(FIRST_MODEL);
    expect(getState().notices[0]?.text()).toMatch(/cats.*fashion/);
  });

  it("is taken where it is here, where it is the first, and where nobody knows", async () => {
    const read = vi.spyOn(modelList, "read").mockResolvedValue(listed);
    setState({ modelId: "fashion", models: listed });
    await checkAsked();
    read.mockResolvedValue([]);
    setState({ modelId: "cats" });
    await checkAsked();
    expect(getState().modelId).toBe("cats");
    setState({ modelId: FIRST_MODEL });
    read.mockClear();
    await checkAsked();
    expect(read).not.toHaveBeenCalled();
  });
});
