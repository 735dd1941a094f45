import { expect, test } from "vitest";
import { isOpaque, pixelsOf, rgbaOf } from "./rgba.ts";

const two = { width: 2, height: 1 };

test("pictures of any channels as RGBA8 and back, colours under no opacity included", () => {
  const shown = { 1: [7, 7, 7, 255, 9, 9, 9, 255], 3: [1, 2, 3, 255, 4, 5, 6, 255], 4: [1, 2, 3, 0, 4, 5, 6, 128] };
  const held = { 1: [7, 9], 3: [1, 2, 3, 4, 5, 6], 4: [1, 2, 3, 0, 4, 5, 6, 128] };
  for (const channels of [1, 3, 4] as const) {
    const rgba = rgbaOf({ ...two, channels, pixels: Uint8Array.from(held[channels]) });
    expect([...rgba]).toEqual(shown[channels]);
    expect([...pixelsOf(rgba, { ...two, channels })]).toEqual(held[channels]);
    expect(isOpaque(rgba)).toBe(channels < 4);
  }
});
