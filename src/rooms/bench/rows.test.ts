import { beforeEach, expect, test, vi } from "vitest";
import "../testing/install.ts";
import { undo } from "../../app/actions.ts";
import { ddim } from "../../diffusion/samplers/presets.ts";
import { copyRow, removeRow } from "./rows.ts";
import { FIRST, settings } from "./scene.ts";
import { choose, useBenchView } from "./view.ts";

vi.mock("../../app/page.ts", () => import("../../app/testing/fake-page.ts"));

const chosen = () => useBenchView.getState().chosen;

beforeEach(() => {
  settings.patch({ ...FIRST, rows: [2, 4, 8].map((steps) => ({ sampler: ddim(steps) })) });
});

test.each([
  [0, 2, 1],
  [1, 1, 1],
  [2, 2, 1],
  [2, 0, 0],
])("row %d goes while %d is chosen: %d is, the same row where it is still there", (gone, before, after) => {
  choose(before);
  const was = settings.get().rows[before];
  removeRow(gone);
  expect(chosen()).toBe(after);
  if (gone !== before) expect(settings.get().rows[chosen()]).toBe(was);
});

test("a copy is chosen, and undone it leaves no row chosen that is not there", () => {
  copyRow(2);
  expect(chosen()).toBe(3);
  undo("bench");
  removeRow(0);
  expect(settings.get().rows).toHaveLength(2);
  expect(chosen()).toBe(1);
});
