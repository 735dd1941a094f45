// @vitest-environment happy-dom
import "fake-indexeddb/auto";
import { expect, test, vi } from "vitest";
import "../testing/install.ts";
import { setState } from "../../app/store.ts";
import { slots } from "../../app/testing/fake-page.ts";
import { toBase64 } from "../../bytes/base64.ts";
import { FEATURES } from "../../diffusion/random-features.ts";
import { Recording } from "../../run/recording.ts";
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

const strips = (page: HTMLElement) =>
  [...page.querySelectorAll("tbody")].map((row) => [
    row.querySelectorAll("[aria-hidden] > span").length,
    row.querySelectorAll("canvas").length,
  ]);

test("rows that were measured beforehand are shown until one is measured here, and are never taken for it", async () => {
  const model = fakeModel({ id: "recorded", channels: 3, sha256: "c".repeat(64), title: "Faces" });
  const recording = new Recording(FIRST.rows.length * SHOWN, 4);
  recording.times = [1, 0];
  const x = new Uint8ClampedArray(recording.pictures * 4).fill(200);
  recording.add({ position: 1, t: 0, lane: 0, count: recording.pictures, x0: null, x, recorded: true });
  slots.of("recorded/bench").adopt(recording, { scene: FIRST, model });
  const features = toBase64(new Uint8Array(2 * 16 * FEATURES), "json");
  const made = FIRST.rows.map((row, i) => ({ row: rowKey(FIRST, row, model), took: 160, features, first: i * SHOWN }));
  const sheet = { model, scene: FIRST, columns: 1, slots: {}, batches: { engine: "another machine", made } };
  // Before there is a model.
  setState({ model: { phase: "absent" }, greetings: { bench: sheet } });
  const page = await mount(<Measured />);
  await vi.waitFor(() => expect(strips(page)).toEqual(FIRST.rows.map(() => [0, SHOWN])));
  expect(page.textContent).toContain(words.say("greetingOwn"));
  expect(page.textContent).toContain("on another machine");
  expect(page.querySelector("[aria-haspopup]")).toBeNull();

  setState({ model: { phase: "ready", model, engine: {} as EngineInfo } });
  const of = { row: rowKey(FIRST, FIRST.rows[0]!, model), batch: 0, when: 0, engine: "here", took: 1 };
  await settled(() => addBatch({ ...of, features: new Uint16Array(16 * FEATURES), shown: new Uint8Array(3 * SHOWN) }));
  expect(page.textContent).not.toContain(words.say("greetingOwn"));
  expect(page.textContent).not.toContain("another machine");
  expect(strips(page)[1]).toEqual([SHOWN, 0]);
  setState({ greetings: {} });
});

test("before anything is measured it says what will be, and pictures have their places", async () => {
  const model = fakeModel({ channels: 1 });
  setState({ model: { phase: "ready", model, engine: {} as EngineInfo } });
  const page = await mount(<Measured />);
  expect(strips(page)).toEqual(FIRST.rows.map(() => [SHOWN, 0]));
  expect(page.textContent).toContain(words.say("about"));

  const of = { row: rowKey(FIRST, FIRST.rows[0]!, model), batch: 0, when: 0, engine: "e", took: 1 };
  const shown = new Uint8Array(SHOWN * model.width * model.height);
  await settled(() => addBatch({ ...of, features: new Uint16Array(16 * FEATURES), shown }));
  expect(strips(page)).toEqual([[0, SHOWN], ...FIRST.rows.slice(1).map(() => [SHOWN, 0])]);
  expect(page.textContent).not.toContain(words.say("about"));
});
