import { expect, test } from "vitest";
import { parseTimes } from "./times.ts";

test("the list of t, as it is typed", () => {
  expect(parseTimes("0, 500 1000,500", 1000, 8)).toEqual([1000, 500, 0]);
  for (const bad of ["", "1001", "-1", "2.5", "many", "1 2 3 4 5 6 7 8 9"]) {
    expect(parseTimes(bad, 1000, 8)).toBeNull();
  }
});
