import { expect, test } from "vitest";
import { generateLanes } from "./lanes.ts";
import { FIRST } from "./scene.ts";

test("picture i draws the noise of image i, whatever the count", () => {
  const four = generateLanes({ ...FIRST, count: 4 }, []);
  const many = generateLanes({ ...FIRST, count: 64 }, []);
  expect(many.slice(0, 4)).toEqual(four);
  expect(many.map(({ image }) => image)).toEqual(Array.from({ length: 64 }, (_, i) => i));
});
