import "fake-indexeddb/auto";
import { expect, test } from "vitest";
import { lectures } from "../../ledger/page.ts";
import { modelsIn } from "./sheets.ts";

test("a sheet that shows nothing has no model: its moment is to be prepared", async () => {
  const model = { id: "dot", title: "A dot", width: 1, height: 1, sha256: "a".repeat(64) };
  const sheet = (positions: readonly number[]) => {
    const part = { lane: 0, count: 1, positions, states: ["x0"] };
    return { model, columns: 1, slots: { generate: { pictures: 1, times: [1, 0], parts: [part] } } };
  };
  const record = (name: string, of: unknown) => ({ lecture: "own", name, sheet: of, picture: new Blob(["x"]) });
  const sheets = [record("frames/whole", sheet([1])), record("frames/empty", sheet([]))];
  await lectures.put({ lecture: { id: "own", when: 1, lecture: {} }, sheets });
  expect([...(await modelsIn("own"))].sort()).toEqual([
    ["frames/empty", null],
    ["frames/whole", model],
  ]);
});
