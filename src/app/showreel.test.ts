import { afterEach, beforeEach, expect, test, vi } from "vitest";
import "../rooms/testing/install.ts";
import { SHOWREEL } from "../run/recorded-slots.ts";
import { Recording } from "../run/recording.ts";
import { showShowreel } from "./showreel.ts";
import { getState, setState } from "./store.ts";
import { frames, slots } from "./testing/fake-page.ts";

const found = vi.hoisted(() => ({ recording: null as unknown }));
vi.mock("./page.ts", () => import("./testing/fake-page.ts"));
vi.mock("../run/recorded.ts", () => ({
  readRecorded: async () =>
    found.recording && {
      sheet: { model: null, scene: { room: "generate" } },
      recordings: new Map([["generate", found.recording]]),
    },
}));

/** The next frame, however long it was waited for. Says whether anybody drew. */
const next = () => {
  vi.runOnlyPendingTimers();
  return frames.next();
};

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout"] });
  found.recording = new Recording(1, 4);
  slots.of(SHOWREEL).empty();
  slots.of("generate").feed.recording = null;
  vi.stubGlobal("requestAnimationFrame", (draw: (now: number) => void) => frames.request(draw));
  setState({ modelId: "faces", showreel: false });
});

afterEach(() => void vi.useRealTimers());

test("plays until there is a run of one's own, or it is another model's", async () => {
  const { played } = await showShowreel({ still: false });
  expect(getState().showreel).toBe(true);
  const { feed, status } = slots.of(SHOWREEL);
  expect(feed.recording).toBe(found.recording);
  expect(status).toMatchObject({ phase: "recorded", scene: { room: "generate" } });
  next();
  expect(next()).toBe(true);
  slots.of("generate").feed.recording = new Recording(1, 4);
  next();
  expect(next()).toBe(false);
  await played;
});

test("stands still for who wants no motion", async () => {
  await (await showShowreel({ still: true })).played;
  expect(getState().showreel).toBe(true);
  expect(next()).toBe(false);
});

test("is not shown where there is none, or where another model was chosen meanwhile", async () => {
  found.recording = null;
  await (await showShowreel({ still: false })).played;
  found.recording = new Recording(1, 4);
  const shown = showShowreel({ still: false });
  setState({ modelId: "fashion" });
  await (await shown).played;
  expect(getState().showreel).toBe(false);
});
