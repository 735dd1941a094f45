/** What components read of the page's state, rendered once as it is. */
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { beforeEach, expect, test, vi } from "vitest";
import "../rooms/testing/install.ts";
import { chainJob } from "../run/chain.ts";
import { settled } from "../run/testing/fake-client.ts";
import { fakeModel } from "../run/testing/fake-models.ts";
import { picture } from "../run/testing/fake-slots.ts";
import type { EngineInfo } from "../worker/protocol.ts";
import { sceneOf, setScene } from "./actions.ts";
import * as hooks from "./hooks.ts";
import { getState, setState, useStore } from "./store.ts";
import { client, loader, slots } from "./testing/fake-page.ts";

vi.mock("./page.ts", () => import("./testing/fake-page.ts"));

const engine = {} as EngineInfo;

/** What a hook gives now: without a browser React renders the state that a store began with. */
function read<T>(hook: () => T): T {
  Object.assign(useStore.getInitialState(), getState());
  const runs = slots.store.getInitialState() as { runs: object; moments: object };
  Object.assign(runs, slots.store.getState());
  let found: T | undefined;
  renderToStaticMarkup(
    createElement(() => {
      found = hook();
      return null;
    }),
  );
  return found as T;
}

async function run(): Promise<void> {
  loader.arrive(fakeModel({ width: 28 }));
  slots.of("generate").start(chainJob({ ...picture("1"), scene: sceneOf("generate") }));
  await settled();
  await client.last.started(20);
}

beforeEach(() => {
  slots.of("generate").empty();
  setState({ modelId: "faces", models: [], model: { phase: "absent" } });
});

test("before anything the usual is taken for granted", () => {
  expect(read(() => hooks.useRun("generate"))).toBeUndefined();
  expect(read(hooks.useModel)).toBeNull();
  expect(read(hooks.useProcess).T).toBe(1000);
  expect(read(() => hooks.usePictureSize("generate"))).toMatchObject({ width: 32, height: 32 });
  expect(read(() => hooks.useChanged("generate"))).toBe(false);
  expect(read(hooks.useActiveRuns)).toBe(0);
});

test("pictures have the size of the model that made them; before there are any, of the one that will", async () => {
  setState({ models: [{ id: "faces", width: 64, height: 40 }] as never });
  expect(read(() => hooks.usePictureSize("generate"))).toMatchObject({ width: 64, height: 40 });
  setState({ model: { phase: "ready", model: fakeModel({ width: 48 }), engine } });
  expect(read(() => hooks.usePictureSize("generate")).width).toBe(48);
  expect(read(() => hooks.useModelOf("generate"))?.width).toBe(48);
  await run();
  expect(read(() => hooks.usePictureSize("generate")).width).toBe(28);
  expect(read(() => hooks.useModelOf("generate"))?.width).toBe(28);
  expect(read(hooks.useProcess).T).toBe(20);
});

test("settings have changed when they, or the model, are no longer those of the run on screen", async () => {
  await run();
  const changed = () => read(() => hooks.useChanged("generate"));
  expect(changed()).toBe(false);
  setState({ model: { phase: "ready", model: fakeModel({ sha256: "b".repeat(64) }), engine } });
  expect(changed()).toBe(true);
  setState({ model: { phase: "ready", model: fakeModel(), engine } });
  expect(changed()).toBe(false);
  setScene({ ...sceneOf("generate"), seed: "9" } as never);
  expect(changed()).toBe(true);
  expect(read(() => hooks.useCanUndo("generate"))).toEqual({ undo: true, redo: false });
});

test("a run counts until it ends; what is looked at is as it stood still last", async () => {
  await run();
  expect(read(hooks.useActiveRuns)).toBe(1);
  expect(read(() => hooks.useMoment("generate", ({ position }) => position))).toBeNull();
  slots.of("generate").playback.hold(3);
  expect(read(() => hooks.useMoment("generate", ({ position }) => position))).toBe(3);
  await client.last.say({ kind: "done", x: null });
  expect(read(hooks.useActiveRuns)).toBe(0);
});
