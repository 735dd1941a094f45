/** Settings that a model can have: every room's first ones, its presets, and what a person chose. */
import { beforeEach, describe, expect, test, vi } from "vitest";
import { type ProcessSpec, USUAL_PROCESS } from "../diffusion/process.ts";
import { planFor } from "../diffusion/samplers/plans/index.ts";
import { PRESETS } from "../diffusion/samplers/presets.ts";
import { fitting } from "../diffusion/samplers/within.ts";
import { spaceTimesteps } from "../diffusion/space-timesteps.ts";
import { FIRST as BENCH, type BenchScene } from "../rooms/bench/scene.ts";
import { COMPARISONS, type ComparisonName, comparisonFor } from "../rooms/compare/presets.ts";
import { EXPERIMENTS } from "../rooms/endings/experiments.ts";
import { endingRows } from "../rooms/endings/lanes.ts";
import type { EndingsScene } from "../rooms/endings/scene.ts";
import { ROOMS } from "../rooms/index.ts";
import type { InterpolateScene } from "../rooms/interpolate/scene.ts";
import { EACH } from "../scene/classes.ts";
import { allRooms, roomNamed } from "../scene/rooms.ts";
import { type Scene, settingsIn } from "../scene/scene.ts";
import { sceneOf, setScene, undo } from "./actions.ts";
import { queryOf, withUntold } from "./address-scene.ts";
import { firstFor, fitScenes } from "./fit-scenes.ts";
import { unchosenOf } from "./scenes.ts";
import { getState, setState } from "./store.ts";
import { loader, slots } from "./testing/fake-page.ts";
import { installForTests } from "./testing/install.ts";

vi.mock("./page.ts", () => import("./testing/fake-page.ts"));

const cosine = (T: number, change: Partial<ProcessSpec> = {}): ProcessSpec => ({
  ...USUAL_PROCESS,
  T,
  schedule: { kind: "cosine" },
  ...change,
});
const arrives = (process: ProcessSpec, classes: readonly string[] = []) => fitScenes({ process, classes }, slots);
const interpolate = () => sceneOf("interpolate") as InterpolateScene;
const choose = (change: Partial<InterpolateScene>) => setScene({ ...interpolate(), ...change } as InterpolateScene);

beforeEach(() => {
  installForTests(ROOMS, "generate");
  setState({ unchosen: {} });
});

describe.each([10, 100, 250, 1000, 4000, 10_000])("a model of T = %i", (T) => {
  const process = cosine(T);

  test("has the steps and the times of every room's first settings", () => {
    for (const room of allRooms().filter(({ alone }) => !alone)) {
      const first = firstFor(room, process);
      for (const { sampler } of room.samplings?.(first) ?? [])
        expect(planFor(process, sampler).steps).not.toHaveLength(0);
      const { steps, times = [] } = settingsIn(first) as { steps?: string; times?: readonly number[] };
      if (steps !== undefined) expect(spaceTimesteps(T, steps)).not.toHaveLength(0);
      for (const t of times) expect(t).toBeLessThanOrEqual(T);
      expect(new Set(times).size).toBe(times.length);
    }
  });

  test("has every preset that is offered, each once", () => {
    const comparisons = (Object.keys(COMPARISONS) as ComparisonName[]).map((name) => comparisonFor(name, process));
    const named = [fitting(PRESETS, process), fitting(EXPERIMENTS, process)].map((found) =>
      found.map(({ sampler }) => sampler),
    );
    expect(named[0]?.length).toBeGreaterThan(1);
    for (const offered of [...named, ...comparisons]) {
      for (const sampler of offered) expect(planFor(process, sampler).steps.length).toBeLessThanOrEqual(T);
      expect(new Set(offered.map((sampler) => JSON.stringify(sampler))).size).toBe(offered.length);
    }
  });

  test("is asked for no more steps than T by any room", () => {
    arrives(process);
    for (const room of allRooms()) expect(room.cost(sceneOf(room.id)).steps).toBeLessThanOrEqual(T);
  });
});

test("settings that name the models that they are for are not made to fit the one that is loaded", () => {
  const { rows, ...first } = BENCH;
  const named: BenchScene = { ...first, rows: rows.map((row) => ({ ...row, model: "photos-32" })), class: "cat" };
  for (const scene of [named, { ...named, rows }]) {
    setScene(scene);
    arrives(cosine(4));
    expect(sceneOf("bench") === scene).toBe(scene === named);
  }
  expect(getState().notices).toEqual([]);
});

