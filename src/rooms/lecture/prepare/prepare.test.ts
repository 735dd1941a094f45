/** Moments without pictures are run one after another where their rooms run, and each is kept when it is done. */
import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import "../../testing/install.ts";
import { sceneOf, setScene } from "../../../app/actions.ts";
import { sheetsIn } from "../../../app/lectures/sheets.ts";
import { changeLecture, keepLecture, readLectures } from "../../../app/lectures/shelf.ts";
import { getState, setState } from "../../../app/store.ts";
import { client, loader, modelList, slots } from "../../../app/testing/fake-page.ts";
import { packLecture } from "../../../lecture/file.ts";
import type { Item, Lecture } from "../../../lecture/lecture.ts";
import { lectures } from "../../../ledger/page.ts";
import { FakeRun, settled } from "../../../run/testing/fake-client.ts";
import { fakeModel } from "../../../run/testing/fake-models.ts";
import type { Scene } from "../../../scene/scene.ts";
import type { EngineInfo } from "../../../worker/protocol.ts";
import { prepare, usePreparing } from "./prepare.ts";
import { wantingIn } from "./wanting.ts";

vi.mock("../../../app/page.ts", () => import("../../../app/testing/fake-page.ts"));
vi.mock("../../../run/take-frames.ts", async (original) => ({
  ...(await original<object>()),
  sheetPicture: async () => new Blob(["cells"], { type: "image/png" }),
}));

const engine = { name: "ort-wasm", label: "wasm", adapter: "wasm", rejected: [], untried: [] } as unknown as EngineInfo;
const listed = (id: string) => ({ ...fakeModel({ id }), bytes: 1e6, classes: [] });
const item = (id: string, address: string): Item => ({ id, title: { en: id }, address, recorded: null });
const two = [
  item("one", "room=generate&model=dot&seed=7&count=2&at=10:x"),
  item("two", "room=trajectory&model=dot&seed=9"),
];
const lecture = (...items: readonly Item[]): Lecture => ({ version: 1, id: "own", title: { en: "Mine" }, items });
const kept = async () => (await readLectures())[0]!;
const said = () => getState().notices.map(({ text }) => text());
const left = () => usePreparing.getState().left.map(({ item, why }) => `${item.id}: ${why()}`);
const doing = () => usePreparing.getState().doing;

/** What comes first brings code that is loaded then. */
const until = (check: () => unknown) => vi.waitFor(check, 10_000);

/** What is asked for next is run to its end. */
async function finish(after = 0): Promise<void> {
  await until(() => expect(client.runs.length).toBeGreaterThan(after));
  const run = client.last;
  const count = run.spec.lanes.length;
  await run.started(20);
  for (const position of [0, 10, 20]) await run.frame(position, { count });
  await run.say({ kind: "done", x: new Float32Array(count) });
}

function arrive(id: string): void {
  const model = fakeModel({ id });
  loader.arrive(model);
  setState({ modelId: id, model: { phase: "ready", model, engine } });
}

beforeEach(async () => {
  for (const slot of slots.all) slot.empty();
  client.runs.length = 0;
  arrive("dot");
  setState({ notices: [], place: "lecture", models: [listed("dot"), listed("cats")] });
  vi.spyOn(modelList, "read").mockImplementation(async () => getState().models);
  usePreparing.setState({ lecture: null, doing: null, left: [] });
  for (const { id } of await lectures.list()) await lectures.remove(id);
});
afterEach(() => vi.restoreAllMocks());

test("all are run in turn, kept one by one, and shown as their addresses say; rooms and places stay as they were", async () => {
  await keepLecture(lecture(...two));
  setScene({ ...sceneOf("generate"), seed: "1" } as Scene);
  const before = getState().scenes;
  const prepared = prepare(lecture(...two), two);
  await until(() => expect(doing()).toMatchObject({ at: 0, count: 2, item: { id: "one" } }));
  await finish();
  await until(() => expect(doing()).toMatchObject({ at: 1, item: { id: "two" } }));
  expect(wantingIn(await kept(), new Map(), []).without.map(({ id }) => id)).toEqual(["two"]);
  await finish(1);
  await prepared;

  const { items } = await kept();
  expect(items[0]?.recorded).toMatchObject({ slot: "generate", lens: "x", at: 10 });
  expect(items[1]?.recorded).toMatchObject({ slot: "trajectory", lens: "x0" });
  const sheets = await sheetsIn(await kept());
  const [first] = sheets.values();
  expect(first?.sheet.slots.generate).toMatchObject({ pictures: 2, parts: [{ positions: [0, 10, 20] }, { lane: 1 }] });
  expect((await packLecture({ lecture: await kept(), sheets })).size).toBeGreaterThan(0);
  expect(said()).toEqual(["2 moments have pictures now."]);
  expect([doing(), left()]).toEqual([null, []]);
  expect(getState().scenes).toEqual(before);
  expect(getState().place).toBe("lecture");
});

