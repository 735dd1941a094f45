/** What comes into a lecture: moments that can be shown, and files that leave one's own alone. Whatever can't is said. */
import "fake-indexeddb/auto";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import "../../rooms/testing/install.ts";
import { packLecture } from "../../lecture/file.ts";
import fixture from "../../lecture/fixtures/version-1.json";
import type { Lecture } from "../../lecture/lecture.ts";
import { readLecture } from "../../lecture/schema.ts";
import { Ledger } from "../../ledger/ledger.ts";
import { lectures } from "../../ledger/page.ts";
import { LedgerProblem } from "../../ledger/problem.ts";
import { runGenerate } from "../../rooms/generate/run.ts";
import { FIRST } from "../../rooms/generate/scene.ts";
import { runTrajectory } from "../../rooms/trajectory/run.ts";
import type { TrajectoryScene } from "../../rooms/trajectory/scene.ts";
import { Recording } from "../../run/recording.ts";
import { sheetPicture } from "../../run/take-frames.ts";
import { settled } from "../../run/testing/fake-client.ts";
import { fakeModel } from "../../run/testing/fake-models.ts";
import { sceneOf, setScene } from "../actions.ts";
import { getState, setState } from "../store.ts";
import { client, loader, slots } from "../testing/fake-page.ts";
import { addToLecture, receiveLecture } from "./add.ts";
import { momentOf } from "./moment.ts";
import { sheetsIn } from "./sheets.ts";
import { changeLecture, readLectures } from "./shelf.ts";

vi.mock("../page.ts", () => import("../testing/fake-page.ts"));
vi.mock("../../run/take-frames.ts", async (original) => ({
  ...(await original<object>()),
  sheetPicture: vi.fn(async () => new Blob(["cells"], { type: "image/png" })),
}));

const said = () => getState().notices.map(({ text, tone }) => `${tone}: ${text()}`);
const undo = () => getState().notices[0]?.action?.run();
const slot = slots.of("generate");

/** Two pictures run; so many of them have come to so many steps. */
async function run(come: number, position = 20): Promise<void> {
  setScene({ ...FIRST, seed: "7", count: 2 } as typeof FIRST);
  runGenerate();
  await settled();
  await client.last.started(20);
  for (const at of [0, position]) await client.last.frame(at, { count: come });
}

beforeEach(async () => {
  slot.empty();
  loader.arrive(fakeModel());
  setState({ notices: [] });
  for (const { id } of await readLectures()) await lectures.remove(id);
});
afterEach(() => vi.restoreAllMocks());

