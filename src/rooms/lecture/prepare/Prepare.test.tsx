// @vitest-environment happy-dom
/** What the editor says of moments without pictures: how many, what they load, how far it is, and what was left. */
import "fake-indexeddb/auto";
import { act } from "react";
import { beforeEach, expect, test, vi } from "vitest";
import "../../testing/install.ts";
import { useLectures } from "../../../app/lectures/shelf.ts";
import { setState } from "../../../app/store.ts";
import { client, loader, modelList, slots } from "../../../app/testing/fake-page.ts";
import type { Item, Lecture } from "../../../lecture/lecture.ts";
import { fakeModel } from "../../../run/testing/fake-models.ts";
import { mount, press, settled } from "../../../ui/testing/mount.ts";
import type { EngineInfo } from "../../../worker/protocol.ts";
import { Prepare } from "./Prepare.tsx";

vi.mock("../../../app/page.ts", () => import("../../../app/testing/fake-page.ts"));

const engine = { name: "ort-wasm", label: "wasm", adapter: "wasm", rejected: [], untried: [] } as unknown as EngineInfo;
const item = (id: string, address: string): Item => ({ id, title: { en: id }, address, recorded: null });
const lecture = (...items: readonly Item[]): Lecture => ({ version: 1, id: "own", title: { en: "Mine" }, items });
const until = (check: () => void) => act(() => vi.waitFor(check, 10_000));

beforeEach(() =>
  act(async () => {
    const model = fakeModel();
    loader.arrive(model);
    setState({ modelId: "dot", model: { phase: "ready", model, engine }, notices: [] });
    setState({
      models: ["dot", "cats"].map((id) => ({ ...fakeModel({ id, title: `Model ${id}` }), bytes: 35_800_000 })),
    });
    vi.spyOn(modelList, "read").mockResolvedValue([]);
    useLectures.setState({ lectures: [] });
  }),
);

test("nothing is said where every moment has its pictures", async () => {
  const recorded = { sheet: "recorded/trajectory", slot: "trajectory", lens: "x0" } as const;
  const root = await mount(<Prepare lecture={lecture({ ...item("a", "room=trajectory"), recorded })} />);
  expect(root.innerHTML).toBe("");
});

test("how many, and how much is loaded for them; how far a run is, and how long it takes; cancelled by a press", async () => {
  const items = [item("One", "room=generate&model=dot&count=1"), item("Two", "room=generate&model=cats")];
  const root = await mount(<Prepare lecture={lecture(...items)} />);
  expect(root.textContent).toContain("2 moments have no pictures yet.");
  expect(root.textContent).toContain("It loads Model cats (35.8 MB).");
  const button = root.querySelector("button")!;
  button.focus();
  await press(root, "Prepare");
  await until(() => expect(client.runs).toHaveLength(1));
  expect(root.querySelector('[role="status"]')?.textContent).toBe("Preparing 1 of 2: One");
  await act(() => client.last.started(20));
  const pace = { position: 5, length: 20, stepsPerSecond: 1, secondsLeft: 15 };
  await act(() => client.last.say({ kind: "pace", pace }));
  expect(root.textContent).toContain("Step 5 of 20");
  // The next is of another model, whose pace nobody knows.
  expect(root.textContent).toContain("15 s left for this one");
  const bar = root.querySelector("progress")!;
  expect([bar.value, bar.max, bar.getAttribute("aria-label")]).toEqual([0.25, 2, "Moments that are prepared"]);
  expect(document.activeElement?.textContent).toBe("Cancel");
  await press(root, "Cancel");
  await until(() => expect(root.textContent).toContain("2 moments have no pictures yet."));
  expect(slots.of("generate").status?.phase).toBe("cancelled");
  expect(document.activeElement).toBe(button);
});

test("the time left is that of all moments of the model: Prepare has started them all", async () => {
  const two = "room=trajectory&model=dot&sampler=ddpm:20:fixed_large&count=3";
  const items = [item("One", "room=generate&model=dot&sampler=ddpm:20:fixed_large&count=1"), item("Two", two)];
  const root = await mount(<Prepare lecture={lecture(...items, item("Bits", "room=bits&model=dot"))} />);
  client.runs.length = 0;
  await press(root, "Prepare");
  await until(() => expect(client.runs).toHaveLength(1));
  await act(() => client.last.started(20));
  const pace = { position: 5, length: 20, stepsPerSecond: 1, secondsLeft: 15 };
  await act(() => client.last.say({ kind: "pace", pace }));
  // 15 steps of one picture take 15 s; 20 of three come after them.
  expect(root.textContent).toContain("about 1 min 15 s left for all");
  await press(root, "Cancel");
  await until(() => expect(root.textContent).toContain("3 moments have no pictures yet."));
});

test("what was left is listed with its reason", async () => {
  const root = await mount(<Prepare lecture={lecture(item("Attic", "room=attic"))} />);
  await press(root, "Prepare");
  await settled();
  await until(() => expect(root.querySelector("ul")?.textContent).toBe("Attic: this page has no room “attic”."));
});
