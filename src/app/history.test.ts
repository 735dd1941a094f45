import { expect, test } from "vitest";
import { begin, change, redo, undo } from "./history.ts";

test("undo and redo walk the same way back and forth", () => {
  let h = begin(1);
  h = change(h, 2, "a", 0);
  h = change(h, 3, "b", 1);
  h = undo(h);
  expect(h.present).toBe(2);
  h = undo(h);
  expect(h.present).toBe(1);
  expect(undo(h)).toBe(h);
  h = redo(redo(h));
  expect(h.present).toBe(3);
  expect(redo(h)).toBe(h);
});

test("a dragged slider is one step to undo", () => {
  let h = begin(0);
  for (let i = 1; i <= 50; i++) h = change(h, i, "eta", i * 16);
  expect(h.past).toEqual([0]);
  h = change(h, 51, "eta", 50 * 16 + 5000);
  expect(h.past).toEqual([0, 50]);
});

test("a change after undo drops what was undone and never joins it", () => {
  let h = change(change(begin("a"), "b", "k", 0), "c", "", 1);
  h = undo(h);
  h = change(h, "d", "k", 2);
  expect(h.future).toEqual([]);
  expect(h.past).toEqual(["a", "b"]);
});

test("the past is bounded", () => {
  let h = begin(0);
  for (let i = 1; i <= 500; i++) h = change(h, i, "", i);
  expect(h.past.length).toBe(200);
});
