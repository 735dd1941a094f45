import "fake-indexeddb/auto";
import { expect, test } from "vitest";
import { kept, runs } from "./page.ts";
import { LedgerProblem, type ProblemCode } from "./problem.ts";
import { sayProblem } from "./words.ts";

test("what is kept and what runs are in one database, and neither sees the other", async () => {
  await runs.begin({ tab: "t", slot: "generate" }, { head: 1, came: 2, bytes: 3, when: 4 });
  expect(await kept.list()).toEqual([]);
  expect((await indexedDB.databases()).map(({ name }) => name)).toEqual(["backstep"]);
});

test.each<ProblemCode>(["none", "full", "silent", "newer", "failed"])("a problem says what to do: %s", (code) => {
  expect(sayProblem(new LedgerProblem(code, ""))).toMatch(/\b(open|free|load|close)\b/i);
});
