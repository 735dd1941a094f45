// @vitest-environment happy-dom
import "fake-indexeddb/auto";
import { expect, test, vi } from "vitest";
import "../testing/install.ts";
import { setState } from "../../app/store.ts";
import { FEATURES } from "../../diffusion/random-features.ts";
import { fakeModel } from "../../run/testing/fake-models.ts";
import { mount, settled } from "../../ui/testing/mount.ts";
import type { EngineInfo } from "../../worker/protocol.ts";
import { rowKey } from "./lanes.ts";
import { Measured } from "./Measured.tsx";
import { SHOWN } from "./making.ts";
import { addBatch } from "./measured.ts";
import { FIRST } from "./scene.ts";
import { words } from "./words.ts";

vi.mock("../../app/page.ts", () => import("../../app/testing/fake-page.ts"));
vi.mock("../../app/keeping.ts", () => ({ keepsUnasked: () => false }));
vi.mock("./real.ts", () => ({ realOf: async () => null }));

test("before anything is measured it says what will be, and pictures have their places", async () => {
  const model = fakeModel({ channels: 1 });
  setState({ model: { phase: "ready", model, engine: {} as EngineInfo } });
  const page = await mount(<Measured />);
  const strips = () =>
    [...page.querySelectorAll("tbody")].map((row) => [
      row.querySelectorAll("[aria-hidden] > span").length,
      row.querySelectorAll("canvas").length,
    ]);
  expect(strips()).toEqual(FIRST.rows.map(() => [SHOWN, 0]));
  expect(page.textContent).toContain(words.say("about"));

  const of = { row: rowKey(FIRST, FIRST.rows[0]!, model), batch: 0, when: 0, engine: "e", took: 1 };
  const shown = new Uint8Array(SHOWN * model.width * model.height);
  await settled(() => addBatch({ ...of, features: new Uint16Array(16 * FEATURES), shown }));
  expect(strips()).toEqual([[0, SHOWN], ...FIRST.rows.slice(1).map(() => [SHOWN, 0])]);
  expect(page.textContent).not.toContain(words.say("about"));
});