test("a Σ that nobody learned is not offered", () => {
  const names = fitting(PRESETS, cosine(1000, { variance: "fixed" })).map(({ name }) => name);
  expect(names).toEqual(["ddpm1000", "ddim50", "ddim10"]);
});

test("figure 8's t is the level it has under the paper's schedule", () => {
  expect(firstFor(roomNamed("interpolate"), USUAL_PROCESS)).toMatchObject({ times: [500] });
  expect(firstFor(roomNamed("interpolate"), cosine(1000))).toMatchObject({ times: [818] });
  const endings = firstFor(roomNamed("endings"), cosine(1000)) as EndingsScene;
  expect(endings.times[0]).toBe(1000);
  expect(endings.times.at(-1)).toBe(0);
  expect(endingRows(endings, cosine(1000)).map(({ t }) => t)).toEqual(endings.times);
});

describe("when another model comes", () => {
  test("what nobody chose follows it, there and back, however the rest was changed", () => {
    choose({ seed: "7" });
    arrives(cosine(1000));
    expect(interpolate()).toMatchObject({ seed: "7", times: [818] });
    arrives(USUAL_PROCESS);
    expect(interpolate().times).toEqual([500]);
    undo("interpolate");
    arrives(cosine(100));
    expect(interpolate().sampler.steps).toBe("100");
    arrives(USUAL_PROCESS);
    expect(interpolate()).toEqual(roomNamed("interpolate").first);
  });

  test("what was chosen stays, within what the model has", () => {
    choose({ times: [900, 50], sampler: PRESETS.improved100 });
    arrives(cosine(1000));
    expect(interpolate()).toMatchObject({ times: [900, 50], sampler: PRESETS.improved100 });
    arrives(cosine(40));
    expect(interpolate()).toMatchObject({ times: [40], sampler: { steps: "40" } });
  });

  test("a page that was loaded again follows it too: its settings are the same values", () => {
    arrives(cosine(1000));
    const kept = structuredClone(interpolate());
    installForTests(ROOMS, "generate");
    setState({ unchosen: {} });
    setScene(kept);
    arrives(cosine(1000));
    arrives(USUAL_PROCESS);
    expect(interpolate().times).toEqual([500]);
  });

  test("an address says what was chosen, and what it does not say follows", () => {
    const room = roomNamed("interpolate");
    arrives(cosine(1000));
    expect(queryOf(interpolate(), unchosenOf(room, getState()))).toEqual([]);
    choose({ times: [500] });
    expect(queryOf(interpolate(), unchosenOf(room, getState()))).toEqual(["t=500"]);
    const read = withUntold(structuredClone(room.first), room, new URLSearchParams("seed=7"), room.first);
    expect(settingsIn(read).times).toBe(settingsIn(room.first).times);
    expect(settingsIn(read).seed).not.toBe(undefined);
  });

  test("a run that waits for it begins with the settings that fit, still uninvited", async () => {
    await roomNamed("generate").run();
    slots.of("generate").uninvite();
    arrives(cosine(100));
    await vi.waitFor(() =>
      expect(slots.of("generate").status).toMatchObject({ phase: "waiting", scene: sceneOf("generate") }),
    );
    expect(slots.of("generate").status?.scene).toMatchObject({ sampler: { steps: "100" } });
    await vi.waitFor(() => expect(slots.of("generate").isUninvited).toBe(true));
    expect(loader.current).toBe(null);
  });
});

describe("a class that was chosen", () => {
  const known = ["cat", "dog"];
  const notices = () => getState().notices.map(({ text }) => text());

  test("stays with a model that knows it, and so does one of each", () => {
    const cats = { ...sceneOf("generate"), class: "cat", guidance: 2 };
    setScene(cats);
    arrives(USUAL_PROCESS, known);
    expect(sceneOf("generate")).toMatchObject({ class: "cat", guidance: 2 });
    setScene({ ...cats, class: EACH } as Scene);
    arrives(USUAL_PROCESS, known);
    expect(sceneOf("generate")).toMatchObject({ class: EACH });
    expect(notices()).toEqual([]);
  });

  test("is named and left out where the model has others; a model without classes takes no notice", () => {
    const owls = { ...sceneOf("generate"), class: "owl", guidance: 2 };
    setScene(owls);
    arrives(USUAL_PROCESS, known);
    expect(sceneOf("generate")).toEqual(roomNamed("generate").first);
    expect(notices()).toEqual([expect.stringMatching(/“owl”.*It knows cat, dog/)]);
    setState({ notices: [] });
    setScene(owls);
    arrives(USUAL_PROCESS, []);
    expect(sceneOf("generate")).toEqual(roomNamed("generate").first);
    expect(notices()).toEqual([]);
  });
});
