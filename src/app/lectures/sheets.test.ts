import "fake-indexeddb/auto";
import { expect, test, vi } from "vitest";
import type { Lecture } from "../../lecture/lecture.ts";
import { lectures } from "../../ledger/page.ts";
import { LedgerProblem } from "../../ledger/problem.ts";
import { recordingsIn } from "../../run/recorded.ts";
import { bringRecordings, modelsIn } from "./sheets.ts";

const filesOf = vi.hoisted(() => vi.fn<() => Promise<{ sheet: unknown; picture: Blob } | null>>(async () => null));
vi.mock("../../run/recorded.ts", () => ({ recordingsIn: vi.fn(), filesOf }));

const model = { id: "dot", title: "A dot", width: 1, height: 1, sha256: "a".repeat(64) };
const sheet = (positions: readonly number[]) => {
  const part = { lane: 0, count: 1, positions, states: ["x0"] };
  return { model, columns: 1, slots: { generate: { pictures: 1, times: [1, 0], parts: [part] } } };
};
const record = (name: string, of: unknown, picture = new Blob(["x"])) => ({ lecture: "own", name, sheet: of, picture });

const showing = (names: readonly string[]): Lecture => ({
  ...{ version: 1, id: "own", title: { en: "Mine" } },
  items: names.map((name, i) => ({
    ...{ id: String(i), title: { en: name }, address: "room=generate" },
    recorded: { sheet: name, slot: "generate", lens: "x0" },
  })),
});

test("a sheet that shows nothing has no model: its moment is to be prepared", async () => {
  const sheets = [record("frames/whole", sheet([1])), record("frames/empty", sheet([]))];
  await lectures.put({ lecture: { id: "own", when: 1, lecture: {} }, sheets });
  expect([...(await modelsIn("own"))].sort()).toEqual([
    ["frames/empty", null],
    ["frames/whole", model],
  ]);
});

test("a sheet that can't be shown leaves the others, and storage that fails leaves none", async () => {
  const decoded = new Map();
  vi.mocked(recordingsIn).mockImplementation(async (_, picture) => {
    if ((await picture.text()) === "torn") throw new DOMException("could not be decoded", "InvalidStateError");
    return decoded;
  });
  const sheets = [
    record("frames/whole", sheet([1])),
    record("frames/empty", sheet([])),
    record("frames/torn", sheet([1]), new Blob(["torn"])),
  ];
  const names = ["frames/whole", "frames/empty", "frames/torn", "frames/lost", "recorded/lost"];
  const lecture = showing(names);
  await lectures.put({ lecture: { id: "own", when: 1, lecture }, sheets });
  const found = new Map<string, unknown>();
  const { signal } = new AbortController();
  const brought = () => bringRecordings(lecture, (name, came) => found.set(name, came), signal);
  await brought();
  expect([...found.keys()].sort()).toEqual([...names].sort());
  expect(found.get("frames/whole")).toEqual({ size: { width: 1, height: 1 }, slots: decoded });
  expect(names.slice(1).map((name) => found.get(name))).toEqual([null, null, null, null]);
  vi.spyOn(lectures, "sheets").mockRejectedValue(new LedgerProblem("silent", "no answer"));
  await expect(brought()).rejects.toBeInstanceOf(LedgerProblem);
  vi.restoreAllMocks();
});

test("a network that is lost in the middle of a lecture's sheets leaves those that came, and the others come with it", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  try {
    vi.mocked(recordingsIn).mockResolvedValue(new Map());
    const files = { sheet: sheet([1]), picture: new Blob(["x"]) };
    filesOf.mockResolvedValueOnce(files).mockRejectedValue(new TypeError("Failed to fetch"));
    const found: unknown[] = [];
    const over = new AbortController();
    const came = (name: string, one: unknown) => found.push([name, one === "away" ? one : "here"]);
    const brought = bringRecordings(showing(["recorded/one", "recorded/two"]), came, over.signal);
    await vi.waitFor(() => expect(found).toHaveLength(2));
    expect(found).toContainEqual(["recorded/one", "here"]);
    expect(found).toContainEqual(["recorded/two", "away"]);
    await vi.advanceTimersByTimeAsync(5000);
    expect(found[2]).toEqual(["recorded/two", "away"]);
    filesOf.mockResolvedValue(files);
    await vi.advanceTimersByTimeAsync(5000);
    await brought;
    expect(found[3]).toEqual(["recorded/two", "here"]);

    filesOf.mockRejectedValue(new TypeError("Failed to fetch"));
    const left = bringRecordings(showing(["recorded/two"]), () => over.abort(), over.signal);
    await left;
    expect(vi.getTimerCount()).toBe(0);
  } finally {
    vi.useRealTimers();
  }
});
