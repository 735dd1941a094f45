// @vitest-environment happy-dom
/** A room in somebody else's page: its recording plays, nothing runs before a press, which says what it takes. */
import { beforeEach, expect, test, vi } from "vitest";
import "../../rooms/testing/install.ts";
import { setState } from "../../app/store.ts";
import { loader, slots } from "../../app/testing/fake-page.ts";
import { runTrajectory } from "../../rooms/trajectory/run.ts";
import { FIRST, settings } from "../../rooms/trajectory/scene.ts";
import { Recording } from "../../run/recording.ts";
import { loadWhenWanted } from "../../shell/begin-embedded.ts";
import type { ModelInfo } from "../../worker/protocol.ts";
import { mount, press, settled } from "../testing/mount.ts";
import { Transport } from "./Transport.tsx";
import { runShortcuts } from "./use-run-shortcuts.ts";

vi.mock("../../app/page.ts", () => import("../../app/testing/fake-page.ts"));
vi.mock("../../app/embed.ts", async (original) => ({ ...(await original<object>()), EMBEDDED: true }));

const MODEL = { id: "faces-32", sha256: "a", width: 1, height: 1 } as ModelInfo;
const recorded = slots.of("recorded/trajectory");

function adopt(positions: readonly number[]): void {
  const recording = new Recording(1, 4);
  recording.times = positions.map((_, i) => positions.length - 1 - i);
  const pixel = new Uint8ClampedArray(4);
  for (const position of positions) {
    recording.add({ position, t: 0, lane: 0, count: 1, x0: pixel, x: null, recorded: true });
  }
  recorded.adopt(recording, { scene: FIRST, model: MODEL });
}

const page = () => mount(<Transport slot="trajectory" onRun={runTrajectory} />);
const button = (root: HTMLElement, name: string) =>
  [...root.querySelectorAll("button")].find((each) => (each.getAttribute("aria-label") ?? each.textContent) === name);

beforeEach(() => {
  document.body.innerHTML = "";
  for (const slot of slots.all) slot.empty();
  settings.patch(FIRST);
  vi.stubGlobal("matchMedia", () => ({ matches: true }));
  setState({ model: { phase: "absent" }, models: [{ id: "faces-32", bytes: 21_400_000 } as never] });
});

test("Run says what it makes and fetches, and the recording what it is not", async () => {
  adopt([0, 1, 2]);
  const root = await page();
  await vi.waitFor(() => expect(button(root, "Run")).toBeDefined());
  expect(root.textContent).toContain("Run makes 4 pictures in 1000 steps on this computer.");
  expect(root.textContent).toContain("21.4 MB");
  expect(root.textContent).not.toContain("other settings");
  await settled(() => settings.patch({ seed: "9" }));
  expect(root.textContent).toContain("recorded with other settings");
});

test("it plays, stops and is moved by the room's keys, and no key runs", async () => {
  adopt([0, 1, 2]);
  const root = await page();
  await vi.waitFor(() => expect(button(root, "Play")).toBeDefined());
  await settled(() => button(root, "Play")?.click());
  expect(recorded.status?.playing).toBe(1);
  const keys = runShortcuts("trajectory", { onRun: runTrajectory });
  const key = (code: string) => settled(() => keys.find((each) => "code" in each && each.code === code)?.run());
  await key("Space");
  expect(recorded.status?.playing).toBeNull();
  await key("Home");
  expect(recorded.feed.shown).toBe(0);
  await key("ArrowRight");
  expect(recorded.feed.shown).toBe(1);
  expect(slots.of("trajectory").status).toBeUndefined();
});

test("a recording of one moment has nothing to play", async () => {
  adopt([2]);
  const root = await page();
  await vi.waitFor(() => expect(button(root, "Run")).toBeDefined());
  expect(button(root, "Play")).toBeUndefined();
  expect(root.querySelector("input")).toBeNull();
});

test("a press brings the model, once, and the room's own transport", async () => {
  const root = await page();
  await vi.waitFor(() => expect(root.textContent).toContain("Nothing was recorded here."));
  loadWhenWanted();
  const before = loader.loads;
  await press(root, "Run");
  await vi.waitFor(() => expect(loader.loads).toBe(before + 1));
  await vi.waitFor(() => expect(button(root, "Cancel")).toBeDefined());
});
