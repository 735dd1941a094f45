// @vitest-environment happy-dom
/** What was done is said and goes; what went wrong, and what needs an answer, stays. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import "../../rooms/testing/install.ts";
import { say } from "../../app/notices.ts";
import { getState, setState } from "../../app/store.ts";
import { mount, settled } from "../testing/mount.ts";
import { Notices } from "./Notices.tsx";

vi.mock("../../app/page.ts", () => import("../../app/testing/fake-page.ts"));

const keys = () => getState().notices.map(({ key }) => key);
const later = (ms: number) => settled(() => vi.advanceTimersByTime(ms));

beforeEach(() => {
  vi.useFakeTimers();
  setState({ notices: [], model: { phase: "absent" } });
});
afterEach(() => {
  vi.useRealTimers();
});

test("a word about what was done goes by itself, but not from under the focus; what went wrong stays", async () => {
  const root = await mount(<Notices />);
  const kept = () =>
    say({
      key: "kept",
      tone: "info",
      text: () => "Kept",
      passes: true,
      action: { label: () => "Undo", run: () => {} },
    });
  await settled(() => {
    say({ key: "lost", tone: "error", text: () => "Lost" });
    kept();
  });
  await later(5000);
  // Said again it stays as long again.
  await settled(kept);
  await later(5000);
  expect(keys()).toEqual(["lost", "kept"]);
  const undo = [...root.querySelectorAll("button")].find(({ textContent }) => textContent === "Undo");
  await settled(() => undo?.focus());
  await later(60_000);
  expect(keys()).toEqual(["lost", "kept"]);
  await settled(() => undo?.blur());
  await later(8500);
  expect(keys()).toEqual(["lost"]);
  await later(3_600_000);
  expect(keys()).toEqual(["lost"]);
});
