import { expect, test, vi } from "vitest";
import "../testing/install.ts";
import { fitScenes } from "../../app/fit-scenes.ts";
import { setState } from "../../app/store.ts";
import { client, loader, slots } from "../../app/testing/fake-page.ts";
import { settled } from "../../run/testing/fake-client.ts";
import { fakeModel } from "../../run/testing/fake-models.ts";
import { USUAL_GUIDANCE } from "../../scene/classes.ts";
import type { EngineInfo } from "../../worker/protocol.ts";
import { begun } from "../testing/run.ts";
import { openGenerate, runGenerate } from "./run.ts";
import { FIRST, FIRST_OF_CLASSES, settings } from "./scene.ts";

vi.mock("../../app/page.ts", () => import("../../app/testing/fake-page.ts"));

test("so many pictures of one seed, each of its own noise; by hand it begins paused", async () => {
  loader.arrive();
  settings.patch({ seed: "7", count: 3 });
  runGenerate(true);
  await begun(1000);
  expect(client.last.spec).toMatchObject({ paused: true, lanes: [0, 1, 2].map((image) => ({ seed: "7", image })) });
  expect(slots.of("generate").status).toMatchObject({ phase: "paused", scene: settings.get() });
});

test("with a model that knows classes the page begins with each of them; what somebody chose is run as it is", async () => {
  const model = fakeModel({ classes: ["cat", "dog"] });
  loader.arrive(model);
  const engine = { device: "gpu", software: false, stepMs: 1 } as EngineInfo;
  setState({ model: { phase: "ready", model, engine } });
  settings.patch(FIRST);
  openGenerate();
  await settled();
  expect(settings.get()).toEqual(FIRST_OF_CLASSES);
  const told = client.last.spec.lanes.map((lane) => lane.told);
  expect(told.slice(0, 3)).toEqual(["cat", "dog", "cat"].map((name) => ({ class: name, guidance: USUAL_GUIDANCE })));
  slots.of("generate").cancel();
  await settled();

  settings.patch({ class: undefined, guidance: undefined, count: 2 });
  openGenerate();
  await settled();
  expect(client.last.spec.lanes.map((lane) => lane.told)).toEqual([undefined, undefined]);
});

test("a model that has to be told a class begins with each of them, unguided", async () => {
  const model = fakeModel({ classes: ["0", "1"], needsClass: true });
  loader.arrive(model);
  const engine = { device: "gpu", software: false, stepMs: 1 } as EngineInfo;
  setState({ model: { phase: "ready", model, engine } });
  settings.patch(FIRST);
  fitScenes(model, slots);
  expect(settings.get()).toMatchObject({ class: "0", count: FIRST.count });
  openGenerate();
  await settled();
  expect(settings.get()).toMatchObject({ class: "each" });
  expect(client.last.spec.lanes.slice(0, 2).map((lane) => lane.told)).toEqual([
    { class: "0", guidance: 1 },
    { class: "1", guidance: 1 },
  ]);
});
