import { expect, test } from "vitest";
import { parseSeed } from "../../app/seeds.ts";
import { parseTimes } from "../../app/times.ts";
import { inHalfWidth } from "./half-width.ts";

test.each([
  ["２０２６", "2026"],
  ["１０，１５，２０", "10,15,20"],
  ["1000、500　0", "1000,500 0"],
  ["０．５", "0.5"],
  ["−1", "-1"],
  ["ddim50", "ddim50"],
])("%s is %s", (typed, meant) => {
  expect(inHalfWidth(typed)).toBe(meant);
});

test("a seed and a list of times that were typed in full width are those numbers", () => {
  expect(parseSeed(inHalfWidth("１５０８"))).toBe("1508");
  expect(parseTimes(inHalfWidth("１０００、５００　０"), 1000, 8)).toEqual([1000, 500, 0]);
});
