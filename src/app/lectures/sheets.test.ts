import "fake-indexeddb/auto";
import { expect, test, vi } from "vitest";
import type { Lecture } from "../../lecture/lecture.ts";
import { lectures } from "../../ledger/page.ts";
import { LedgerProblem } from "../../ledger/problem.ts";
import { recordingsIn } from "../../run/recorded.ts";
import { modelsIn, recordingsOf } from "./sheets.ts";

vi.mock("../../run/recorded.ts", () => ({ recordingsIn: vi.fn(), filesOf: async () => null }));

const model = { id: "dot", title: "A dot", width: 1, height: 1, sha256: "a".repeat(64) };
const sheet = (positions: readonly number[]) => {
  const part = { lane: 0, count: 1, positions, states: ["x0"] };
  return { model, columns: 1, slots: { generate: { pictures: 1, times: [1, 0], parts: [part] } } };
};
const record = (name: string, of: unknown, picture = new Blob(["x"])) => ({ lecture: "own", name, sheet: of, picture });

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
  const items = names.map((name, i) => ({
    id: String(i),
    title: { en: name },
    address: "room=generate",
    recorded: { sheet: name, slot: "generate", lens: "x0" as const },
  }));
  const lecture: Lecture = { version: 1, id: "own", title: { en: "Mine" }, items };
  await lectures.put({ lecture: { id: "own", when: 1, lecture }, sheets });
  const found = await recordingsOf(lecture);
  expect([...found.keys()]).toEqual(names);
  expect(found.get("frames/whole")).toEqual({ size: { width: 1, height: 1 }, slots: decoded });
  expect(names.slice(1).map((name) => found.get(name))).toEqual([null, null, null, null]);
  vi.spyOn(lectures, "sheets").mockRejectedValue(new LedgerProblem("silent", "no answer"));
  await expect(recordingsOf(lecture)).rejects.toBeInstanceOf(LedgerProblem);
});