test("cancelled, it ends at once: what was done stays, the run is over, and nothing more begins", async () => {
  await keepLecture(lecture(...two));
  const prepared = prepare(lecture(...two), two);
  await finish();
  await until(() => expect(client.runs).toHaveLength(2));
  doing()?.cancel();
  await prepared;
  expect(slots.of("trajectory").status?.phase).toBe("cancelled");
  expect((await kept()).items.map(({ recorded }) => recorded !== null)).toEqual([true, false]);
  expect([doing(), said()]).toEqual([null, []]);
});

test("what can't be prepared is left, and why is said; the others are", async () => {
  const items = [
    item("attic", "room=attic"),
    item("bits", "room=bits"),
    item("branch", "room=trajectory&model=dot&at=5:branch1"),
    item("picture", "room=interpolate&model=dot&way=encode"),
    item("model", "room=generate&model=gone"),
    two[1]!,
    item("fails", "room=generate&model=dot&count=1"),
  ];
  await keepLecture(lecture(...items));
  const prepared = prepare(lecture(...items), items);
  await finish();
  await until(() => expect(client.runs).toHaveLength(2));
  await client.last.say({ kind: "failed", failure: { code: "stalled", message: "no answer" } });
  await prepared;
  expect(left().sort()).toEqual([
    expect.stringMatching(/^attic: this page has no room “attic”/),
    expect.stringMatching(/^bits: .* makes no pictures/),
    expect.stringMatching(/^branch: it shows a branch/),
    expect.stringMatching(/^fails: its run failed/),
    expect.stringMatching(/^model: its model, gone, is not here/),
    expect.stringMatching(/^picture: there is nothing to run/),
  ]);
  expect((await kept()).items.filter(({ recorded }) => recorded).map(({ id }) => id)).toEqual(["two"]);
  expect(said()).toEqual(["One moment has pictures now."]);
});

test("a moment of another model comes after the others, with that model loaded, and the chosen one is back at the end", async () => {
  const items = [item("cat", "room=generate&model=cats&count=1"), two[1]!];
  await keepLecture(lecture(...items));
  const wanted: string[] = [];
  vi.spyOn(loader, "load").mockImplementation(async () => {
    wanted.push(getState().modelId);
    arrive(getState().modelId);
  });
  const prepared = prepare(lecture(...items), items);
  await finish();
  await finish(1);
  await prepared;
  await until(() => expect(wanted).toEqual(["cats", "dot"]));
  const models = [...(await sheetsIn(await kept())).values()].map(({ sheet }) => sheet.model.id);
  expect(models).toEqual(["cats", "dot"]);
});

test("a model that does not come, or would end what runs, leaves its moment", async () => {
  const cat = item("cat", "room=generate&model=cats&count=1");
  await keepLecture(lecture(cat));
  vi.spyOn(loader, "load").mockImplementation(async () => {
    setState({ model: { phase: "failed", failure: { code: "download-failed", message: "offline" } } });
  });
  await prepare(lecture(cat), [cat]);
  expect(left()).toEqual(["cat: its model, cats, was not loaded."]);
  arrive("dot");
  const { runGenerate } = await import("../../generate/run.ts");
  runGenerate();
  await settled();
  await prepare(lecture(cat), [cat]);
  expect(left()).toEqual([expect.stringContaining("would end what runs now")]);
  expect(client.last).toBeInstanceOf(FakeRun);
});

test("a run that somebody puts in its place is not taken for the moment", async () => {
  const [one] = two;
  await keepLecture(lecture(one!));
  const prepared = prepare(lecture(one!), [one!]);
  await until(() => expect(client.runs).toHaveLength(1));
  slots.of("generate").restart();
  await finish(1);
  await prepared;
  expect(left()).toEqual(["one: its run was ended, or another was begun in its room."]);
  expect((await kept()).items[0]?.recorded).toBeNull();
});

test("pictures of other weights are prepared anew, and show what they showed", async () => {
  const [one] = two;
  await keepLecture(lecture(one!));
  const prepared = prepare(lecture(one!), [one!]);
  await finish();
  await prepared;
  await changeLecture("own", (now) => ({
    ...now,
    items: now.items.map((each) => ({ ...each, recorded: { ...each.recorded!, pictures: [1, 0], columns: 2 } })),
  }));
  const [before] = (await kept()).items;
  const made = new Map([
    [before!.recorded!.sheet, { id: "dot", title: "", width: 1, height: 1, sha256: "a".repeat(64) }],
  ]);
  expect(wantingIn(await kept(), made, [listed("dot")]).older).toEqual([]);
  const newer = { ...listed("dot"), sha256: "b".repeat(64) };
  expect(wantingIn(await kept(), made, [newer])).toEqual({ without: [], older: [before] });
  expect(wantingIn(await kept(), new Map([[before!.recorded!.sheet, null]]), []).without).toEqual([before]);
  const again = prepare(await kept(), [before!]);
  await finish(1);
  await again;
  const [after] = (await kept()).items;
  expect(after?.recorded).toEqual({ ...before!.recorded, sheet: after?.recorded?.sheet });
  expect((await lectures.sheets("own")).map(({ name }) => name)).toEqual([after?.recorded?.sheet]);
});
