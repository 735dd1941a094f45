import { expect, test } from "vitest";
import { nextStop } from "./use-walk.ts";

test("it walks to the end, turns, and comes back", () => {
  const seen: number[] = [];
  let at = 0;
  let way: 1 | -1 = 1;
  for (let i = 0; i < 8; i++) {
    ({ at, way } = nextStop(at, way, 4));
    seen.push(at);
  }
  expect(seen).toEqual([1, 2, 3, 2, 1, 0, 1, 2]);
});

test("one picture alone is walked on the spot", () => {
  expect(nextStop(0, 1, 1).at).toBe(0);
});
