// @vitest-environment happy-dom
import "fake-indexeddb/auto";
import { expect, test, vi } from "vitest";
import "../testing/install.ts";
import { mount, press, settled } from "../../ui/testing/mount.ts";
import { Clear } from "./Clear.tsx";
import { addBatch, useMeasured } from "./measured.ts";
import { words } from "./words.ts";

vi.mock("../../app/page.ts", () => import("../../app/testing/fake-page.ts"));
vi.mock("../../app/keeping.ts", () => ({ keepsUnasked: () => false }));

const batch = (at: number) => ({ row: "r", batch: at, when: 0, engine: "e", features: new Uint16Array(2), took: 1 });

test("it is asked for twice, and anew once one looked elsewhere or more was measured", async () => {
  await addBatch(batch(0));
  const place = await mount(<Clear />);
  const [clear, sure] = [words.say("clear"), words.say("clearSure")];
  await press(place, clear);
  expect(place.textContent).toBe(sure);
  await settled(() => place.querySelector("button")!.dispatchEvent(new FocusEvent("focusout", { bubbles: true })));
  expect(place.textContent).toBe(clear);
  await press(place, clear);
  await settled(() => void addBatch(batch(1)));
  expect(place.textContent).toBe(clear);
  await press(place, clear);
  await press(place, sure);
  expect(useMeasured.getState().rows).toEqual({});
  expect(place.textContent).toBe("");
});
