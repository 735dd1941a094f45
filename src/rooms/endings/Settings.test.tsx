import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { useStore } from "../../app/store.ts";
import { installForTests } from "../../app/testing/install.ts";
import { PRESETS } from "../../diffusion/samplers/presets.ts";
import { ROOMS } from "../index.ts";
import { Settings } from "./Settings.tsx";
import { type EndingsScene, FIRST, settings } from "./scene.ts";
import { words } from "./words.ts";

function shown(change: Partial<EndingsScene>): string {
  installForTests(ROOMS, "endings");
  settings.patch({ ...FIRST, ...change });
  // What is rendered to text is the store as it was at first.
  Object.assign(useStore.getInitialState(), useStore.getState());
  return renderToStaticMarkup(<Settings />);
}

test("a sampler that skips steps says at which t it stops instead of those that were typed", () => {
  const stops = words.say("timesInstead", { times: "901, 701, 0" });
  expect(shown({ sampler: PRESETS.ddim10, times: [1000, 750, 0] })).toContain(stops);
});

test("a picture that begins on the way says that it has no states before that", () => {
  const picture = { width: 1, height: 1, channels: 1, pixels: Uint8Array.of(9) } as const;
  const said = words.say("timesBefore", { t: 500 });
  expect(shown({ start: { t: 500, picture }, times: [1000, 250] })).toContain(said);
  expect(shown({ start: { t: 500, picture }, times: [500, 250] })).not.toContain(said);
});

test("nothing is said where it stops at those", () => {
  expect(shown({ times: [1000, 750, 0] })).not.toContain("This sampler stops");
  expect(shown({ sampler: PRESETS.ddim10, times: [901, 0] })).not.toContain("This sampler stops");
});