describe("the moment that is looked at", () => {
  it("is added, read by the reader's own check, and taken back", async () => {
    await run(2);
    await addToLecture("generate");
    expect(said()).toEqual(["info: Added to “My lecture” as moment 1."]);
    const [lecture] = await readLectures();
    expect(lecture?.items[0]).toMatchObject({ recorded: { slot: "generate", lens: "x0" } });
    expect(lecture?.items[0]?.address).toMatch(/^room=generate&model=dot&.*seed=7/);
    const [sheet] = (await sheetsIn(lecture!)).values();
    expect(sheet?.sheet.model).toMatchObject({ id: "dot", sha256: "a".repeat(64) });
    undo();
    await vi.waitFor(async () => expect(await readLectures()).toEqual([]), 10_000);
    expect(await lectures.sheets(lecture!.id)).toEqual([]);
    expect(said()).toEqual([]);
  });

  it.each([
    ["nothing ran", async () => {}],
    ["only some pictures have frames", () => run(1)],
    ["no picture has a guess", () => run(2, 0)],
  ])("is none where %s: that is said, and nothing is kept", async (_, before) => {
    await before();
    expect(await momentOf("generate")).toBeNull();
    await addToLecture("generate");
    expect(said()).toEqual([expect.stringContaining("Not every picture is to be seen yet.")]);
    expect(await readLectures()).toEqual([]);
  });

  it("of one picture has the frames of that one alone, whether others have come or not", async () => {
    await run(1);
    slot.playback.look({ picture: 0 });
    const moment = await momentOf("generate");
    expect(moment?.item.recorded).toMatchObject({ pictures: [0] });
    expect(moment?.pictured.sheet.slots.generate?.parts.map(({ lane }) => lane)).toEqual([0]);
  });

  it("of a branch is the branch, with the way that led there", async () => {
    const scene = sceneOf("trajectory") as TrajectoryScene;
    setScene({ ...scene, count: 1, branches: [{ branch: 1, position: 10 }] } as TrajectoryScene);
    runTrajectory();
    await settled();
    await client.last.started(20);
    for (const at of [0, 5, 10, 15, 20]) await client.last.frame(at);
    const branch = new Recording(1, 4);
    const pixels = (value: number) => new Uint8ClampedArray(4).fill(value);
    for (const position of [10, 15, 20]) {
      const came = { position, t: 0, lane: 0, count: 1, recorded: true };
      branch.add({ ...came, x0: position > 10 ? pixels(100 + position) : null, x: pixels(100 + position) });
    }
    slots.of("trajectory/1").feed.recording = branch;
    slots.of("trajectory").playback.look({ branch: 1 });
    const moment = await momentOf("trajectory");
    expect(moment?.item.address).toContain("at=branch1");
    expect(moment?.pictured.sheet.slots.trajectory?.parts[0]?.positions).toEqual([0, 5, 10, 15, 20]);
    const [{ cells }] = vi.mocked(sheetPicture).mock.lastCall!;
    expect(cells.map((cell) => cell?.[0])).toEqual([undefined, 5, 10, 115, 120]);
  });

  it("is none where a room has measured, whatever greeted there", async () => {
    await run(2);
    slots.of("recorded/bits").adopt(slot.feed.recording!, { scene: sceneOf("bits"), model: fakeModel() });
    expect(await momentOf("bits")).not.toBeNull();
    slots.of("bits").start({ scene: sceneOf("bits"), begin: () => ({ ended: Promise.resolve() }) });
    await addToLecture("bits");
    expect(said()).toEqual([expect.stringContaining("Bits makes numbers")]);
    slots.of("bits").empty();
  });

  it.each([
    [new LedgerProblem("full", "no room"), "There is no room left"],
    [new TypeError("odd"), "This went wrong inside the page."],
  ])("that can't be kept is said to be: %s", async (error, words) => {
    await run(2);
    vi.spyOn(Ledger.prototype, "write").mockRejectedValue(error);
    await addToLecture("generate");
    expect(said()).toEqual([expect.stringContaining(words)]);
    expect(getState().notices[0]?.detail).toBe(error instanceof LedgerProblem ? undefined : "odd");
  });
});

describe("a lecture's file", () => {
  const lecture: Lecture = { ...readLecture(fixture), items: readLecture(fixture).items.slice(2) };
  const open = async (of: Lecture) =>
    receiveLecture(new Map([["a.zip", await packLecture({ lecture: of, sheets: new Map() })]]));
  const titles = async () => (await readLectures()).map(({ title }) => title.en).sort();

  it("comes beside one's own where that was changed, once, and leaves it as it is", async () => {
    await open(lecture);
    expect(said()).toEqual(["info: “From noise to a face” was opened, and is kept in this browser."]);
    await open(lecture);
    expect(await titles()).toEqual(["From noise to a face"]);
    await changeLecture(lecture.id, (now) => ({ ...now, title: { en: "Mine now" } }));
    await open(lecture);
    expect(said()).toEqual([expect.stringMatching(/^info: “From noise to a face” was opened beside yours/)]);
    expect(await titles()).toEqual(["From noise to a face", "Mine now"]);
    await open(lecture);
    expect(await titles()).toEqual(["From noise to a face", "Mine now"]);
  });

  it("that is none, or can't be kept, is said to be", async () => {
    expect(await receiveLecture(new Map([["a.txt", new Blob(["a"])]]))).toBe(false);
    vi.spyOn(Ledger.prototype, "write").mockRejectedValue(new TypeError("odd"));
    expect(await open(lecture)).toBe(true);
    expect(said()).toEqual([expect.stringContaining("error: This went wrong inside the page.")]);
  });
});
