import { expect, test } from "vitest";
import { toPicture } from "./generated.ts";
import { toTensor } from "./tensor.ts";

test("a result becomes the nearest 8-bit levels, and those come back as they were", () => {
  const shape = { width: 2, height: 1, channels: 3 as const };
  // [C, H, W]
  const picture = toPicture(Float32Array.of(-1, 1, 0, 0.5, -2, 2), shape);
  expect([...picture.pixels]).toEqual([0, 128, 0, 255, 191, 255]);
  expect(toPicture(toTensor(picture), shape).pixels).toEqual(picture.pixels);
  expect(picture.origin).toBe("result");
});
