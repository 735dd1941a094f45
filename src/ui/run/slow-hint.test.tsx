/** Where a run takes minutes the room says so: of all that Run started, and from its first part on. */
import { renderToStaticMarkup } from "react-dom/server";
import { beforeEach, expect, test, vi } from "vitest";
import "../../rooms/testing/install.ts";
import { setState, useStore } from "../../app/store.ts";
import { loader, slots } from "../../app/testing/fake-page.ts";
import { USUAL_PROCESS } from "../../diffusion/process.ts";
import { PATH, runEndings } from "../../rooms/endings/run.ts";
import { FIRST, settings } from "../../rooms/endings/scene.ts";
import { begun } from "../../rooms/testing/run.ts";
import { fakeModel } from "../../run/testing/fake-models.ts";
import type { EngineInfo } from "../../worker/protocol.ts";
import { SlowHint } from "./SlowHint.tsx";
import { leftInWords } from "./state-words.ts";

vi.mock("../../app/page.ts", () => import("../../app/testing/fake-page.ts"));

const model = fakeModel({ process: USUAL_PROCESS });

beforeEach(() => {
  slots.of("endings").empty();
  loader.arrive(model);
  setState({ model: { phase: "ready", model, engine: { device: "cpu" } as EngineInfo } });
  settings.patch(FIRST);
});

const hint = () => {
  for (const store of [useStore, slots.store]) Object.assign(store.getInitialState(), store.getState());
  return renderToStaticMarkup(<SlowHint room="endings" />);
};

test("the one picture of Endings counts with its endings, and few steps are offered while it is made", async () => {
  expect(hint()).toBe("");
  runEndings();
  const first = await begun(1000);
  await first.say({ kind: "pace", pace: { stepsPerSecond: 20, secondsLeft: 45, position: 100, length: 1000 } });
  const path = slots.of(PATH).status!;
  expect(path.follows).toBeGreaterThan(10_000);
  const [time] = leftInWords(path)!.split(" left");
  expect(time).toMatch(/min/);
  expect(hint()).toContain(`On the processor this takes ${time} more.`);
  expect(hint()).toContain("DDIM 50: 20 times faster");
});
