/** A room has one main button at a time: what a person would do next. */
import { renderToStaticMarkup } from "react-dom/server";
import { beforeEach, expect, test, vi } from "vitest";
import "../../rooms/testing/install.ts";
import { setState, useStore } from "../../app/store.ts";
import { client, loader, slots } from "../../app/testing/fake-page.ts";
import { begun } from "../../rooms/testing/run.ts";
import { runTrajectory } from "../../rooms/trajectory/run.ts";
import { FIRST, settings } from "../../rooms/trajectory/scene.ts";
import { RestartBar } from "./RestartBar.tsx";
import { Transport } from "./Transport.tsx";

vi.mock("../../app/page.ts", () => import("../../app/testing/fake-page.ts"));

beforeEach(() => {
  slots.of("trajectory").empty();
  client.runs.length = 0;
  loader.arrive();
  settings.patch(FIRST);
});

/** The words on the main buttons. */
function mainButtons(blocked?: string): string[] {
  for (const store of [useStore, slots.store]) Object.assign(store.getInitialState(), store.getState());
  const html = renderToStaticMarkup(
    <>
      <Transport slot="trajectory" onRun={runTrajectory} blocked={blocked} />
      <RestartBar room="trajectory" onRun={runTrajectory} />
    </>,
  );
  return [...html.matchAll(/<button[^>]*class="[^"]*primary[^>]*>(?:<svg.*?<\/svg>)?<span>([^<]*)/gs)].map(
    ([, word]) => word!,
  );
}

test("running, then watching, then running what was changed", async () => {
  expect(mainButtons()).toEqual(["Run"]);
  expect(mainButtons("first two pictures")).toEqual([]);
  runTrajectory();
  const run = await begun(1000);
  const model = slots.of("trajectory").status?.model;
  if (model) setState({ model: { phase: "ready", model, engine: {} as never } });
  expect(mainButtons()).toEqual(["Pause"]);
  settings.patch({ seed: "9" });
  expect(mainButtons()).toEqual(["Apply and restart"]);
  settings.patch({ seed: FIRST.seed });
  await run.say({ kind: "done", x: Float32Array.of(1, 2, 3, 4) });
  expect(mainButtons()).toEqual(["Replay"]);
  settings.patch({ seed: "9" });
  expect(mainButtons()).toHaveLength(1);
});
